import { definePage } from '../../../../miniprogram/behaviors/page'
import { accepted, refused, type Result } from '../../../../miniprogram/services/result'
import { standInWeChat } from '../wechat'

const world = standInWeChat()

interface Answer {
  readonly count: number
}
interface Instance {
  data: {
    phase: string
    view: { text: string } | null
    failure: string
    seenAt: string
    outdated: string
    busy: string
    notice: string
  }
  setData(data: object): void
  onLoad(query: object): void
  onShow(): void
  load(): Promise<void>
  onRetry(): Promise<void>
  onJoin(): void
  tap(): Promise<void>
  goOn(): Promise<void>
}

/** What WeChat's Page() does with a definition, as far as a page can notice. */
interface Spec {
  ask: () => Promise<Result<Answer>>
  write?: () => Promise<Result<object>>
  older?: () => Promise<Result<Answer>>
  fromSeen?: (seen: Answer) => boolean
}
function open(spec: Spec): Instance {
  let definition: object = {}
  Object.assign(globalThis, { Page: (given: object) => (definition = given) })
  definePage({
    name: 'test',
    ask: spec.ask,
    ...(spec.fromSeen ? { fromSeen: spec.fromSeen } : {}),
    show: ({ count }: Answer) => ({ text: `${count}` }),
    on: {
      async tap() {
        if (spec.write) await this.act('write', spec.write)
      },
      async goOn() {
        if (spec.older) await this.older(spec.older, (shown, older) => ({ count: shown.count + older.count }))
      },
    },
  })
  const instance = Object.assign(Object.create(null) as Instance, definition, { route: 'pages/test/test' })
  instance.data = { ...instance.data }
  instance.setData = (data) => void Object.assign(instance.data, data)
  instance.onLoad({ id: 'x' })
  return instance
}
const settled = () => new Promise((done) => setImmediate(done))

beforeEach(() => world.storage.clear())

test('a page asks when it is shown and shows one view', async () => {
  const page = open({ ask: () => Promise.resolve(accepted({ count: 3 })) })
  expect(page.data).toMatchObject({ phase: 'loading', view: null })
  page.onShow()
  await settled()
  expect(page.data).toMatchObject({ phase: 'ready', view: { text: '3' } })
})

test('without a network it shows what was last seen, marked', async () => {
  const online = open({ ask: () => Promise.resolve(accepted({ count: 7 })) })
  await online.load()
  const offline = open({ ask: () => Promise.resolve(refused('OFFLINE')) })
  await offline.load()
  expect(offline.data).toMatchObject({ phase: 'offline', view: { text: '7' }, seenAt: '刚刚' })
})

test('without a network and never seen before, it says what to do and tries again', async () => {
  const answers: Result<Answer>[] = [refused('OFFLINE'), accepted({ count: 1 })]
  const page = open({ ask: () => Promise.resolve(answers.shift() ?? refused('INTERNAL')) })
  await page.load()
  expect(page.data).toMatchObject({ phase: 'failed', view: null })
  expect(page.data.failure).toContain('没连上网')
  await page.onRetry()
  expect(page.data).toMatchObject({ phase: 'ready', failure: '' })
})

test('a fault while refreshing leaves what is on screen; a door that was closed does not', async () => {
  const answers: Result<Answer>[] = [accepted({ count: 1 }), refused('BUSY'), refused('NOT_A_MEMBER')]
  const page = open({ ask: () => Promise.resolve(answers.shift() ?? refused('INTERNAL')) })
  await page.load()
  await page.load()
  expect(page.data).toMatchObject({ phase: 'ready', view: { text: '1' } })
  expect(page.data.outdated).not.toBe('')
  await page.load()
  expect(page.data).toMatchObject({ phase: 'stranger', view: null })
  page.onJoin()
  expect(world.visited).toContain('/packages/join/code/code')
})

test('the next answer takes back that the one before could not be asked anew', async () => {
  const answers: Result<Answer>[] = [accepted({ count: 1 }), refused('BUSY'), accepted({ count: 2 })]
  const page = open({ ask: () => Promise.resolve(answers.shift() ?? refused('INTERNAL')) })
  await page.load()
  await page.load()
  expect(page.data).toMatchObject({ notice: '', view: { text: '1' } })
  expect(page.data.outdated).not.toBe('')
  await page.load()
  expect(page.data).toMatchObject({ outdated: '', view: { text: '2' } })
})

test('what is older goes below, unless something else was shown meanwhile', async () => {
  const finish: ((result: Result<Answer>) => void)[] = []
  const page = open({
    ask: () => Promise.resolve(accepted({ count: 1 })),
    older: () => new Promise((done) => finish.push(done)),
  })
  await page.load()
  const first = page.goOn()
  expect(page.data.busy).toBe('older')
  finish[0]?.(accepted({ count: 10 }))
  await first
  expect(page.data.view).toEqual({ text: '11' })
  const second = page.goOn()
  await page.load()
  finish[1]?.(accepted({ count: 100 }))
  await second
  expect(page.data.view).toEqual({ text: '1' })
})

test('what was last seen stays away where the page cannot go on from it', async () => {
  const online = open({ ask: () => Promise.resolve(accepted({ count: 7 })) })
  await online.load()
  const offline = open({ ask: () => Promise.resolve(refused('OFFLINE')), fromSeen: ({ count }) => count !== 7 })
  await offline.load()
  expect(offline.data).toMatchObject({ phase: 'failed', view: null })
})

test('an answer overtaken by a later question is not shown', async () => {
  const waiting: ((result: Result<Answer>) => void)[] = []
  const page = open({ ask: () => new Promise((done) => waiting.push(done)) })
  const first = page.load()
  const second = page.load()
  waiting[1]?.(accepted({ count: 2 }))
  await second
  waiting[0]?.(accepted({ count: 1 }))
  await first
  expect(page.data.view).toEqual({ text: '2' })
})

test('two taps are one action; after a refusal the next tap works again', async () => {
  const finish: ((result: Result<object>) => void)[] = []
  const page = open({
    ask: () => Promise.resolve(accepted({ count: 1 })),
    write: () => new Promise((done) => finish.push(done)),
  })
  const taps = [page.tap(), page.tap()]
  expect(finish).toHaveLength(1)
  expect(page.data.busy).toBe('write')
  finish[0]?.(refused('CLOSED'))
  await Promise.all(taps)
  expect(page.data).toMatchObject({ busy: '' })
  expect(page.data.notice).toContain('截止')
  void page.tap()
  expect(finish).toHaveLength(2)
  expect(page.data.notice).toBe('')
})
