import {
  hideCode,
  showCode,
  type CodePage,
} from '../../../../miniprogram/packages/committee/meeting-signin/rotatingCode'
import { addToCalendar } from '../../../../miniprogram/services/phoneCalendar'
import { mayOfferReminders, remindersDeclined } from '../../../../miniprogram/services/reminders'
import { now } from '../answers'
import { standInWeChat } from '../wechat'

const world = standInWeChat()
let entry: Record<string, unknown> = {}
let calendar: () => Promise<object>
Object.assign((globalThis as unknown as { wx: object }).wx, {
  addPhoneCalendar: (given: Record<string, unknown>) => {
    entry = given
    return calendar()
  },
  setKeepScreenOn: () => undefined,
})

describe('the phone’s calendar', () => {
  const meeting = { title: '坝坝会:清洁费', startsAt: now, place: '坝子', text: '1. 涨不涨' }

  test('gets seconds, the end as text, and rings an hour before', async () => {
    calendar = () => Promise.resolve({})
    expect(await addToCalendar(meeting)).toEqual({ added: true })
    expect(entry).toMatchObject({
      ...{ title: '坝坝会:清洁费', location: '坝子', startTime: now / 1000, endTime: `${now / 1000 + 5400}` },
      ...{ alarm: true, alarmOffset: 3600 },
    })
  })

  test('who goes back isn’t told off; a phone that doesn’t allow it says what to do', async () => {
    calendar = () => Promise.reject({ errMsg: 'addPhoneCalendar:fail cancel' })
    expect(await addToCalendar(meeting)).toBeNull()
    calendar = () => Promise.reject({ errMsg: 'addPhoneCalendar:fail auth deny' })
    expect(await addToCalendar(meeting)).toHaveProperty('problem')
  })
})

test('who says no to reminders is left alone for a month', () => {
  expect(mayOfferReminders(now)).toBe(true)
  remindersDeclined(now)
  expect(mayOfferReminders(now + 29 * 86_400_000)).toBe(false)
  expect(mayOfferReminders(now + 30 * 86_400_000)).toBe(true)
})

describe('the code on the screen of a meeting', () => {
  const MINUTE = 60_000
  let asked = 0
  const aPage = () => {
    const data = { picture: '', secondsLeft: 0, codeTimer: 0, codeAsked: 0, codeProblem: '', present: 0 }
    const page: CodePage & { data: typeof data } = {
      data,
      setData: (changes) => void Object.assign(data, changes),
      redraw: () => undefined,
    }
    return page
  }
  const code = () => {
    asked += 1
    const value = {
      pngBase64: `p${asked}`,
      refreshAt: Date.now() + MINUTE,
      validUntil: 0,
      scene: '',
      present: asked,
      households: 96,
    }
    return Promise.resolve({ result: { ok: true, value, now: Date.now() } })
  }
  const refuse = (refusal: string) => {
    asked += 1
    return Promise.resolve({ result: { ok: false, refusal: { code: refusal, detail: {} } } })
  }
  beforeEach(() => {
    jest.useFakeTimers({ now })
    asked = 0
    world.answer = code
  })
  afterEach(() => jest.useRealTimers())

  test('counts down and is another one every minute', async () => {
    const page = aPage()
    await showCode(page, 'm')
    expect(page.data).toMatchObject({ picture: 'data:image/png;base64,p1', secondsLeft: 60, present: 1 })
    await jest.advanceTimersByTimeAsync(30_000)
    expect([page.data.secondsLeft, asked]).toEqual([30, 1])
    await jest.advanceTimersByTimeAsync(32_000)
    expect(page.data).toMatchObject({ picture: 'data:image/png;base64,p2', present: 2 })
    hideCode(page)
    await jest.advanceTimersByTimeAsync(5 * MINUTE)
    expect(asked).toBe(2)
  })

  test('a code that comes after the screen was left is not shown', async () => {
    const page = aPage()
    const showing = showCode(page, 'm')
    hideCode(page)
    await showing
    await jest.advanceTimersByTimeAsync(2 * MINUTE)
    expect([page.data.picture, asked]).toEqual(['', 1])
  })

  test('a broken line is tried again by itself; closed stays closed', async () => {
    const page = aPage()
    world.answer = () => refuse('BUSY')
    await showCode(page, 'm')
    expect(page.data.codeProblem).not.toBe('')
    world.answer = code
    await jest.advanceTimersByTimeAsync(5000)
    expect(page.data).toMatchObject({ codeProblem: '', picture: 'data:image/png;base64,p2' })
    hideCode(page)

    const closed = aPage()
    world.answer = () => refuse('SIGN_IN_CLOSED')
    await showCode(closed, 'm')
    const before = asked
    await jest.advanceTimersByTimeAsync(MINUTE)
    expect(asked).toBe(before)
  })
})
