import { decision, startDisclosuresScene, type DisclosuresScene, type People } from '../support/disclosuresScene'

let scene: DisclosuresScene
let people: People
beforeAll(async () => {
  scene = await startDisclosuresScene()
  people = await scene.courtyard('同')
})
afterAll(() => scene.cloud.stop())

test('two edit one draft at the same moment: one is saved, the other is told by whom and when, nothing is lost', async () => {
  const { founder, second } = people
  const { disclosureId } = await scene.save(founder)
  const edit = (who: string) => ({ ...decision, disclosureId, revision: 1, title: `${who}的标题` })
  const replies = await Promise.all(
    [founder, second].map(async (who) => {
      const reply = await scene.ask(who, 'saveDisclosure', edit(who), {
        requestId: `edit-of-${who === founder ? 1 : 2}`,
      })
      return { who, reply }
    }),
  )
  const winner = replies.find(({ reply }) => reply.ok)
  const loser = replies.find(({ reply }) => !reply.ok)
  if (!winner || !loser || loser.reply.ok) throw new Error('exactly one must be saved')
  expect(loser.reply.refusal).toMatchObject({ code: 'EDITED_BY_ANOTHER', detail: { name: winner.who, revision: 2 } })
  expect(typeof loser.reply.refusal.detail['at']).toBe('number')
  const stored = await scene.ok(loser.who, 'disclosureDraft', { disclosureId })
  expect(stored).toMatchObject({ revision: 2, draft: { title: `${winner.who}的标题`, editedByName: winner.who } })
  // the winner's answer got lost: asking again finds it; the other goes on from what is stored
  const requestId = `edit-of-${winner.who === founder ? 1 : 2}`
  const again = await scene.ok(winner.who, 'saveDisclosure', edit(winner.who), { requestId })
  expect(again.revision).toBe(2)
  expect((await scene.save(loser.who, { ...edit(loser.who), revision: 2 })).revision).toBe(3)
})

test('a change at the very moment of posting: what is posted is what was reviewed, or nothing is', async () => {
  const { founder, second, resident } = people
  for (let round = 0; round < 3; round++) {
    const saved = await scene.save(founder, { title: '看过的' })
    const { disclosureId, revision } = saved
    await scene.ok(founder, 'sendToReview', saved)
    const review = { disclosureId, revision, verdict: 'agree', reasons: '', filesRead: false } as const
    const change = { ...decision, disclosureId, revision, title: '没看过的' }
    const [posted, changed] = await Promise.all([
      scene.ask(second, 'reviewDisclosure', review),
      scene.ask(founder, 'saveDisclosure', change),
    ])
    expect([posted.ok, changed.ok].filter(Boolean)).toHaveLength(1)
    const seen = await scene.ask(resident, 'disclosure', { disclosureId })
    expect(seen.ok ? seen.value.card.title : 'none').toBe(posted.ok ? '看过的' : 'none')
    expect(await scene.told('disclosurePosted', disclosureId)).toBe(posted.ok ? 1 : 0)
  }
})

test('two agree at the same moment: posted once, told once', async () => {
  const { founder, second, neighbour } = people
  const { people: all } = await scene.ok(founder, 'people', {})
  const memberId = all.find(({ name }) => name === neighbour)?.id ?? ''
  await scene.ok(founder, 'setRoles', { memberId, roles: ['committee'] })
  const { disclosureId, revision } = await scene.save(founder)
  await scene.ok(founder, 'sendToReview', { disclosureId, revision })
  const review = { disclosureId, revision, verdict: 'agree', reasons: '', filesRead: false } as const
  const replies = await Promise.all([second, neighbour].map((who) => scene.ask(who, 'reviewDisclosure', review)))
  expect(replies.some(({ ok }) => ok)).toBe(true)
  expect(await scene.told('disclosurePosted', disclosureId)).toBe(1)
})

test('a timer that never came: everybody sees what is overdue; late by days and fired twice, it tells the committee once', async () => {
  const { founder, resident } = people
  await scene.ok(founder, 'duties', {})
  const calendars = scene.cloud.sdk().database().collection('dutyCalendars')
  const [calendar] = (await calendars.limit(1).get()).data as { _id: string; items: { since: number }[] }[]
  if (!calendar) throw new Error('no calendar')
  const items = calendar.items.map((item) => ({ ...item, since: Date.parse('2026-09-01T00:00:00+08:00') }))
  await calendars.doc(calendar._id).update({ items, dueAt: Date.parse('2026-11-15T08:00:00+08:00') })
  const told = () => scene.told('dutyOverdue', calendar._id)
  const { overdue } = await scene.ok(resident, 'disclosures', { kind: null, archive: false, before: null })
  expect(overdue.map(({ key, period }) => `${key} ${period}`)).toContain('finance 2026Q3')
  expect(await told()).toBe(0)
  await Promise.all([scene.cloud.fireTimer('courtyard', 'advance'), scene.cloud.fireTimer('courtyard', 'advance')])
  await scene.cloud.fireTimer('courtyard', 'advance')
  expect(await told()).toBe(overdue.length)
  await scene.cloud.clock.set('2026-11-22T10:00:00+08:00')
  expect(await told()).toBe(overdue.length)
})

test('however many answers were lost, it is one draft with the last text; a try that arrives late takes nothing back', async () => {
  const { founder, second } = people
  const before = (await scene.ok(founder, 'disclosureDrafts', {})).drafts.length
  const requestId = 'born-once'
  const save = (sent: number, title: string) =>
    scene.ask(founder, 'saveDisclosure', { ...decision, disclosureId: null, title, revision: sent }, { requestId })
  const value = async (reply: ReturnType<typeof save>) => {
    const answered = await reply
    if (!answered.ok) throw new Error(answered.refusal.code)
    return answered.value
  }
  const { disclosureId, revision } = await value(save(0, '第一遍'))
  expect(revision).toBe(1)
  // the second try never arrives
  expect(await value(save(2, '第三遍'))).toMatchObject({ disclosureId, revision: 3 })
  expect(await save(1, '第二遍')).toMatchObject({ ok: false, refusal: { code: 'EDITED_BY_ANOTHER' } })
  expect(await value(save(2, '第三遍'))).toMatchObject({ disclosureId, revision: 3 })
  const stored = await scene.ok(founder, 'disclosureDraft', { disclosureId })
  expect(stored).toMatchObject({ revision: 3, draft: { title: '第三遍' } })
  expect((await scene.ok(founder, 'disclosureDrafts', {})).drafts).toHaveLength(before + 1)
  await scene.save(second, { disclosureId, title: '另一位写的', revision: 3 })
  expect(await save(9, '很久以前写的')).toMatchObject({
    refusal: { code: 'EDITED_BY_ANOTHER', detail: { id: disclosureId, name: second, revision: 4 } },
  })
})
