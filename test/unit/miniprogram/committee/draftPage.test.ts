import { standInWeChat } from '../wechat'

const world = standInWeChat()
let definition: object = {}
Object.assign(globalThis, { Page: (given: object) => (definition = given) })
Object.assign((globalThis as unknown as { wx: object }).wx, {
  pageScrollTo: () => undefined,
  setClipboardData: ({ data }: { data: string }) => void world.storage.set('clipboard', data),
})

interface Saved {
  title: string
  text: string
  revision: number
}
interface DraftPage {
  data: {
    title: string
    text: string
    revision: number
    state: string
    versionId: string
    restored: boolean
    conflict: { text: string; name: string } | null
  }
  setData(data: object): void
  onLoad(query: object): void
  load(): Promise<void>
  onText(event: { detail: { value: string } }): void
  onTitle(event: { detail: { value: string } }): void
  onSave(): Promise<boolean>
  onHide(): void
  onBoth(): Promise<boolean>
  onTheirs(): void
}

/** The one draft that the cloud of these tests keeps. */
let stored: Saved
let reachable: boolean
const reply = (value: object) => Promise.resolve({ result: { ok: true, value } })
const refuse = (code: string) => Promise.resolve({ result: { ok: false, refusal: { code, detail: {} } } })
world.answer = () => {
  const { procedure, input } = world.calls[world.calls.length - 1]?.data ?? { procedure: '', input: {} }
  if (!reachable) return Promise.reject({ errCode: -1, errMsg: 'request:fail' })
  if (procedure === 'draft') {
    const version = {
      id: 'v3',
      title: stored.title,
      number: 0,
      stage: 'draft',
      articleCount: 1,
      editedAt: 0,
      motionId: null,
    }
    const rest = { articles: [], warnings: [], opinions: { agree: 0, change: 0, object: 0 }, inForceId: null }
    return reply({ version, text: stored.text, revision: stored.revision, editedByName: '张玉华', ...rest })
  }
  const saved = input as Saved & { versionId: string | null }
  if (procedure === 'saveDraft' && saved.versionId === null) return birth(saved)
  if (saved.revision !== stored.revision) return refuse('EDITED_BY_ANOTHER')
  stored = { title: saved.title, text: saved.text, revision: stored.revision + 1 }
  return reply({ versionId: 'v3', revision: stored.revision, articleCount: 1, warnings: [] })
}
/** New drafts by their request, as the server keeps them: a later try goes over an earlier one. */
const births = new Map<string, Saved>()
let loseAnswers: boolean
let over: boolean
function birth(saved: Saved): Promise<unknown> {
  const { requestId = '' } = world.calls[world.calls.length - 1]?.data ?? {}
  const revision = saved.revision + 1
  if (over) return refuse('ALREADY_SEALED')
  if ((births.get(requestId)?.revision ?? 0) < revision) births.set(requestId, { ...saved, revision })
  if (loseAnswers) return Promise.reject({ errCode: -1, errMsg: 'request:fail timeout' })
  return reply({ versionId: 'v9', revision, articleCount: 1, warnings: [] })
}
const saves = () => world.calls.filter(({ data }) => data.procedure === 'saveDraft').map(({ data }) => data)

async function open(query: object = { versionId: 'v3' }): Promise<DraftPage> {
  await import('../../../../miniprogram/packages/committee/draft/draft')
  const page = Object.assign(Object.create(null) as DraftPage, definition)
  page.data = { ...page.data }
  page.setData = (data) => void Object.assign(page.data, data)
  page.onLoad(query)
  await page.load()
  return page
}
const type = (page: DraftPage, value: string) => page.onText({ detail: { value } })

beforeEach(() => {
  jest.useFakeTimers()
  world.storage.clear()
  world.calls.length = 0
  stored = { title: '院规院约', text: '一、扫地', revision: 3 }
  reachable = true
  births.clear()
  loseAnswers = false
  over = false
})
afterEach(() => jest.useRealTimers())

test('typing is saved when it pauses, not at every letter', async () => {
  const page = await open()
  type(page, '一、扫')
  type(page, '一、扫地,天天扫')
  await jest.advanceTimersByTimeAsync(1400)
  expect(saves()).toHaveLength(0)
  await jest.advanceTimersByTimeAsync(200)
  expect(stored).toMatchObject({ text: '一、扫地,天天扫', revision: 4 })
  expect(page.data).toMatchObject({ state: 'saved', revision: 4 })
})

test('a retry after a broken line is the same intention; other words are another', async () => {
  const page = await open()
  reachable = false
  type(page, '一、扫地,天天扫')
  await page.onSave()
  expect(page.data.state).toBe('failed')
  await page.onSave()
  type(page, '一、扫地,月月扫')
  reachable = true
  await page.onSave()
  const [first, second, third] = saves()
  expect(second?.requestId).toBe(first?.requestId)
  expect(third?.requestId).not.toBe(first?.requestId)
  expect(stored.text).toBe('一、扫地,月月扫')
})

test('when somebody else has saved, both texts are there and neither is overwritten', async () => {
  const page = await open()
  stored = { ...stored, text: '一、扫地,他改的', revision: 4 }
  type(page, '一、扫地,我改的')
  expect(await page.onSave()).toBe(false)
  expect(page.data.conflict).toMatchObject({ text: '一、扫地,他改的', name: '张玉华' })
  expect(page.data.text).toBe('一、扫地,我改的')
  expect(stored.text).toBe('一、扫地,他改的')
  page.onHide()
  await jest.advanceTimersByTimeAsync(5000)
  expect(saves()).toHaveLength(1)
  expect(stored.text).toBe('一、扫地,他改的')

  await page.onBoth()
  expect(stored).toMatchObject({ text: '一、扫地,他改的\n一、扫地,我改的', revision: 5 })
})

test('taking the other’s text leaves one’s own on the clipboard', async () => {
  const page = await open()
  stored = { ...stored, text: '一、扫地,他改的', revision: 4 }
  type(page, '一、扫地,我改的')
  await page.onSave()
  page.onTheirs()
  expect(page.data).toMatchObject({ text: '一、扫地,他改的', revision: 4, conflict: null })
  expect(world.storage.get('clipboard')).toContain('我改的')
})

test('what couldn’t be saved is there when the draft is opened again', async () => {
  const page = await open()
  reachable = false
  type(page, '一、扫地,路上写的')
  await page.onSave()
  reachable = true
  const again = await open()
  expect(again.data).toMatchObject({ text: '一、扫地,路上写的', restored: true, conflict: null })
  expect(await again.onSave()).toBe(true)
  expect(stored.text).toBe('一、扫地,路上写的')
})

test('opened again after somebody else has saved, the unsaved text stands beside theirs', async () => {
  const page = await open()
  reachable = false
  type(page, '一、扫地,路上写的')
  await page.onSave()
  reachable = true
  stored = { ...stored, text: '一、扫地,他改的', revision: 4 }
  const again = await open()
  expect(again.data).toMatchObject({ text: '一、扫地,路上写的', conflict: { text: '一、扫地,他改的' } })
})

test('words typed while it saves are saved next', async () => {
  const page = await open()
  type(page, '一')
  const saving = page.onSave()
  type(page, '一二')
  await saving
  expect(stored.text).toBe('一')
  await jest.advanceTimersByTimeAsync(2000)
  expect(stored.text).toBe('一二')
})

test('a new draft whose first answers were lost is one draft, with the last text, also after the app was closed', async () => {
  const page = await open({})
  loseAnswers = true
  page.onTitle({ detail: { value: '院规院约' } })
  type(page, '一、扫地')
  await page.onSave()
  type(page, '一、扫地\n二、停车')
  await page.onSave()
  expect(page.data).toMatchObject({ versionId: '', state: 'failed' })
  expect([...births.values()]).toMatchObject([{ text: '一、扫地\n二、停车', revision: 2 }])

  loseAnswers = false
  const again = await open({})
  expect(again.data).toMatchObject({ restored: true, text: '一、扫地\n二、停车' })
  type(again, '一、扫地\n二、停车\n三、浇花')
  expect(await again.onSave()).toBe(true)
  expect([...births.values()]).toMatchObject([{ text: '一、扫地\n二、停车\n三、浇花', revision: 3 }])
  expect(again.data).toMatchObject({ versionId: 'v9', revision: 3 })
  expect([...world.storage.keys()].filter((key) => key.startsWith('unsaved:'))).toEqual([])
})

test('when what an earlier try stored is sealed meanwhile, the next try begins another draft', async () => {
  const page = await open({})
  loseAnswers = true
  page.onTitle({ detail: { value: '院规院约' } })
  type(page, '一、扫地')
  await page.onSave()
  loseAnswers = false
  over = true
  await page.onSave()
  over = false
  expect(await page.onSave()).toBe(true)
  expect(new Set(saves().map(({ requestId }) => requestId)).size).toBe(2)
})

test('what amends one rule does not come up in a draft begun from nothing', async () => {
  const page = await open({})
  reachable = false
  page.onTitle({ detail: { value: '新规' } })
  type(page, '一、别的事')
  await page.onSave()
  reachable = true
  const amending = await open({ from: 'v1' })
  expect(amending.data.text).not.toBe('一、别的事')
})
