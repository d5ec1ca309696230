import type { HistoryDocument, RuleDocument, RuleVersionDocument } from '../../cloudfunctions/shared/documents'
import { sha256 } from '../../cloudfunctions/shared/sha256'
import * as areas from '../../cloudfunctions/votes/domain/record/areaCommitment'
import type { PublishedRecord } from '../../cloudfunctions/votes/domain/record/publishedRecord'
import { ruleTextHash } from '../../cloudfunctions/votes/domain/record/ruleTextHash'
import { recount } from '../../cloudfunctions/votes/domain/record/recount'
import {
  addCourtyard,
  announce,
  chair,
  DAY,
  MINUTE,
  rep,
  START,
  startVotesScene,
  type VotesScene,
} from '../support/votesScene'

jest.setTimeout(60_000)

let first: VotesScene
beforeAll(async () => {
  first = await startVotesScene({ households: 1 })
})
afterAll(() => first.cloud.stop())

/** Fifteen days after START end on 16 June, a Tuesday. */
const OPENS = Date.parse('2026-06-17T08:00:00+08:00')
const CLOSES = OPENS + 3 * DAY

async function retitle(scene: VotesScene, title: string): Promise<void> {
  const [version] = await scene.stored<RuleVersionDocument>('ruleVersions', { _id: scene.versionId })
  const hash = ruleTextHash(title, version?.articles ?? [], sha256)
  await scene.change('ruleVersions', scene.versionId, { title, hash })
}

async function estate(people: string, title: string): Promise<VotesScene> {
  const scene = await addCourtyard(
    first.cloud,
    { households: 6, kind: 'estate', areaOf: (i) => 8_000 + i * 211 },
    people,
  )
  await scene.at(Date.parse(START))
  await retitle(scene, title)
  return scene
}

const proposal = (scene: VotesScene) => ({
  versionId: scene.versionId,
  title: '锦绣花园管理规约',
  question: '这份管理规约要不要施行？',
  opensAt: OPENS,
  closesAt: CLOSES,
})

async function inForce(scene: VotesScene): Promise<boolean> {
  const [version] = await scene.stored<RuleVersionDocument>('ruleVersions', { _id: scene.versionId })
  const [rule] = await scene.stored<RuleDocument>('rules', { _id: version?.ruleId })
  return version?.stage === 'inForce' || rule?.inForceVersionId === scene.versionId
}

test('one committee member wants the owners’ covenant in force by a vote of the courtyard: every way is refused', async () => {
  const scene = await estate('-covenant', '锦绣花园管理规约')
  const person = `${chair}-covenant`
  for (const matter of [undefined, 'none', 'covenant', 'otherCommon'] as const) {
    for (const regimeKey of ['courtyardOrdinary', 'ownersOrdinary', 'ownersSpecial'] as const) {
      const refusal = await scene.refused(person, 'announceMotion', {
        ...proposal(scene),
        regimeKey,
        standing: 'courtyard',
        ...(matter === undefined ? {} : { matter }),
      })
      expect({ matter, regimeKey, code: refusal.code }).toEqual({ matter, regimeKey, code: 'OWNERS_MATTER' })
    }
  }
  // nor under a name that hides it
  await retitle(scene, '院里的约定')
  const hidden = { ...proposal(scene), title: '管 理·规\u200b约', question: '同意吗？' }
  const refusal = await scene.refused(person, 'announceMotion', {
    ...hidden,
    matter: 'none',
    regimeKey: 'courtyardOrdinary',
    standing: 'courtyard',
  })
  expect(refusal).toMatchObject({ code: 'OWNERS_MATTER', detail: { name: '定或者改管理规约', named: 1 } })
  // not even to a second person
  for (const name of ['motions', 'proposals']) {
    expect(await scene.stored(name, { courtyardId: scene.courtyard._id })).toEqual([])
  }
})

test('a standing that no form offers is refused', async () => {
  const scene = await estate('-forged', '锦绣花园院规院约')
  const forged = { ...proposal(scene), matter: 'covenant', regimeKey: 'ownersOrdinary' }
  for (const more of [
    { standing: 'statutory' },
    { standing: 'Courtyard' },
    {},
    { standing: 'poll', matter: 'Covenant' },
  ]) {
    const reply = await scene.cloud.call(`${chair}-forged`, 'votes', {
      procedure: 'announceMotion',
      input: { ...forged, ...more },
      requestId: `forged-${JSON.stringify(more).length}`,
    })
    expect(reply).toMatchObject({ ok: false, refusal: { code: 'INVALID_INPUT' } })
  }
})

test('a poll on the covenant is counted as the law counts it, posted 30 days, never comes into force, and recounts', async () => {
  const scene = await estate('-poll', '锦绣花园管理规约')
  const as = (person: string) => `${person}-poll`
  const motionId = await announce(
    scene,
    { ...proposal(scene), matter: 'covenant', regimeKey: 'ownersOrdinary', standing: 'poll' },
    as(chair),
  )
  await scene.at(OPENS)
  await scene.tick()
  for (const i of [1, 2, 3, 4, 5, 6]) {
    await scene.ok(as(rep(i)), 'castBallot', { motionId, choice: 'yes', householdId: null })
  }
  await scene.at(CLOSES + MINUTE)
  await scene.tick()
  const posted = await scene.ok(as(rep(1)), 'motion', { motionId })
  expect(posted).toMatchObject({
    status: 'posted',
    passed: true,
    standing: 'poll',
    matter: { key: 'covenant', name: '定或者改管理规约' },
    regime: { abstentionParticipates: true, postingDays: 30 },
  })
  // thirty days from 20 June end on Monday, 20 July
  expect(posted.postedUntil).toBe(Date.parse('2026-07-21T00:00:00+08:00'))
  const [told] = await scene.stored<{ text: string }>('outbox', { subjectId: motionId, kind: 'resultPosted' })
  expect(told?.text).not.toContain('通过')

  // whatever is sent and however long one waits
  const words = { motionId, reasons: '大家都同意，施行', closesAt: CLOSES + 40 * DAY }
  expect((await scene.refused(as(chair), 'extendMotion', words)).code).toBe('WRONG_STAGE')
  expect((await scene.refused(as(chair), 'endMotion', { motionId, reasons: words.reasons })).code).toBe('WRONG_STAGE')
  await scene.at(CLOSES + 100 * DAY)
  await scene.tick()
  expect(await scene.ok(as(rep(1)), 'motion', { motionId })).toMatchObject({ status: 'ended' })
  expect(await inForce(scene)).toBe(false)

  const { json } = await scene.ok(as(rep(1)), 'record', { motionId })
  expect(recount(json, { sha256, areas })).toMatchObject({ verdict: 'matches' })
  const record = JSON.parse(json) as PublishedRecord
  expect(record.motion.standing).toBe('poll')
  expect(record.chain[0]?.payload).toMatchObject({
    standing: 'poll',
    matter: { key: 'covenant', source: expect.stringContaining('民法典第二百七十八条第一款第二项') as string },
  })
  const [announced] = await scene.stored<HistoryDocument>('history', { chainId: motionId, kind: 'announced' })
  expect(announced?.payload).toEqual(record.chain[0]?.payload)
})

test('what was announced as the courtyard’s decision before this was refused doesn’t come into force either', async () => {
  const scene = await estate('-old', '锦绣花园院规院约')
  const as = (person: string) => `${person}-old`
  const motionId = await announce(
    scene,
    { ...proposal(scene), matter: 'covenant', regimeKey: 'ownersOrdinary', standing: 'poll' },
    as(chair),
  )
  await scene.change('motions', motionId, { standing: 'courtyard' })
  await scene.at(OPENS)
  await scene.tick()
  for (const i of [1, 2, 3, 4, 5, 6]) {
    await scene.ok(as(rep(i)), 'castBallot', { motionId, choice: 'yes', householdId: null })
  }
  await scene.at(CLOSES + MINUTE)
  await scene.tick()
  await scene.at(CLOSES + 100 * DAY)
  await scene.tick()
  expect(await scene.ok(as(rep(1)), 'motion', { motionId })).toMatchObject({ status: 'ended' })
  expect(await inForce(scene)).toBe(false)
})

test('an estate still agrees on its own affairs by households', async () => {
  const scene = await estate('-own', '锦绣花园院规院约（文明公约）')
  const opensAt = Date.parse('2026-06-09T08:00:00+08:00')
  const own = { title: '锦绣花园院规院约', question: '要不要施行？', opensAt, closesAt: opensAt + 3 * DAY }
  const refusal = await scene.refused(`${chair}-own`, 'announceMotion', {
    ...{ ...own, versionId: scene.versionId, regimeKey: 'courtyardOrdinary', standing: 'courtyard' },
  })
  // which matter it is has to be said
  expect(refusal).toMatchObject({ code: 'INVALID_INPUT', detail: { at: 'matter' } })
  const motionId = await announce(scene, { ...own, matter: 'none' }, `${chair}-own`)
  await scene.at(opensAt)
  await scene.tick()
  for (const i of [1, 2, 3, 4, 5]) {
    await scene.ok(`${rep(i)}-own`, 'castBallot', { motionId, choice: 'yes', householdId: null })
  }
  await scene.at(opensAt + 3 * DAY + MINUTE)
  await scene.tick()
  await scene.at(opensAt + 60 * DAY)
  await scene.tick()
  expect(await scene.ok(`${rep(1)}-own`, 'motion', { motionId })).toMatchObject({ status: 'inForce', matter: null })
  expect(await inForce(scene)).toBe(true)
})
