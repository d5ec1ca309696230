import { aForm } from './answers'
import { standInWeChat } from '../wechat'

const world = standInWeChat()
let definition: object = {}
Object.assign(globalThis, { Page: (given: object) => (definition = given) })
Object.assign((globalThis as unknown as { wx: object }).wx, { pageScrollTo: () => undefined })

interface WalkPage {
  data: { phase: string; outdated: string; view: { name: string; items: { key: string; score: number }[] } | null }
  setData(data: object): void
  onLoad(query: object): void
  load(): Promise<void>
  onScore(event: object): void
  onSubmit(): Promise<void>
}

const doors: Record<string, Partial<ReturnType<typeof aForm>>> = {
  h1: { rateeName: 'N001 刘秀英', nextHouseholdId: 'h2' as never },
  h2: { rateeName: 'N002 周国强' },
}
let reachable: boolean
world.answer = () => {
  const { procedure, input } = world.calls[world.calls.length - 1]?.data ?? { procedure: '', input: {} }
  if (!reachable) return Promise.reject({ errCode: -1, errMsg: 'request:fail' })
  const { householdId } = input as { householdId: string }
  const value = procedure === 'ratingForm' ? aForm(doors[householdId]) : { submittedAt: 1, revision: 1, kept: true }
  return Promise.resolve({ result: { ok: true, value } })
}

async function openDoor(householdId: string): Promise<WalkPage> {
  const module = '../../../../miniprogram/packages/property/rate/rate'
  jest.isolateModules(() => void jest.requireActual(module))
  const page = Object.assign(Object.create(null) as object, definition) as WalkPage
  page.data = structuredClone(page.data)
  page.setData = (data) => void Object.assign(page.data, data)
  page.onLoad({ id: 'p1', householdId })
  await page.load()
  return page
}
const score = (page: WalkPage, value: number) =>
  page.onScore({ currentTarget: { dataset: { key: 'openness' } }, detail: { score: value } })

beforeEach(() => {
  jest.useFakeTimers()
  reachable = true
  world.calls.length = 0
  world.storage.clear()
})
afterEach(() => jest.useRealTimers())

test('after a door the next one comes up on the same page', async () => {
  const page = await openDoor('h1')
  score(page, 4)
  await page.onSubmit()
  expect(page.data.view).toMatchObject({ name: 'N002 周国强', items: [{ score: 0 }, { score: 0 }, { score: 0 }] })
})

test('without a line one household’s form never comes up for another', async () => {
  const walk = await openDoor('h1')
  score(walk, 4)
  await walk.onSubmit()
  score(walk, 3)
  reachable = false
  await jest.runAllTimersAsync()
  // both were seen; on this phone only the second has something to go on with
  const first = await openDoor('h1')
  expect(first.data).toMatchObject({ phase: 'failed', view: null })
  const second = await openDoor('h2')
  expect(second.data).toMatchObject({ phase: 'offline', view: { name: 'N002 周国强' } })
  expect(second.data.view?.items[0]).toMatchObject({ key: 'openness', score: 3 })
})
