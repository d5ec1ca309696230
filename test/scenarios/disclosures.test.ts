import type { DisclosureDocument } from '../../cloudfunctions/shared/documents'
import { decision, startDisclosuresScene, type DisclosuresScene } from '../support/disclosuresScene'

let scene: DisclosuresScene
beforeAll(async () => {
  scene = await startDisclosuresScene()
})
afterAll(() => scene.cloud.stop())

const listOf = { kind: null, archive: false, before: null } as const

test('a draft is nobody’s business until a second pair of eyes has posted it; then everybody is told once', async () => {
  const { founder, second, resident } = await scene.courtyard('一')
  const { disclosureId, revision, problems } = await scene.save(founder)
  expect(problems).toEqual([])
  expect((await scene.ok(resident, 'disclosures', listOf)).cards).toEqual([])
  expect((await scene.refused(resident, 'disclosure', { disclosureId })).code).toBe('NOT_FOUND')
  expect((await scene.refused(resident, 'disclosureDraft', { disclosureId })).code).toBe('FORBIDDEN')
  const review = { disclosureId, revision, verdict: 'agree', reasons: '', filesRead: false } as const
  expect((await scene.refused(second, 'reviewDisclosure', review)).code).toBe('WRONG_STAGE')

  await scene.ok(founder, 'sendToReview', { disclosureId, revision })
  await scene.ok(founder, 'sendToReview', { disclosureId, revision })
  expect(await scene.told('disclosureToReview', disclosureId)).toBe(1)
  expect((await scene.refused(founder, 'reviewDisclosure', review)).code).toBe('SAME_PERSON')
  expect((await scene.ok(second, 'disclosureDraft', { disclosureId })).canReview).toBe(true)
  expect((await scene.ok(founder, 'disclosureDraft', { disclosureId })).canReview).toBe(false)
  await scene.agree(second, { disclosureId, revision })
  await scene.agree(second, { disclosureId, revision })
  expect(await scene.told('disclosurePosted', disclosureId)).toBe(1)

  const { cards, canWrite } = await scene.ok(resident, 'disclosures', listOf)
  expect(cards).toMatchObject([
    { id: disclosureId, kind: 'decision', version: 1, state: 'posted', short: null, summary: '院里八盏路灯换成感应灯' },
  ])
  expect(canWrite).toBe(false)
  const seen = await scene.ok(resident, 'disclosure', { disclosureId })
  expect(seen).toMatchObject({ editedByName: founder, reviewedByName: second, year: null, statement: null })
  expect(seen.sections.map(({ title, text }) => [title, text])).toEqual([
    ['定了什么', '院里八盏路灯换成感应灯'],
    ['怎么定的', '11月10日院坝会,42户同意'],
    ['接下来怎么办', ''],
  ])
  expect(await scene.count('noticeViews', { subjectId: disclosureId })).toBe(1)
  expect((await scene.refused(founder, 'saveDisclosure', { ...decision, disclosureId, revision })).code).toBe(
    'WRONG_STAGE',
  )
  expect((await scene.refused(founder, 'dropDisclosure', { disclosureId })).code).toBe('WRONG_STAGE')
})

test('a reader’s page takes two steps of reads, the list one or two', async () => {
  const people = await scene.courtyard('二')
  const disclosureId = await scene.posted(people)
  await scene.ok(people.resident, 'disclosures', listOf)
  expect((await scene.trips(people.resident, 'disclosures', listOf)).depth).toBeLessThanOrEqual(2)
  expect((await scene.trips(people.resident, 'disclosure', { disclosureId })).depth).toBeLessThanOrEqual(2)
})

test('given back with reasons, changed and sent again', async () => {
  const { founder, second } = await scene.courtyard('三')
  const first = await scene.save(founder)
  await scene.ok(founder, 'sendToReview', first)
  const back = { ...first, verdict: 'return', filesRead: false } as const
  const bare = { disclosureId: back.disclosureId, revision: back.revision, verdict: back.verdict, filesRead: false }
  expect((await scene.refused(second, 'reviewDisclosure', { ...bare, reasons: '' })).code).toBe('EMPTY_TEXT')
  await scene.ok(second, 'reviewDisclosure', { ...bare, reasons: '写上花多少钱' })
  const { draft } = await scene.ok(founder, 'disclosureDraft', { disclosureId: first.disclosureId })
  expect(draft).toMatchObject({ stage: 'draft', returned: { byName: second, reasons: '写上花多少钱' } })
  const again = await scene.save(founder, {
    disclosureId: first.disclosureId,
    revision: 1,
    title: '路灯换成感应灯,1200 元',
  })
  await scene.ok(founder, 'sendToReview', again)
  expect(await scene.told('disclosureToReview', first.disclosureId)).toBe(2)
  // who changes it while it lies in review takes it back, and is then no second pair of eyes
  const mine = await scene.save(second, { disclosureId: first.disclosureId, revision: 2 })
  expect((await scene.ok(founder, 'disclosureDrafts', {})).drafts).toMatchObject([
    { stage: 'draft', editedByName: second },
  ])
  await scene.ok(second, 'sendToReview', mine)
  const refusal = await scene.refused(second, 'reviewDisclosure', {
    ...bare,
    revision: 3,
    verdict: 'agree',
    reasons: '',
  })
  expect(refusal.code).toBe('SAME_PERSON')
  await scene.agree(founder, mine)
})

test('too short a posting needs a reason, and the alarm is seen by everybody', async () => {
  const people = await scene.courtyard('四')
  const { founder, resident } = people
  const short = await scene.save(founder, { postedDays: 5 })
  expect(short.problems).toMatchObject([{ column: '公示天数' }])
  const refusal = await scene.refused(founder, 'sendToReview', short)
  expect(refusal).toMatchObject({ code: 'SHORT_WITHOUT_REASON', detail: { days: 15 } })
  const disclosureId = await scene.posted(people, { postedDays: 5, shortReason: '下周就要施工' })
  const { card } = await scene.ok(resident, 'disclosure', { disclosureId })
  expect(card.short).toEqual({ days: 5, daysNeeded: 15, reason: '下周就要施工' })
  const news = (await scene.ok(resident, 'home', {})).news.find(({ subjectId }) => subjectId === disclosureId)
  expect(news?.text).toContain('这次只公示 5 天')
})

test('a correction is a new version beside the old one, which stays readable', async () => {
  const people = await scene.courtyard('五')
  const { founder, second, resident } = people
  const disclosureId = await scene.posted(people)
  const correction = { disclosureId, reason: '户数写错了' }
  const [one, two] = await Promise.all([founder, second].map((who) => scene.ok(who, 'correctDisclosure', correction)))
  expect(one).toEqual(two)
  if (!one) throw new Error('no correction')
  expect((await scene.ok(founder, 'disclosureDraft', { disclosureId: one.disclosureId })).corrects?.id).toBe(
    disclosureId,
  )
  const saved = await scene.save(second, { ...one, title: '路灯换成感应灯(更正)' })
  const kind = await scene.refused(second, 'saveDisclosure', { ...decision, ...one, revision: 2, kind: 'outcome' })
  expect(kind.code).toBe('INVALID_INPUT')
  await scene.ok(second, 'sendToReview', saved)
  await scene.agree(founder, saved)

  const id = saved.disclosureId
  expect(await scene.told('disclosureCorrected', id)).toBe(1)
  expect((await scene.ok(resident, 'disclosures', listOf)).cards).toMatchObject([
    { id, version: 2, supersededBy: null },
  ])
  const archive = await scene.ok(resident, 'disclosures', { ...listOf, archive: true })
  expect(archive.cards).toMatchObject([{ id: disclosureId, version: 1, supersededBy: id, state: 'archived' }])
  const [old, now] = await Promise.all(
    [disclosureId, id].map((which) => scene.ok(resident, 'disclosure', { disclosureId: which })),
  )
  expect(old?.card.title).toBe('路灯换成感应灯')
  expect(now?.correctionReason).toBe('户数写错了')
  expect(old?.versions).toEqual(now?.versions)
  expect(now?.versions.map(({ version }) => version)).toEqual([2, 1])
  expect((await scene.refused(founder, 'correctDisclosure', correction)).code).toBe('WRONG_STAGE')

  // the reason can be put right like any other word of it
  const again = await scene.ok(founder, 'correctDisclosure', { disclosureId: id, reason: '把李永福写错了' })
  const reworded = await scene.save(founder, { ...again, correctionReason: '把人写错了' })
  const { correctionReason } = await scene.ok(founder, 'disclosureDraft', { disclosureId: again.disclosureId })
  expect(correctionReason).toBe('把人写错了')
  await scene.save(founder, { disclosureId: reworded.disclosureId, revision: reworded.revision, title: '路灯' })
  expect((await scene.ok(founder, 'disclosureDraft', { disclosureId: again.disclosureId })).correctionReason).toBe(
    '把人写错了',
  )
  await scene.ok(founder, 'dropDisclosure', { disclosureId: again.disclosureId })

  // one that was given up doesn't stand in the way of the next
  const third = await scene.ok(founder, 'correctDisclosure', { disclosureId: id, reason: '又错了' })
  await scene.ok(founder, 'dropDisclosure', { disclosureId: third.disclosureId })
  const fourth = await scene.ok(founder, 'correctDisclosure', { disclosureId: id, reason: '真的错了' })
  expect(fourth.disclosureId).not.toBe(third.disclosureId)
})

test('an item about discipline names nobody: not in the text, not in an answer, not in a question', async () => {
  const people = await scene.courtyard('六')
  const { founder, second, resident } = people
  const named = '李 永福家在路口摆摊'
  const sections = [
    { key: 'what', text: named },
    { key: 'rule', text: '第三条' },
    { key: 'result', text: '劝离' },
  ]
  const about = { kind: 'discipline', title: '占道的处理', sections } as const
  const saved = await scene.save(founder, about)
  expect(saved.problems).toMatchObject([{ column: '什么事', value: '李永福' }])
  const refusal = await scene.refused(founder, 'sendToReview', saved)
  expect(refusal).toMatchObject({ code: 'NAMES_UNMASKED', detail: { name: '李永福', where: '什么事' } })
  const { texts, found } = await scene.ok(founder, 'maskNames', { texts: [named, '没有名字'] })
  expect(texts).toEqual(['李*福家在路口摆摊', '没有名字'])
  expect(found).toEqual([{ name: '李永福', masked: '李*福', times: 1 }])
  const masked = sections.map((one) => (one.key === 'what' ? { ...one, text: texts[0] ?? '' } : one))
  const disclosureId = await scene.posted(people, { ...about, sections: masked })

  const question = { disclosureId, topic: 'result', text: '李永福家搬走了吗' } as const
  const { queryId } = await scene.ok(resident, 'askQuery', question)
  const answer = await scene.refused(second, 'answerQuery', { queryId, answer: '李永福家已经搬走' })
  expect(answer.code).toBe('NAMES_UNMASKED')
  await scene.ok(second, 'answerQuery', { queryId, answer: '已经搬走了' })
  const { queries } = await scene.ok(founder, 'disclosure', { disclosureId })
  expect(queries).toMatchObject([{ text: '李*福家搬走了吗', answer: '已经搬走了', mine: false }])
})

test('what is unfit isn’t shown, and another courtyard’s looks like none', async () => {
  const { founder } = await scene.courtyard('七')
  const other = await scene.courtyard('八')
  const risky = await scene.save(founder, { title: '一起去赌博' })
  expect((await scene.refused(founder, 'sendToReview', risky)).code).toBe('RISKY_TEXT')
  const theirs = await scene.posted(other)
  const asks = [
    scene.refused(founder, 'disclosure', { disclosureId: theirs }),
    scene.refused(founder, 'disclosureDraft', { disclosureId: theirs }),
    scene.refused(founder, 'correctDisclosure', { disclosureId: theirs, reason: '好奇' }),
    scene.refused(founder, 'exportFinance', { disclosureId: theirs, format: 'csv' }),
    scene.refused(founder, 'askQuery', { disclosureId: theirs, topic: 'other', text: '好奇' }),
    scene.refused(founder, 'saveDisclosure', { ...decision, disclosureId: theirs, revision: 1 }),
    scene.refused(founder, 'dropDisclosure', { disclosureId: theirs }),
  ]
  expect((await Promise.all(asks)).map(({ code }) => code)).toEqual(asks.map(() => 'NOT_FOUND'))
})

test('the list goes on page by page and by kind; after its days an item expires, a year later it is in the archive', async () => {
  const people = await scene.courtyard('九')
  const disclosureId = await scene.posted(people, { title: '第22件' })
  const collection = scene.cloud.sdk().database().collection('disclosures')
  const stored = ((await collection.doc(disclosureId).get()) as { data: DisclosureDocument[] }).data[0]
  if (!stored) throw new Error('nothing stored')
  const older = Array.from({ length: 21 }, (_, at) => ({
    ...stored,
    _id: `${String(at).padStart(2, '0')}${disclosureId.slice(2)}`,
    title: `第${21 - at}件`,
    kind: at === 18 ? 'commitment' : 'decision',
    postedAt: (stored.postedAt ?? 0) - at - 1,
  }))
  await collection.add(older)
  const first = await scene.ok(people.resident, 'disclosures', listOf)
  expect(first.cards).toHaveLength(20)
  const rest = await scene.ok(people.resident, 'disclosures', { ...listOf, before: first.next })
  expect(rest.cards.map(({ title }) => title)).toEqual(['第2件', '第1件'])
  expect(rest.next).toBeNull()
  const kind = await scene.ok(people.resident, 'disclosures', { ...listOf, kind: 'commitment' })
  expect(kind.cards.map(({ title }) => title)).toEqual(['第3件'])

  await scene.cloud.clock.set('2026-12-08T10:00:00+08:00')
  expect((await scene.ok(people.resident, 'disclosures', listOf)).cards[0]?.state).toBe('expired')
  await scene.cloud.clock.set('2027-12-08T10:00:00+08:00')
  expect((await scene.ok(people.resident, 'disclosures', listOf)).cards).toEqual([])
  expect((await scene.ok(people.resident, 'disclosures', { ...listOf, archive: true })).cards).toHaveLength(20)
})
