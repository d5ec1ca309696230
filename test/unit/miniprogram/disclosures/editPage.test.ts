import { standInWeChat } from '../wechat'

// the page with all it imports is read in the first test
jest.setTimeout(30_000)

const world = standInWeChat()
let definition: object = {}
let uploads: { cloudPath: string; succeed(): void; cut(): void; progress(percent: number): void }[] = []
Object.assign(globalThis, { Page: (given: object) => (definition = given) })
Object.assign((globalThis as unknown as { wx: { cloud: object } }).wx, {
  pageScrollTo: () => undefined,
  setClipboardData: ({ data }: { data: string }) => void world.storage.set('clipboard', data),
  chooseMedia: ({ success }: { success: (chosen: object) => void }) =>
    success({ tempFiles: [{ tempFilePath: 'wxfile://tmp_1.jpg', size: 5000, fileType: 'image' }] }),
})
interface Upload {
  cloudPath: string
  success(result: { fileID: string }): void
  fail(): void
}
Object.assign((globalThis as unknown as { wx: { cloud: object } }).wx.cloud, {
  uploadFile: ({ cloudPath, success, fail }: Upload) => {
    let heard: (event: { progress: number }) => void = () => undefined
    uploads.push({
      cloudPath,
      succeed: () => success({ fileID: `cloud://${cloudPath}` }),
      cut: () => fail(),
      progress: (progress) => heard({ progress }),
    })
    return { onProgressUpdate: (listener: typeof heard) => (heard = listener) }
  },
})

interface Saving {
  title: string
  sections: { key: string; text: string }[]
  attachments: { fileId: string; name: string; type: string; size: number }[]
  revision: number
}
interface EditPage {
  data: {
    id: string
    revision: number
    title: string
    texts: Record<string, string>
    files: { key: string; state: string; percent: number; check: string | null }[]
    state: string
    restored: boolean
    conflict: { name: string } | null
    view: { main: { disabled: boolean } | null }
  }
  setData(data: object): void
  onLoad(query: object): void
  load(): Promise<void>
  onTitle(event: object): void
  onText(event: object): void
  onImage(): Promise<void>
  onLook(event: object): Promise<void>
  onSave(): Promise<boolean>
  onBoth(): Promise<boolean>
  onHide(): void
}

/** The one draft that the cloud of these tests keeps. */
let stored: Saving
let reachable: boolean
let refuseFile: boolean
const reply = (value: object) => Promise.resolve({ result: { ok: true, value } })
const refuse = (code: string, detail = {}) => Promise.resolve({ result: { ok: false, refusal: { code, detail } } })
const links = { motionId: null, meetingId: null, ratingPeriodId: null }
/** The server keeps a copy of its own of each file, under the hash of its bytes: here, of its name. */
const copyOf = (name: string) => `cloud://evidence/${name}`
const kept = (attachments: Saving['attachments']) =>
  attachments.map(({ name, type, size }) => ({
    ...{ fileId: copyOf(name), sha256: 'a'.repeat(64), name, type, bytes: size, check: 'pending' },
  }))
const described = () => ({
  draft: {
    ...{ id: 'd1', kind: 'outcome', title: stored.title, version: 1, stage: 'draft', editedAt: 0 },
    ...{ editedByName: '张玉华', editedByMe: true, returned: null, filesPending: 0, filesRisky: 0 },
  },
  ...{ revision: stored.revision, sections: stored.sections, statement: null, postedDays: 15, postedDaysNeeded: 15 },
  attachments: kept(stored.attachments),
  ...{ shortReason: '', duty: null, links, problems: [], warnings: [], correctionReason: '', corrects: null },
})
world.answer = () => {
  const { procedure, input } = world.calls[world.calls.length - 1]?.data ?? { procedure: '', input: {} }
  if (!reachable) return Promise.reject({ errCode: -1, errMsg: 'request:fail' })
  if (procedure === 'disclosureTemplates') {
    const sections = [{ key: 'done', title: '办成了什么', hint: '', required: true }]
    return reply({ templates: [{ kind: 'outcome', name: '', purpose: '', sections, postedDays: 15 }], duties: [] })
  }
  if (procedure === 'disclosureDraft') return reply(described())
  const saving = input as Saving & { disclosureId: string | null }
  if (saving.disclosureId === null) return birth(saving)
  if (saving.revision !== stored.revision) return refuse('EDITED_BY_ANOTHER')
  if (refuseFile && saving.attachments.length > 0) return refuse('FILE_MISSING', { name: saving.attachments[0]?.name })
  stored = { ...saving, revision: stored.revision + 1 }
  const attachments = kept(stored.attachments)
  return reply({ disclosureId: 'd1', revision: stored.revision, attachments, problems: [], warnings: [] })
}
/** New drafts by their request, as the server keeps them: a later try goes over an earlier one. */
const births = new Map<string, Saving>()
let loseAnswers: boolean
function birth(saving: Saving): Promise<unknown> {
  const { requestId = '' } = world.calls[world.calls.length - 1]?.data ?? {}
  const revision = saving.revision + 1
  if (editedSince) return refuse('EDITED_BY_ANOTHER', { id: 'd1', name: '张玉华' })
  if ((births.get(requestId)?.revision ?? 0) < revision) births.set(requestId, { ...saving, revision })
  if (loseAnswers) return Promise.reject({ errCode: -1, errMsg: 'request:fail timeout' })
  return reply({ disclosureId: 'd1', revision, attachments: [], problems: [], warnings: [] })
}
let editedSince: boolean
const saves = () => world.calls.filter(({ data }) => data.procedure === 'saveDisclosure').map(({ data }) => data)
const textOf = (draft: Saving) => draft.sections[0]?.text

async function open(query: object = { id: 'd1' }): Promise<EditPage> {
  await import('../../../../miniprogram/packages/committee/disclosure-edit/disclosure-edit')
  const page = Object.assign(Object.create(null) as EditPage, definition)
  page.data = { ...page.data }
  page.setData = (data) => void Object.assign(page.data, data)
  page.onLoad(query)
  await page.load()
  return page
}
const type = (page: EditPage, value: string) =>
  page.onText({ currentTarget: { dataset: { key: 'done' } }, detail: { value } })
const settle = () => jest.advanceTimersByTimeAsync(2000)

beforeEach(() => {
  jest.useFakeTimers()
  world.storage.clear()
  world.calls.length = 0
  uploads = []
  stored = { title: '沟清了', sections: [{ key: 'done', text: '380 米' }], attachments: [], revision: 3 }
  reachable = true
  refuseFile = false
  births.clear()
  loseAnswers = false
  editedSince = false
})
afterEach(() => jest.useRealTimers())

test('opening a draft and looking at it saves nothing', async () => {
  const page = await open()
  page.onHide()
  await settle()
  expect(saves()).toHaveLength(0)
})

test('typing is saved when it pauses, once; a retry after a broken line is the same intention', async () => {
  const page = await open()
  type(page, '380 米都')
  type(page, '380 米都清了')
  await settle()
  expect(saves()).toHaveLength(1)
  expect(textOf(stored)).toBe('380 米都清了')
  reachable = false
  type(page, '400 米')
  await page.onSave()
  expect(page.data.state).toBe('failed')
  reachable = true
  await page.onSave()
  const [, first, second] = saves()
  expect(second?.requestId).toBe(first?.requestId)
  expect(textOf(stored)).toBe('400 米')
})

test('what couldn’t be saved is there when the draft is opened again', async () => {
  const page = await open()
  reachable = false
  type(page, '路上写的')
  await page.onSave()
  reachable = true
  const again = await open()
  expect(again.data).toMatchObject({ texts: { done: '路上写的' }, restored: true, conflict: null })
})

test('when another member was faster, both texts come out and nothing is overwritten', async () => {
  const page = await open()
  stored = { ...stored, sections: [{ key: 'done', text: '他写的' }], revision: 4 }
  type(page, '我写的')
  expect(await page.onSave()).toBe(false)
  expect(page.data.conflict?.name).toBe('张玉华')
  expect(textOf(stored)).toBe('他写的')
  await settle()
  expect(textOf(stored)).toBe('他写的')
  await page.onBoth()
  expect(textOf(stored)).toBe('他写的\n我写的')
})

test('a picture shows how far it is, is saved when it is up, and says what its check says', async () => {
  const page = await open()
  void page.onImage()
  await settle()
  uploads[0]?.progress(40)
  expect(page.data.files).toMatchObject([{ state: 'sending', percent: 40 }])
  expect(page.data.view.main?.disabled).toBe(true)
  uploads[0]?.succeed()
  await settle()
  expect(stored.attachments).toMatchObject([{ name: '照片 1', size: 5000 }])
  // from then on it is the draft's own copy, and nothing is left to save
  expect(page.data.files).toMatchObject([{ key: copyOf('照片 1'), state: 'stored', check: 'pending' }])
  const saved = saves().length
  await page.onSave()
  await settle()
  expect(saves()).toHaveLength(saved)
})

test('a cut upload stays in the list and goes up again under a name of its own', async () => {
  const page = await open()
  void page.onImage()
  await settle()
  uploads[0]?.cut()
  await settle()
  expect(page.data.files).toMatchObject([{ state: 'cut' }])
  expect(stored.attachments).toEqual([])
  void page.onLook({ detail: { key: page.data.files[0]?.key } })
  await settle()
  expect(uploads[1]?.cloudPath).not.toBe(uploads[0]?.cloudPath)
  uploads[1]?.succeed()
  await settle()
  expect(stored.attachments).toHaveLength(1)
})

test('a file that arrived incomplete is one to send again, and what is written is saved without it', async () => {
  const page = await open()
  refuseFile = true
  void page.onImage()
  await settle()
  uploads[0]?.succeed()
  await settle()
  expect(page.data.files).toMatchObject([{ state: 'cut' }])
  await page.onSave()
  type(page, '照写')
  await settle()
  expect(textOf(stored)).toBe('照写')
})

test('a new draft whose first answers were lost is one draft, with the last text, also after the app was closed', async () => {
  const page = await open({ kind: 'outcome' })
  loseAnswers = true
  page.onTitle({ detail: { value: '沟清了' } })
  type(page, '380 米')
  await page.onSave()
  type(page, '380 米,两天')
  await page.onSave()
  expect(page.data).toMatchObject({ id: '', state: 'failed' })
  expect([...births.values()].map(textOf)).toEqual(['380 米,两天'])

  loseAnswers = false
  const again = await open({ kind: 'outcome' })
  expect(again.data).toMatchObject({ restored: true, texts: { done: '380 米,两天' } })
  type(again, '380 米,两天,六个人')
  expect(await again.onSave()).toBe(true)
  expect([...births.values()].map(textOf)).toEqual(['380 米,两天,六个人'])
  expect(again.data).toMatchObject({ id: 'd1', revision: 3 })
  expect([...world.storage.keys()].filter((key) => key.startsWith('unsaved:'))).toEqual([])
})

test('a new draft that was found in the list and edited there stands beside what was typed here', async () => {
  const page = await open({ kind: 'outcome' })
  loseAnswers = true
  page.onTitle({ detail: { value: '沟清了' } })
  type(page, '我写的')
  await page.onSave()
  loseAnswers = false
  editedSince = true
  expect(await page.onSave()).toBe(false)
  expect(page.data).toMatchObject({ id: 'd1', conflict: { name: '张玉华' }, texts: { done: '我写的' } })
  await page.onBoth()
  expect(textOf(stored)).toBe('380 米\n我写的')
  expect(stored.revision).toBe(4)
})
