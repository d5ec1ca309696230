import { DECEMBER } from '../../scripts/demo/meetings'
import { people } from '../../scripts/demo/people'
import { seedDemo } from '../../scripts/demo/seedDemo'
import type { Memory } from '../../scripts/demo/stage'
import { DRAFT } from '../../scripts/demo/story'
import { startTestCloud, type TestCloud } from '../support/localCloud'
import type { BenchSection } from './report'

interface Probe {
  readonly screen: string
  readonly openid: string
  readonly fn: string
  readonly procedure: string
  readonly input: unknown
}

/** The query that tells who the caller is; every call begins with it. */
const IDENTITY = 1

/** Database round trips of every screen and of casting, in the demo's open vote (96 households). */
export async function benchRoundTrips(): Promise<BenchSection> {
  const cloud = await startTestCloud()
  try {
    const memory = await seedDemo(cloud, 'voting')
    const { motions, versions } = memory
    const rows: string[][] = []
    const all = [...probes(motions[DRAFT] ?? '', versions[DRAFT] ?? ''), ...probesBetweenVotes(memory)]
    for (const probe of all) {
      const { count, depth } = await measure(cloud, probe)
      rows.push([probe.screen, `${probe.fn}.${probe.procedure}`, String(count), String(Math.max(0, depth - IDENTITY))])
    }
    return {
      title: 'Database round trips',
      explains:
        'One warm call each. Count: all round trips. Depth: the longest chain of those that wait for one another, after the one that identifies the caller.',
      columns: ['screen', 'call', 'count', 'depth'],
      rows,
    }
  } finally {
    await cloud.stop()
  }
}

const probe = (screen: string, openid: string, fn: string, procedure: string, input: unknown = {}): Probe => ({
  screen,
  openid,
  fn,
  procedure,
  input,
})

function probes(motionId: string, versionId: string): readonly Probe[] {
  const resident = people.liuXiuying.openid
  const committee = people.zhouYongfu.openid
  return [
    probe('首页', resident, 'courtyard', 'home'),
    probe('首页 (committee)', committee, 'courtyard', 'home'),
    probe('院规', resident, 'courtyard', 'rules'),
    probe('一稿院规', resident, 'courtyard', 'ruleVersion', { versionId }),
    probe('表决详情', resident, 'votes', 'motion', { motionId }),
    probe('投票', resident, 'votes', 'castBallot', { motionId, choice: 'yes', householdId: null }),
    probe('表决详情 (voted)', resident, 'votes', 'motion', { motionId }),
    probe('我的', resident, 'courtyard', 'mine'),
    probe('消息', resident, 'notifications', 'inbox', { before: null }),
    probe('投票进度', committee, 'votes', 'progress', { motionId }),
    probe('户册', committee, 'courtyard', 'roll', { group: '' }),
    probe('加入单', committee, 'courtyard', 'codeSlips', { group: '' }),
    probe('申请加入', committee, 'courtyard', 'joinRequests'),
    probe('人员', committee, 'courtyard', 'people'),
    probe('发起表决', committee, 'votes', 'planMotion', { versionId }),
    probe('意见汇总', committee, 'courtyard', 'opinions', { versionId }),
  ]
}

/** Screens of what goes on between two votes. */
function probesBetweenVotes({ motions, meetings, disclosures, periods }: Memory): readonly Probe[] {
  const resident = people.liuXiuying.openid
  const committee = people.zhouYongfu.openid
  const manager = people.tangJianping.openid
  const meetingId = meetings[DECEMBER]
  const eventId = `motionOpened:${motions[DRAFT] ?? ''}`
  return [
    probe('首页 (property manager)', manager, 'courtyard', 'home'),
    probe('公示', resident, 'courtyard', 'disclosures', { kind: null, archive: false, before: null }),
    probe('一份账目', resident, 'courtyard', 'disclosure', { disclosureId: disclosures['finance-q3'] }),
    probe('公开日程', resident, 'courtyard', 'duties'),
    probe('办公开', committee, 'courtyard', 'disclosureDrafts'),
    probe('住户的询问', committee, 'courtyard', 'queries'),
    probe('议事', resident, 'courtyard', 'council'),
    probe('会议', resident, 'courtyard', 'meeting', { meetingId }),
    probe('点名', committee, 'courtyard', 'signInSheet', { meetingId }),
    probe('开会 (committee)', committee, 'courtyard', 'meetings'),
    probe('任务', manager, 'courtyard', 'tasks'),
    probe('评议', resident, 'ratings', 'ratings'),
    probe('评一评', resident, 'ratings', 'ratingForm', { periodId: periods['households'], householdId: null }),
    probe('评议结果', resident, 'ratings', 'ratingResult', { periodId: periods['committee'] }),
    probe('评得怎样了', committee, 'ratings', 'ratingProgress', { periodId: periods['households'] }),
    probe('物业工作', manager, 'ratings', 'propertyWork'),
    probe('我家的评议', resident, 'ratings', 'myHouseholdRating', { periodId: null }),
    probe('申诉', committee, 'ratings', 'appeals'),
    probe('提醒', resident, 'notifications', 'preferences'),
    probe('发出的通知', committee, 'notifications', 'notices', { before: null }),
    probe('通知到户', committee, 'notifications', 'reach', { eventId }),
    probe('上门送到', committee, 'notifications', 'sweepList', { eventId, group: '' }),
  ]
}

let calls = 0

/** The second of two calls: the first may have met a cold instance. Casting again with the same request id writes nothing, so it is asked once. */
async function measure(cloud: TestCloud, { openid, fn, procedure, input }: Probe) {
  const warm = procedure === 'castBallot' ? 1 : 2
  let trips = { count: 0, depth: 0 }
  for (let at = 0; at < warm; at++) {
    calls += 1
    const called = await cloud.measure(openid, fn, {
      procedure,
      input,
      requestId: `bench-${String(calls).padStart(6, '0')}`,
    })
    const reply = called.result as { ok: boolean; refusal?: { code: string } }
    if (!reply?.ok) throw new Error(`${fn}.${procedure}: ${reply?.refusal?.code ?? 'no answer'}`)
    trips = called.roundTrips
  }
  return trips
}
