import { aForm } from './answers'
import { standInWeChat } from '../wechat'

const world = standInWeChat()
let definition: object = {}
Object.assign(globalThis, { Page: (given: object) => (definition = given) })
Object.assign((globalThis as unknown as { wx: object }).wx, { pageScrollTo: () => undefined })

interface RatePage {
  data: {
    saved: string
    done: boolean
    notice: string
    phase: string
    failure: string
    view: { item: { score: number } | null } | null
  }
  setData(data: object): void
  onLoad(query: object): void
  load(): Promise<void>
  onScore(event: { detail: { score: number } }): void
  onNext(): void
  onHide(): void
  onSubmit(): Promise<void>
}

let reachable: boolean
/** What the server has of the sheet. */
let form: Partial<ReturnType<typeof aForm>>
let reply: () => Promise<unknown>
const saved = (changes: object = {}) => ({
  result: { ok: true, value: { submittedAt: 1, revision: 1, kept: true, ...changes } },
})
world.answer = () => {
  const { procedure } = world.calls[world.calls.length - 1]?.data ?? { procedure: '' }
  if (!reachable) return Promise.reject({ errCode: -1, errMsg: 'request:fail' })
  return procedure === 'ratingForm' ? Promise.resolve({ result: { ok: true, value: aForm(form) } }) : reply()
}

async function openPage(): Promise<RatePage> {
  const module = '../../../../miniprogram/packages/ratings/rate/rate'
  jest.isolateModules(() => void jest.requireActual(module))
  const page = Object.assign(Object.create(null) as object, definition) as RatePage
  page.data = structuredClone(page.data)
  page.setData = (data) => void Object.assign(page.data, data)
  page.onLoad({ id: 'p1' })
  await page.load()
  return page
}

const sent = () => world.calls.filter(({ data }) => data.procedure === 'saveRating').map(({ data }) => data)
const score = (page: RatePage, value: number) => page.onScore({ detail: { score: value } })

beforeEach(() => {
  jest.useFakeTimers()
  reachable = true
  form = {}
  reply = () => Promise.resolve(saved())
  world.calls.length = 0
  world.storage.clear()
})
afterEach(() => jest.useRealTimers())

test('what is tapped is kept by the server when the hand pauses, as a draft', async () => {
  const page = await openPage()
  score(page, 4)
  expect(sent()).toEqual([])
  await jest.runAllTimersAsync()
  expect(sent()).toHaveLength(1)
  expect(sent()[0]?.input).toMatchObject({ periodId: 'p1', householdId: null, submit: false })
  expect(page.data.saved).toBe('kept')
})

test('a broken line loses nothing: the phone keeps it, and the next opening goes on from there', async () => {
  const page = await openPage()
  reachable = false
  score(page, 2)
  await jest.runAllTimersAsync()
  expect(page.data.saved).toBe('onPhone')
  reachable = true
  const again = await openPage()
  expect(again.data.view?.item?.score).toBe(2)
})

test('handing in that fails says so and keeps the sheet; the retry is the same intention', async () => {
  const page = await openPage()
  score(page, 5)
  await jest.runAllTimersAsync()
  reachable = false
  await page.onSubmit()
  expect(page.data).toMatchObject({ done: false })
  expect(page.data.notice).not.toBe('')
  reachable = true
  await page.onSubmit()
  expect(page.data.done).toBe(true)
  const submits = sent().filter(({ input }) => (input as { submit: boolean }).submit)
  expect(submits).toHaveLength(2)
  expect(submits[0]?.requestId).toBe(submits[1]?.requestId)
  expect([...world.storage.keys()].filter((key) => key.startsWith('unsaved:'))).toEqual([])
})

test('an empty sheet is not handed in', async () => {
  const page = await openPage()
  await page.onSubmit()
  expect(sent()).toEqual([])
  expect(page.data.done).toBe(false)
})

test('without a line a form seen earlier is not gone on with: what it says is stored may be outdated', async () => {
  form = { draft: { scores: [{ item: 'openness', score: 2, reasons: [] }], comment: '', photoFileId: '', praise: '' } }
  await openPage()
  reachable = false
  const page = await openPage()
  expect(page.data).toMatchObject({ phase: 'failed', view: null })
  expect(page.data.failure).toContain('没连上网')
  score(page, 5)
  expect(world.storage.has('unsaved::rating:p1:')).toBe(false)
  reachable = true
  await page.load()
  expect(page.data.view?.item?.score).toBe(2)
})

test('without a line what this phone itself holds is gone on with, and goes up when the line is back', async () => {
  const page = await openPage()
  reachable = false
  score(page, 4)
  await jest.runAllTimersAsync()
  const again = await openPage()
  expect(again.data).toMatchObject({ phase: 'offline', saved: 'onPhone' })
  expect(again.data.view?.item?.score).toBe(4)
  reachable = true
  world.calls.length = 0
  again.onHide()
  await jest.runAllTimersAsync()
  expect(sent()).toMatchObject([{ input: { submit: false, revision: 0, sheet: { scores: [{ score: 4 }, {}, {}] } } }])
})

test('what is handed in waits for the draft on its way, and no draft follows it', async () => {
  const page = await openPage()
  const finish: (() => void)[] = []
  reply = () => new Promise((done) => finish.push(() => done(saved({ revision: finish.length }))))
  score(page, 3)
  await jest.runAllTimersAsync()
  score(page, 5)
  const submitting = page.onSubmit()
  page.onHide()
  await jest.runAllTimersAsync()
  expect(sent().map(({ input }) => (input as { submit: boolean }).submit)).toEqual([false])
  finish[0]?.()
  await jest.runAllTimersAsync()
  page.onHide()
  expect(sent().map(({ input }) => (input as { submit: boolean }).submit)).toEqual([false, true])
  // it says which answer it goes on from, so that a draft which arrives later still is known as older
  expect(sent()[1]?.input).toMatchObject({ revision: 1, sheet: { scores: [{ score: 5 }, {}, {}] } })
  finish[1]?.()
  await submitting
  expect(page.data).toMatchObject({ done: true, saved: 'kept' })
})

test('of two drafts one is on its way at a time: the older can’t arrive last', async () => {
  const page = await openPage()
  const finish: (() => void)[] = []
  reply = () => new Promise((done) => finish.push(() => done(saved({ revision: finish.length }))))
  score(page, 3)
  await jest.runAllTimersAsync()
  score(page, 4)
  await jest.runAllTimersAsync()
  page.onHide()
  await jest.runAllTimersAsync()
  expect(sent()).toHaveLength(1)
  finish[0]?.()
  await jest.runAllTimersAsync()
  expect(sent()).toHaveLength(2)
  expect(sent()[1]?.input).toMatchObject({ revision: 1, sheet: { scores: [{ score: 4 }, {}, {}] } })
  finish[1]?.()
  await jest.runAllTimersAsync()
  expect(sent()).toHaveLength(2)
  expect(page.data.saved).toBe('kept')
})

test('a draft older than what was handed in elsewhere stays on the phone and goes on from there', async () => {
  const page = await openPage()
  reply = () => Promise.resolve(saved({ revision: 6, kept: false }))
  score(page, 3)
  await jest.runAllTimersAsync()
  expect(page.data.saved).toBe('onPhone')
  expect(world.storage.has('unsaved::rating:p1:')).toBe(true)
  reply = () => Promise.resolve(saved({ revision: 7 }))
  score(page, 4)
  await jest.runAllTimersAsync()
  expect(sent()[1]?.input).toMatchObject({ revision: 6 })
  expect(page.data.saved).toBe('kept')
})

test('somebody else at the same door meanwhile: drafts stay here, and handing in is meant', async () => {
  const page = await openPage()
  const refusal = { code: 'EDITED_BY_ANOTHER', detail: { name: '王师傅', revision: 4 } }
  reply = () => Promise.resolve({ result: { ok: false, refusal } })
  score(page, 3)
  await jest.runAllTimersAsync()
  expect(page.data.notice).toBe('王师傅刚评过这一份。你写的还在这部手机上,再交就按你的算')
  score(page, 4)
  await jest.runAllTimersAsync()
  expect(sent()).toHaveLength(1)
  reply = () => Promise.resolve(saved({ revision: 5 }))
  await page.onSubmit()
  expect(sent()[1]?.input).toMatchObject({ submit: true, revision: 4 })
  expect(page.data.done).toBe(true)
})
