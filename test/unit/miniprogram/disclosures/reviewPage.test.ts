import { standInWeChat } from '../wechat'

const world = standInWeChat()
let definition: object = {}
Object.assign(globalThis, { Page: (given: object) => (definition = given) })

interface ReviewPage {
  data: { filesRead: boolean; opened: string[]; asking: string; notice: string; done: string; view: { title: string } }
  setData(data: object): void
  onLoad(query: object): void
  load(): Promise<void>
  onFilesRead(): void
  onAgree(): void
  onConfirm(): Promise<void>
}

/** The one draft that the cloud of these tests keeps. */
let stored: { revision: number; title: string }
const reply = (value: object) => Promise.resolve({ result: { ok: true, value } })
world.answer = () => {
  const { procedure, input } = world.calls[world.calls.length - 1]?.data ?? { procedure: '', input: {} }
  if (procedure === 'disclosureDraft') {
    return reply({
      draft: {
        ...{ id: 'd1', kind: 'outcome', title: stored.title, version: 1, stage: 'review', editedAt: 0 },
        ...{ editedByName: '张玉华', editedByMe: false, returned: null, filesPending: 0, filesRisky: 0 },
      },
      ...{ revision: stored.revision, canReview: true, sections: [], statement: null, postedDays: 15 },
      attachments: [{ fileId: 'f1', sha256: null, name: '账.pdf', type: 'pdf', bytes: 9000, check: 'byReader' }],
      ...{ postedDaysNeeded: 15, shortReason: '', problems: [], warnings: [], correctionReason: '', corrects: null },
    })
  }
  const { revision } = input as { revision: number }
  if (revision === stored.revision) return reply({ posted: true })
  return Promise.resolve({ result: { ok: false, refusal: { code: 'EDITED_BY_ANOTHER', detail: { name: '张玉华' } } } })
}
const reviewed = () =>
  world.calls.filter(({ data }) => data.procedure === 'reviewDisclosure').map(({ data }) => data.input)

async function open(): Promise<ReviewPage> {
  await import('../../../../miniprogram/packages/committee/disclosure-review/disclosure-review')
  const page = Object.assign(Object.create(null) as ReviewPage, definition)
  page.data = structuredClone(page.data)
  page.setData = (data) => void Object.assign(page.data, data)
  page.onLoad({ id: 'd1' })
  await page.load()
  return page
}

beforeEach(() => {
  world.storage.clear()
  world.calls.length = 0
  stored = { revision: 3, title: '沟清了' }
})

test('coming back to the same draft, what was ticked stays', async () => {
  const page = await open()
  page.onFilesRead()
  page.onAgree()
  await page.load()
  expect(page.data).toMatchObject({ filesRead: true, asking: 'agree', notice: '' })
  await page.onConfirm()
  expect(reviewed()).toMatchObject([{ revision: 3, filesRead: true }])
  expect(page.data.done).toBe('posted')
})

test('a draft that was changed meanwhile has to be read again: no tick and no open question is carried over', async () => {
  const page = await open()
  page.onFilesRead()
  page.onAgree()
  stored = { revision: 4, title: '沟没清完' }
  await page.load()
  expect(page.data).toMatchObject({ filesRead: false, opened: [], asking: '', notice: '这一稿刚改过,请再看一遍' })
  expect(page.data.view.title).toBe('沟没清完')
})

test('agreeing to what was changed at the last moment agrees to nothing, and shows the new one', async () => {
  const page = await open()
  page.onFilesRead()
  page.onAgree()
  stored = { revision: 4, title: '沟没清完' }
  await page.onConfirm()
  expect(page.data).toMatchObject({ done: '', asking: '', filesRead: false, notice: '这一稿刚改过,请再看一遍' })
  expect(page.data.view.title).toBe('沟没清完')
})
