import { postInDecember, postInNovember } from './disclosures'
import { callDecemberMeeting, confirmNovemberMeeting, settleNovemberMeeting } from './meetings'
import { people } from './people'
import { JINXIU, LIUHE, NANQIAO } from './places'
import { rateInDecember } from './ring'
import type { Stage } from './stage'
import {
  announce,
  castAll,
  consult,
  demoText,
  inVotingOrder,
  motionOf,
  readAll,
  sampleText,
  seal,
  versionOf,
  writeDraft,
} from './vote'

const { liuXiuying, liuLijuan, luGuodong, mengXuemei, zhouYongfu, zhangYuhua, leiZhiqiang } = people
const { xuZhengcai, duanSiyu, chengXiuying, heMinghua, luoSiyu } = people

/** The draft that the demo is about, by the name it is remembered under. */
export const DRAFT = 'nanqiao-3'

/** Households of Nanqiao that the paper comes from: nobody there has a smartphone. */
const onPaper = ['N004', 'N036', 'N047'] as const

/** A page of a photo album, as it were: the evidence of a paper ballot (one white pixel, PNG). */
const PAPER_PHOTO = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
    'base64',
  ),
)

/**
 * Whose turn it is in Nanqiao's vote: the committee sets an example, and Xiuying's household comes last, for hers is the
 * ballot the demo waits for.
 */
function nanqiaoVoters(stage: Stage) {
  const order = inVotingOrder(stage, NANQIAO)
  const first: readonly string[] = [zhouYongfu, zhangYuhua, leiZhiqiang].map(({ openid }) => openid)
  const committee = order.filter(({ openid }) => first.includes(openid))
  const xiuying = order.filter(({ openid }) => openid === liuXiuying.openid)
  const others = order.filter((holder) => !committee.includes(holder) && !xiuying.includes(holder))
  return { voters: [...committee, ...others], xiuying }
}

/** Eight against and five abstaining of the first seventy-one. */
const choiceOf = (place: number) => (place % 9 === 4 ? 'no' : place % 14 === 9 ? 'abstain' : 'yes')

export async function draftThirdVersion(stage: Stage): Promise<void> {
  await stage.at('2026-11-09 09:00')
  await writeDraft(stage, zhouYongfu.openid, {
    version: DRAFT,
    title: '南桥院坝院规院约',
    text: sampleText('rules-rural.md'),
  })
  await stage.actor(heMinghua.openid).courtyard('foundCourtyard', {
    name: LIUHE,
    kind: 'rural',
    city: '都江堰市',
    town: '天马镇',
    community: '柳河社区',
    founderName: heMinghua.name,
  })
  await writeDraft(stage, xuZhengcai.openid, {
    version: 'jinxiu-charging',
    title: '锦绣花园车棚充电桩',
    text: demoText('jinxiu-charging.md'),
  })
  await seal(stage, xuZhengcai.openid, 'jinxiu-charging')
  await stage.at('2026-11-09 09:30')
}

export async function askForOpinions(stage: Stage): Promise<void> {
  await consult(stage, zhouYongfu.openid, DRAFT)
  await announce(stage, xuZhengcai.openid, {
    version: 'jinxiu-charging',
    title: '车棚装充电桩',
    question: '车棚装充电桩，照这一条办，你同意吗？',
    // it changes what a common part is used for: owners decide it by three quarters, here they are only asked
    matter: 'commonUse',
    regimeKey: 'ownersSpecial',
    standing: 'poll',
    opens: '2026-11-28 08:00',
    closes: '2026-11-29 22:00',
  })
  await writeDraft(stage, duanSiyu.openid, {
    version: 'jinxiu-2',
    title: '锦绣花园管理规约（草案）',
    text: demoText('jinxiu-2.md'),
  })
  await consult(stage, duanSiyu.openid, 'jinxiu-2')

  await stage.at('2026-11-10 20:00')
  await settleNovemberMeeting(stage)
  await stage.at('2026-11-12 19:30')
  const versionId = versionOf(stage, DRAFT)
  const opinions = [
    [liuLijuan, 3, 'change', '十桌以下也说一声吧,停车好安排。'],
    [liuLijuan, 1, 'agree', ''],
    [luGuodong, 5, 'agree', ''],
    [luGuodong, 4, 'change', '院外指定位置在哪里要写清楚。'],
    [mengXuemei, 3, 'object', '晚上十点太早,亲戚都还没走。'],
    [mengXuemei, 7, 'agree', ''],
  ] as const
  for (const [{ openid }, article, stance, text] of opinions) {
    await stage.actor(openid).courtyard('giveOpinion', { versionId, article, stance, text })
  }
  await stage.actor(chengXiuying.openid).courtyard('giveOpinion', {
    versionId: versionOf(stage, 'jinxiu-2'),
    article: 3,
    stance: 'change',
    text: '访客临停两小时短了点,吃顿饭都不够。',
  })
  const { number } = (await stage.actor(zhouYongfu.openid).courtyard('mine', {})).me.courtyard
  const { id: courtyardId } = await stage.actor(luoSiyu.openid).courtyard('findCourtyard', { number })
  await stage
    .actor(luoSiyu.openid)
    .courtyard('askToJoin', { courtyardId, name: luoSiyu.name, claim: '3组18号罗涛的女儿' })
  await stage.at('2026-11-13 09:00')
  await confirmNovemberMeeting(stage)
  await postInNovember(stage)
}

export async function announceVote(stage: Stage): Promise<void> {
  await stage.at('2026-11-20 10:00')
  await seal(stage, zhouYongfu.openid, DRAFT)
  await announce(stage, zhouYongfu.openid, {
    version: DRAFT,
    title: '南桥院坝院规院约(第3稿)',
    question: '这一稿要不要施行?',
    regimeKey: 'courtyardOrdinary',
    standing: 'courtyard',
    opens: '2026-11-28 08:00',
    closes: '2026-12-05 22:00',
  })
  await stage.at('2026-11-23 10:00')
  await seal(stage, duanSiyu.openid, 'jinxiu-2')
  await announce(stage, xuZhengcai.openid, {
    version: 'jinxiu-2',
    title: '锦绣花园管理规约（草案）',
    question: '这份管理规约，你同意吗？',
    // asked before the owners' assembly votes on it, on paper
    matter: 'covenant',
    regimeKey: 'ownersOrdinary',
    standing: 'poll',
    opens: '2026-12-09 08:00',
    closes: '2026-12-20 22:00',
  })
  await stage.at('2026-11-24 09:00')
}

export async function openVote(stage: Stage): Promise<void> {
  const { voters } = nanqiaoVoters(stage)
  const cast = (from: number, to: number) =>
    castAll(stage, DRAFT, voters.slice(from, to), (place) => choiceOf(from + place))
  await stage.at('2026-11-28 08:01')
  await stage.at('2026-11-28 19:00')
  await cast(0, 24)
  await castAll(stage, 'jinxiu-charging', inVotingOrder(stage, JINXIU).slice(0, 92), (i) =>
    i % 5 === 0 ? 'no' : 'yes',
  )
  await stage.at('2026-11-30 12:30')
  await cast(24, 42)
  await recordPapers(stage)
  await stage.at('2026-12-01 09:10')
  await callDecemberMeeting(stage)
  await stage.at('2026-12-02 19:00')
  await postInDecember(stage)
  await rateInDecember(stage)
  await stage.at('2026-12-03 18:30')
  await cast(42, 56)
  await readAll(stage, DRAFT, voters.slice(64, 74))
  await proposeASeat(stage)
  await stage.actor(zhangYuhua.openid).courtyard('saveDraft', {
    versionId: null,
    title: '南桥院坝院规院约',
    text: demoText('nanqiao-4.md'),
    revision: 0,
  })
  await stage.at('2026-12-03 19:00')
}

/** One of the committee would like a neighbour to join it: another household's member has to say yes, and then everybody has three days. */
async function proposeASeat(stage: Stage): Promise<void> {
  const proposer = stage.actor(zhangYuhua.openid)
  const { people: all } = await proposer.courtyard('people', {})
  const found = all.find(({ name }) => name === luGuodong.name)
  if (!found) throw new Error(`${luGuodong.name} hasn't joined`)
  await proposer.courtyard('setRoles', { memberId: found.id, roles: ['committee'] })
}

/** Two ballots on paper are witnessed and count; the third waits for somebody to look at it. */
async function recordPapers(stage: Stage): Promise<void> {
  const motionId = motionOf(stage, DRAFT)
  const recorder = stage.actor(zhangYuhua.openid)
  const { groups } = await recorder.votes('progress', { motionId })
  const households = groups.flatMap((group) => group.households)
  for (const [at, no] of onPaper.entries()) {
    const householdId = households.find((household) => household.no === no)?.id
    if (householdId === undefined) throw new Error(`${no} isn't in the electorate`)
    const photoFileId = await stage.cloud.upload(zhangYuhua.openid, `uploads/paper/${no}.png`, PAPER_PHOTO)
    const { id } = await recorder.votes('recordPaperBallot', {
      ...{ motionId, householdId, choice: 'yes', slipNumber: at + 1, photoFileId },
    })
    if (no === 'N047') continue
    const witness = stage.actor(leiZhiqiang.openid)
    await witness.votes('paperBallot', { id })
    await witness.votes('witnessPaperBallot', { id, agree: true })
  }
}

export async function nearlyClose(stage: Stage): Promise<void> {
  const { voters } = nanqiaoVoters(stage)
  await stage.at('2026-12-05 20:30')
  await castAll(stage, DRAFT, voters.slice(56, 61), (place) => choiceOf(56 + place))
  await stage.at('2026-12-05 21:00')
}

/** Nobody else comes: one household short. */
export async function missQuorum(stage: Stage): Promise<void> {
  await countAfterTheWait(stage)
  await stage.at('2026-12-08 08:30')
}

/** There is paper: the doors that were drawn are asked, and two days later it is counted. */
async function countAfterTheWait(stage: Stage): Promise<void> {
  await stage.at('2026-12-06 00:01')
  await stage.at('2026-12-06 10:00')
  const motionId = motionOf(stage, DRAFT)
  // neither who recorded the papers nor who witnessed them
  const asker = stage.actor(zhouYongfu.openid)
  for (const { id: householdId, paper, mayAsk } of (await asker.votes('doorChecks', { motionId })).doors) {
    if (!mayAsk) continue
    const collectedBy = paper ? zhangYuhua.name : ''
    await asker.votes('answerDoorCheck', { motionId, householdId, answer: 'yes', collectedBy })
  }
  await stage.at('2026-12-08 00:03')
}

/** Eight more in the last hour, Xiuying among them; two days for those it concerns to look, the count, and the posting. */
export async function postResult(stage: Stage): Promise<void> {
  const { voters, xiuying } = nanqiaoVoters(stage)
  await castAll(stage, DRAFT, [...voters.slice(61, 68), ...xiuying], (place) => choiceOf(61 + place))
  await countAfterTheWait(stage)
  await stage.at('2026-12-08 09:00')
}

export async function object(stage: Stage): Promise<void> {
  await stage.at('2026-12-09 20:00')
  await stage.actor(mengXuemei.openid).votes('raiseObjection', {
    motionId: motionOf(stage, DRAFT),
    text: '4组有一户上个月搬走了,户册还没有改,他家这一票该不该算,请核实。',
  })
  await stage.at('2026-12-10 10:00')
}

export async function comeIntoForce(stage: Stage): Promise<void> {
  await stage.at('2026-12-09 08:01')
  await stage.at('2026-12-10 20:00')
  await castAll(stage, 'jinxiu-2', inVotingOrder(stage, JINXIU).slice(3, 61), (i) => (i % 6 === 4 ? 'no' : 'yes'))
  await stage.at('2026-12-16 00:01')
  await stage.at('2026-12-17 09:00')
}
