import { now } from '../answers'
import { aMeetingCard } from '../meetings'
import { standInWeChat } from '../wechat'

const world = standInWeChat()
let definition: object = {}
Object.assign(globalThis, { Page: (given: object) => (definition = given) })
let allows: boolean
Object.assign((globalThis as unknown as { wx: object }).wx, {
  requestSubscribeMessage: ({ tmplIds }: { tmplIds: string[] }) =>
    Promise.resolve(Object.fromEntries(tmplIds.map((id) => [id, allows ? 'accept' : 'reject']))),
})

interface CouncilPage {
  data: { sheet: { visible: boolean; told: string; text: string }; notice: string }
  setData(data: object): void
  load(): Promise<void>
  onLoad(query: object): void
  onMeeting(event: object): Promise<void>
  onTellMe(): Promise<void>
}
let reachable: boolean
world.answer = () => {
  const { procedure } = world.calls[world.calls.length - 1]?.data ?? { procedure: '' }
  if (!reachable) return Promise.reject({ errCode: -1, errMsg: 'request:fail' })
  const lists = { me: {}, upcoming: [aMeetingCard()], past: [], morePast: false, motions: [], moreMotions: false }
  return Promise.resolve({ result: { ok: true, value: procedure === 'council' ? lists : {}, now } })
}

async function open(): Promise<CouncilPage> {
  await import('../../../../miniprogram/pages/council/council')
  const page = Object.assign(Object.create(null) as CouncilPage, definition)
  page.data = { ...page.data }
  page.setData = (data) => void Object.assign(page.data, data)
  page.onLoad({})
  await page.load()
  return page
}
const come = (page: CouncilPage) => page.onMeeting({ currentTarget: { dataset: { id: 'm', step: 'come' } } })
const answers = () => world.calls.filter(({ data }) => data.procedure === 'rsvp').map(({ data }) => data)

beforeEach(() => {
  world.storage.clear()
  world.calls.length = 0
  reachable = true
  allows = true
})

test('我要去 is one answer however often the line breaks', async () => {
  const page = await open()
  reachable = false
  await come(page)
  expect(page.data.notice).toContain('没连上网')
  reachable = true
  await come(page)
  const [first, second] = answers()
  expect(first).toMatchObject({ input: { meetingId: 'm', rsvp: 'coming', delegate: null } })
  expect(second?.requestId).toBe(first?.requestId)
})

test('the answer stored, reminders are offered once; a no is a no for a month', async () => {
  const page = await open()
  await come(page)
  expect(page.data.sheet).toMatchObject({ visible: true, text: '周六 19:30 · 村委会坝子' })
  allows = false
  await page.onTellMe()
  expect(page.data.sheet.told).toBe('好,不提醒。随时回来看')
  page.setData({ sheet: { visible: false, told: '', text: '' } })
  await come(page)
  expect(page.data.sheet.visible).toBe(false)
})

test('a yes is told to the server, three templates at most', async () => {
  const page = await open()
  await come(page)
  await page.onTellMe()
  const [consent] = world.calls.filter(({ data }) => data.procedure === 'recordConsent')
  expect(consent?.data.input).toEqual({ accepted: ['meetingCalled', 'voteOpened', 'disclosurePosted'] })
  expect(page.data.sheet.told).toBe('好,到时候微信告诉你')
})
