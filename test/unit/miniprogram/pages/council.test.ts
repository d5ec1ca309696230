import { showCouncil, type CouncilAnswer } from '../../../../miniprogram/pages/council/councilView'
import { aCard, now } from '../answers'
import { aMeetingCard, anAttendance } from '../meetings'

const council = (changes: Partial<CouncilAnswer> = {}) =>
  showCouncil(
    { me: {}, upcoming: [], past: [], morePast: false, motions: [], moreMotions: false, ...changes } as CouncilAnswer,
    now,
  )

describe('meetings', () => {
  test('one is said by when, where and about what, with the answer one tap away', () => {
    expect(council({ upcoming: [aMeetingCard()] }).meetings[0]).toMatchObject({
      tag: { text: '坝坝会' },
      when: '周六 19:30 · 村委会坝子',
      agenda: '说“清洁费”等 2 件事',
      answer: '',
      step: 'come',
      button: '我要去',
      look: 'primary',
    })
  })

  test('who has answered is not asked again, unless the time was changed', () => {
    const shown = (mine: object) => council({ upcoming: [aMeetingCard({ mine: anAttendance(mine) })] }).meetings[0]
    expect(shown({ rsvp: 'coming' })).toMatchObject({ step: 'look', answer: '你家说了要去 ✓', look: 'plain' })
    expect(shown({ rsvp: 'notComing' })).toMatchObject({ step: 'look', answerTone: 'second' })
    expect(shown({ rsvp: 'delegate', delegate: '2组 N012' })?.answer).toBe('你家请 2组 N012 代去 ✓')
    expect(shown({ rsvp: 'coming', asksAgain: true })).toMatchObject({ step: 'come', tag: { text: '时间改了' } })
  })

  test('while it is on, signing in is the thing to do; who has signed in, or is of no household, only looks', () => {
    const on = (mine: object | null) =>
      council({ upcoming: [aMeetingCard({ state: 'now', mine: mine && anAttendance(mine) })] }).meetings[0]
    expect(on({ rsvp: 'coming' })).toMatchObject({ step: 'scan', look: 'primary' })
    expect(on({ signedIn: true })).toMatchObject({ step: 'look', answer: '你家签到了 ✓' })
    expect(on(null)).toMatchObject({ step: 'look', answer: '' })
  })

  test('a cancelled one asks for nothing', () => {
    expect(council({ upcoming: [aMeetingCard({ state: 'cancelled' })] }).meetings[0]?.step).toBe('look')
  })

  test('only one thing stands out: signing in, then a ballot, then an answer', () => {
    const primaries = (view: ReturnType<typeof council>) =>
      [...view.meetings, ...view.motions.open].filter(({ look }) => look === 'primary').map(({ button }) => button)
    const [waits, on] = [aMeetingCard(), aMeetingCard({ id: 'n' as never, state: 'now' })]
    expect(primaries(council({ upcoming: [waits, aMeetingCard()] }))).toEqual(['我要去'])
    const votes = council({ upcoming: [waits], motions: [aCard()] })
    expect([primaries(votes), votes.votesFirst]).toEqual([['去投票'], true])
    expect(primaries(council({ upcoming: [on, waits], motions: [aCard()] }))).toEqual(['到了,扫码签到'])
  })

  test('what was says its day and how far its minutes are', () => {
    const past = [aMeetingCard({ state: 'correcting', startsAt: now - 86_400_000 })]
    expect(council({ past }).past[0]).toMatchObject({
      second: '坝坝会 · 昨天 · 村委会坝子',
      tag: { text: '在核对记录' },
    })
    expect(council({ past }).empty).toBe(false)
    expect(council().empty).toBe(true)
  })
})
