import { bothSections, storable } from '../../../../miniprogram/packages/committee/meeting-minutes/sections'
import { showMinutes, type MinutesLocal } from '../../../../miniprogram/packages/committee/meeting-minutes/view'
import { now } from '../answers'
import { aCorrection, aMeeting, aMeetingCard, theMinutes, type Changes } from '../meetings'
import { standInWeChat } from '../wechat'

const world = standInWeChat()
let definition: object = {}
Object.assign(globalThis, { Page: (given: object) => (definition = given) })
Object.assign((globalThis as unknown as { wx: object }).wx, {
  pageScrollTo: () => undefined,
  setClipboardData: ({ data }: { data: string }) => void world.storage.set('clipboard', data),
})

type Section = Omit<MinutesLocal['sections'][number], 'decisions'> & { decisions: string[] }
interface MinutesPage {
  data: MinutesLocal & { restored: boolean }
  setData(data: object): void
  onLoad(query: object): void
  load(): Promise<void>
  onText(event: object): void
  onSave(): Promise<boolean>
  onBoth(): Promise<boolean>
  onTheirs(): void
}

/** The one record that the cloud of these tests keeps. */
let stored: { sections: Section[]; revision: number }
let reachable: boolean
const reply = (value: object) => Promise.resolve({ result: { ok: true, value } })
world.answer = () => {
  const { procedure, input } = world.calls[world.calls.length - 1]?.data ?? { procedure: '', input: {} }
  if (!reachable) return Promise.reject({ errCode: -1, errMsg: 'request:fail' })
  if (procedure === 'meeting') return reply(aMeeting({ minutes: theMinutes(stored), can: { saveMinutes: true } }))
  const saved = input as { revision: number; sections: readonly Section[] }
  if (saved.revision !== stored.revision) {
    return Promise.resolve({ result: { ok: false, refusal: { code: 'EDITED_BY_ANOTHER', detail: {} } } })
  }
  stored = {
    sections: stored.sections.map((section, index) => ({ ...section, ...saved.sections[index] })),
    revision: stored.revision + 1,
  }
  return reply({ revision: stored.revision })
}
const saves = () => world.calls.filter(({ data }) => data.procedure === 'saveMinutes').map(({ data }) => data)
const texts = () => stored.sections.map(({ text }) => text)

async function open(): Promise<MinutesPage> {
  await import('../../../../miniprogram/packages/committee/meeting-minutes/meeting-minutes')
  const page = Object.assign(Object.create(null) as MinutesPage, definition)
  page.data = { ...page.data }
  page.setData = (data) => void Object.assign(page.data, data)
  page.onLoad({ meetingId: 'm' })
  await page.load()
  return page
}
const type = (page: MinutesPage, key: string, value: string) =>
  page.onText({ currentTarget: { dataset: { key } }, detail: { value } })
const anotherSaves = (text: string) => {
  stored = {
    sections: stored.sections.map((section, index) => (index === 0 ? { ...section, text } : section)),
    revision: stored.revision + 1,
  }
}

beforeEach(() => {
  jest.useFakeTimers()
  world.storage.clear()
  world.calls.length = 0
  stored = { sections: theMinutes().sections, revision: 3 }
  reachable = true
})
afterEach(() => jest.useRealTimers())

test('typing is saved when it pauses, not at every letter', async () => {
  const page = await open()
  type(page, 'a2', '车')
  type(page, 'a2', '车停一排')
  await jest.advanceTimersByTimeAsync(1400)
  expect(saves()).toHaveLength(0)
  await jest.advanceTimersByTimeAsync(200)
  expect(texts()).toEqual(['说了半天', '车停一排'])
  expect(page.data).toMatchObject({ state: 'saved', revision: 4 })
})

test('two editors: the second is told, both records are there, nothing is overwritten', async () => {
  const page = await open()
  anotherSaves('他写的')
  type(page, 'a1', '我写的')
  expect(await page.onSave()).toBe(false)
  expect(page.data.conflict).toMatchObject({ name: '张玉华', revision: 4 })
  expect(texts()[0]).toBe('他写的')
  expect(page.data.sections[0]?.text).toBe('我写的')
  await jest.advanceTimersByTimeAsync(5000)
  expect(saves()).toHaveLength(1)

  await page.onBoth()
  expect(stored.revision).toBe(5)
  expect(texts()[0]).toBe('他写的\n我写的')
})

test('taking the other’s record leaves one’s own on the clipboard', async () => {
  const page = await open()
  anotherSaves('他写的')
  type(page, 'a1', '我写的')
  await page.onSave()
  page.onTheirs()
  expect(page.data).toMatchObject({ revision: 4, conflict: null })
  expect(page.data.sections[0]?.text).toBe('他写的')
  expect(world.storage.get('clipboard')).toContain('我写的')
})

test('what couldn’t be saved is there when the page is opened again, beside what was saved since', async () => {
  const page = await open()
  reachable = false
  type(page, 'a1', '路上写的')
  await page.onSave()
  expect(page.data.state).toBe('failed')
  reachable = true
  const again = await open()
  expect(again.data).toMatchObject({ restored: true, conflict: null })
  expect(again.data.sections[0]?.text).toBe('路上写的')
  anotherSaves('他写的')
  const later = await open()
  expect(later.data.conflict).toMatchObject({ revision: 4 })
})

test('an answer that was on its way while a save was stored does not take it back off the screen', async () => {
  const page = await open()
  const before = reply(aMeeting({ minutes: theMinutes(stored), can: { saveMinutes: true } }))
  const cloud = world.answer
  let arrive: () => void = () => undefined
  world.answer = () => {
    world.answer = cloud
    return new Promise((done) => (arrive = () => done(before)))
  }
  const slow = page.load()
  type(page, 'a1', '刚存的')
  expect(await page.onSave()).toBe(true)
  arrive()
  await slow
  expect(page.data).toMatchObject({ revision: 4, sections: [{ text: '刚存的' }, {}] })
})

test('two records become one with everything of both; decisions past the limit go into the text', () => {
  const section = (text: string, ...decisions: string[]): Section => ({ agendaKey: 'a1', title: '', text, decisions })
  const both = (one: Section, other: Section) => bothSections([one], [other])[0]
  expect(both(section('开头\n他的', '甲'), section('开头\n我的', '甲', '乙'))).toMatchObject({
    text: '开头\n他的\n我的',
    decisions: ['甲', '乙'],
  })
  expect(both(section('', '1', '2', '3', '4', '5'), section('', '6'))).toMatchObject({ text: '定了:6' })
  expect(storable([section('', ' 甲 ', ' ')])[0]?.decisions).toEqual(['甲'])
})

describe('the next step', () => {
  const local: MinutesLocal = {
    ...{ sections: theMinutes().sections, saved: theMinutes().sections, revision: 3, state: 'idle', savedAt: 0 },
    ...{ conflict: null, days: 3 },
  }
  const main = (changes: Changes) => showMinutes(aMeeting({ minutes: theMinutes(), ...changes }), now, local).main
  const correcting = aMeetingCard({ state: 'correcting' })

  test('is begin, send out, answer what is asked, confirm, and see it done', () => {
    expect(main({ minutes: null, can: { beginMinutes: true } })?.key).toBe('begin')
    expect(main({ can: { saveMinutes: true, openCorrections: true } })?.key).toBe('corrections')
    expect(main({ card: correcting, corrections: [aCorrection()], can: { confirm: true } })?.key).toBe('settle')
    expect(main({ card: correcting, can: { confirm: true } })?.key).toBe('confirm')
    const resolutions = [{ key: 'a1-1', agendaKey: 'a1', text: '', link: null }]
    expect(main({ card: aMeetingCard({ state: 'confirmed' }), resolutions, can: { link: true } })?.key).toBe('link')
    expect(main({ card: correcting })).toBeNull()
  })

  test('nothing is sent out that says nothing', () => {
    const empty = { ...local, sections: local.sections.map((section) => ({ ...section, text: ' ' })) }
    const meeting = aMeeting({ minutes: theMinutes(), can: { saveMinutes: true, openCorrections: true } })
    expect(showMinutes(meeting, now, empty).main?.disabled).toBe(true)
    expect(showMinutes(meeting, now, local).main?.disabled).toBe(false)
  })

  test('who wrote it is told why another one confirms', () => {
    const minutes = theMinutes({ correctionUntil: now - 1 })
    const hint = (can: object) => showMinutes(aMeeting({ card: correcting, minutes, can }), now, local).hint
    expect(hint({})).toContain('请另一位来定')
    expect(hint({ confirm: true })).toBe('核对的日子到了,可以定稿。自己再改的话,就要请别人来定')
  })
})
