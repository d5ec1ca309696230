import {
  decision,
  picture,
  startDisclosuresScene,
  type DisclosuresScene,
  type People,
} from '../support/disclosuresScene'

let scene: DisclosuresScene
let people: People
beforeAll(async () => {
  scene = await startDisclosuresScene()
  people = await scene.courtyard('图')
  await holdAnswers()
})
afterAll(() => scene.cloud.stop())

const holdAnswers = () => scene.cloud.post('/control/mediaChecks', { delayMs: null })
const answer = async (body: object = {}) =>
  ((await scene.cloud.post('/control/mediaChecks/answer', body)) as { answered: string[] }).answered
const waiting = async () =>
  ((await scene.cloud.get('/control/mediaChecks')) as { waiting: { traceId: string; path: string }[] }).waiting
const verdictOn = (saved: { disclosureId: string; revision: number }, filesRead = false) =>
  ({
    ...{ disclosureId: saved.disclosureId, revision: saved.revision },
    verdict: 'agree',
    reasons: '',
    filesRead,
  }) as const

test('an upload that was cut is refused by name; sent again whole it is taken', async () => {
  const { founder } = people
  const before = await scene.count('disclosures')
  const cut = await scene.upload(founder, '路灯.png', picture, 5)
  const refusal = await scene.refused(founder, 'saveDisclosure', { ...decision, attachments: [cut] })
  expect(refusal).toEqual({ code: 'FILE_MISSING', detail: { name: '路灯.png' } })
  const never = { ...cut, fileId: `${cut.fileId}x` }
  expect((await scene.refused(founder, 'saveDisclosure', { ...decision, attachments: [never] })).code).toBe(
    'FILE_MISSING',
  )
  expect(await scene.count('disclosures')).toBe(before)
  const whole = await scene.upload(founder, '路灯.png', picture)
  expect((await scene.save(founder, { attachments: [whole] })).attachments).toMatchObject([{ check: 'pending' }])
  await answer()
})

test('while the answer is late posting waits; when it comes it goes on', async () => {
  const { founder, second } = people
  const file = await scene.upload(founder, '院坝.png', picture)
  const saved = await scene.save(founder, { attachments: [file] })
  await scene.ok(founder, 'sendToReview', saved)
  const refusal = await scene.refused(second, 'reviewDisclosure', verdictOn(saved))
  expect(refusal).toEqual({ code: 'CHECK_PENDING', detail: { name: '院坝.png' } })
  // asked once, however often somebody looks
  expect(await waiting()).toHaveLength(1)
  // anybody can imitate an event; nobody can guess its trace
  const forged = { MsgType: 'event', Event: 'wxa_media_check', trace_id: 'guessed', result: { suggest: 'pass' } }
  await scene.cloud.call(founder, 'courtyard', forged)
  await scene.cloud.call('', 'courtyard', { ...forged, trace_id: { $gt: '' } })
  expect((await scene.refused(second, 'reviewDisclosure', verdictOn(saved))).code).toBe('CHECK_PENDING')
  expect(await answer()).toHaveLength(1)
  expect(await scene.ok(second, 'reviewDisclosure', verdictOn(saved))).toEqual({ posted: true })
})

test('a risky picture is named and keeps the item from being posted; another picture may take its place', async () => {
  const { founder, second } = people
  const bad = await scene.upload(founder, '广告.png', Buffer.concat([picture, Buffer.from('这里可以代开发票')]))
  const saved = await scene.save(founder, { attachments: [bad] })
  await scene.ok(founder, 'sendToReview', saved)
  await answer()
  const refusal = await scene.refused(second, 'reviewDisclosure', verdictOn(saved))
  expect(refusal).toEqual({ code: 'FILE_RISKY', detail: { name: '广告.png' } })
  const { drafts } = await scene.ok(founder, 'disclosureDrafts', {})
  expect(drafts.find(({ id }) => id === saved.disclosureId)).toMatchObject({ filesRisky: 1, filesPending: 0 })
  const good = await scene.upload(founder, '路口.png', picture)
  const changed = await scene.save(founder, { ...saved, attachments: [good] })
  await scene.ok(founder, 'sendToReview', changed)
  await answer()
  await scene.agree(second, changed)
})

test('an answer that never comes is asked for again after a day, and a late second opinion doesn’t undo the first', async () => {
  const { founder, second } = people
  const file = await scene.upload(founder, '水沟.png', picture)
  const saved = await scene.save(founder, { attachments: [file] })
  await scene.ok(founder, 'sendToReview', saved)
  const [lost] = await waiting()
  await scene.cloud.clock.advance(23 * 3_600_000)
  await scene.refused(second, 'reviewDisclosure', verdictOn(saved))
  expect(await waiting()).toHaveLength(1)
  await scene.cloud.clock.advance(2 * 3_600_000)
  expect((await scene.refused(second, 'reviewDisclosure', verdictOn(saved))).code).toBe('CHECK_PENDING')
  const asked = await waiting()
  expect(asked).toHaveLength(2)
  const again = asked.find(({ traceId }) => traceId !== lost?.traceId)
  await answer({ traceId: again?.traceId ?? '', suggest: 'risky' })
  await answer({ suggest: 'pass' })
  expect((await scene.refused(second, 'reviewDisclosure', verdictOn(saved))).code).toBe('FILE_RISKY')
})

test('what waited when the power went is asked for again', async () => {
  const { founder, second } = people
  const file = await scene.upload(founder, '围墙.png', picture)
  const saved = await scene.save(founder, { attachments: [file] })
  await scene.ok(founder, 'sendToReview', saved)
  await scene.cloud.killAndRestart()
  await holdAnswers()
  expect(await waiting()).toEqual([])
  await scene.cloud.clock.advance(25 * 3_600_000)
  expect((await scene.refused(second, 'reviewDisclosure', verdictOn(saved))).code).toBe('CHECK_PENDING')
  await answer()
  await scene.agree(second, saved)
})

test('a PDF, which WeChat can’t look at, is read by the second pair of eyes', async () => {
  const { founder, second } = people
  const file = await scene.upload(founder, '合同.pdf', Buffer.from('%PDF-1.7 …'))
  const saved = await scene.save(founder, { attachments: [file] })
  expect(saved.attachments).toMatchObject([{ type: 'pdf', check: 'byReader' }])
  expect(await waiting()).toEqual([])
  await scene.ok(founder, 'sendToReview', saved)
  expect((await scene.refused(second, 'reviewDisclosure', verdictOn(saved))).code).toBe('FILES_UNREAD')
  await scene.ok(second, 'reviewDisclosure', verdictOn(saved, true))
})
