import { showMeeting, type MeetingLocal } from '../../../../miniprogram/packages/meetings/meeting/meetingView'
import { showCorrection } from '../../../../miniprogram/packages/meetings/correction/correctionView'
import { showSignedIn, wayOn } from '../../../../miniprogram/packages/meetings/signin/signinView'
import { readScene, sceneInScan } from '../../../../miniprogram/text/meeting'
import { sayLink } from '../../../../miniprogram/text/resolution'
import { now } from '../answers'
import { aCorrection, aMeeting, aMeetingCard, theMinutes, type Changes } from '../meetings'

const DAY = 86_400_000
const local: MeetingLocal = { answering: false, cameUnfolded: false, explained: false }
const show = (changes: Changes = {}, own: Partial<MeetingLocal> = {}) =>
  showMeeting(aMeeting(changes), now, { ...local, ...own })

describe('the foot of a meeting', () => {
  test('asks until it is answered, and again when somebody changes their mind', () => {
    expect(show().foot).toBe('answer')
    expect(show({ mine: { rsvp: 'coming' } }).foot).toBe('answered')
    expect(show({ mine: { rsvp: 'coming' } }, { answering: true }).foot).toBe('answer')
    expect(show({ mine: { rsvp: 'coming', asksAgain: true } })).toMatchObject({
      foot: 'answer',
      notes: ['时间改过了,请再说一次去不去'],
    })
  })

  test('signs in while it is on, and has nothing for who can do nothing', () => {
    const card = aMeetingCard({ state: 'now' })
    expect(show({ card, mine: { canAnswer: false } }).foot).toBe('scan')
    expect(show({ card, mine: { canAnswer: false, signedIn: true } }).foot).toBe('none')
    expect(show({ mine: null }).foot).toBe('none')
    expect(show({ card: aMeetingCard({ state: 'cancelled' }) }).foot).toBe('none')
  })
})

test('households are counted by what they said, later by who was there', () => {
  expect(show().counts.map(({ name, value }) => `${name} ${value}`)).toEqual([
    '说了要来 41 户',
    '请人代 3 户',
    '说了不来 2 户',
    '还没回话 50 户',
  ])
  const counts = { households: 96, present: 58, represented: 3, coming: 5, delegated: 0, notComing: 10, silent: 20 }
  const held = show({ card: aMeetingCard({ state: 'writing' }), counts })
  expect(held.counts.map(({ value }) => value)).toEqual(['58 户', '3 户', '96 户'])
})

test('who came is said by household, with whom they stood for, once asked', () => {
  const came = [
    { household: '2组 N025', representedBy: '' },
    { household: '2组 N038', representedBy: '2组 N025' },
  ]
  expect(show({ came }).came).toEqual({ title: '到会的 2 户', rows: [] })
  expect(show({ came }, { cameUnfolded: true }).came?.rows[1]).toBe('2组 N038(2组 N025 代)')
})

describe('minutes', () => {
  const correcting = { card: aMeetingCard({ state: 'correcting' }) }

  test('who was there can say of every item that it is wrong; nobody else', () => {
    const minutes = theMinutes({ correctionUntil: now + 2 * DAY })
    const asks = show({ ...correcting, minutes, mine: { canAskCorrection: true } }).minutes
    expect(asks?.sections.map(({ correctUrl }) => correctUrl !== '')).toEqual([true, true])
    expect(asks?.sentence).toBe('到会的人可以核对到 后天,哪里记得不对就说一声')
    expect(show({ ...correcting, minutes }).minutes?.sections.some(({ correctUrl }) => correctUrl !== '')).toBe(false)
  })

  test('a household reads what it asked for and what was answered, never what others did', () => {
    const corrections = [
      aCorrection({ mine: true, state: 'declined', reply: '会上定的是 10 元' }),
      aCorrection({ text: '别家说的' }),
    ]
    const [first, second] = show({ ...correcting, minutes: theMinutes(), corrections }).minutes?.sections ?? []
    expect(first?.corrections).toEqual([
      expect.objectContaining({ tag: { text: '没有改', tone: 'slate' }, reply: '会上定的是 10 元' }),
    ])
    expect(second?.corrections).toEqual([])
  })

  test('confirmed, they say by whom, and prove themselves when asked', () => {
    const minutes = theMinutes({ confirmedAt: now - DAY, confirmedByName: '雷志强', hash: 'ab12' })
    const confirmed = { card: aMeetingCard({ state: 'confirmed' }), minutes }
    expect(show(confirmed).minutes).toMatchObject({ sentence: '昨天由雷志强核定,定了就不能再改', proof: '' })
    expect(show(confirmed, { explained: true }).minutes?.proof).toContain('ab12')
  })

  test('what waits of one’s own correction comes back to be changed; closed is closed', () => {
    const corrections = [aCorrection({ mine: true })]
    const asked = aMeeting({ minutes: theMinutes(), corrections, mine: { canAskCorrection: true } })
    expect(showCorrection(asked, now, { key: 'a1' })).toMatchObject({
      title: '清洁费',
      before: '说的是 9 元',
      open: true,
    })
    expect(showCorrection(asked, now, { key: 'a2' }).before).toBe('')
    expect(showCorrection(aMeeting({ minutes: theMinutes() }), now, { key: 'a1' }).open).toBe(false)
  })
})

test('a resolution says what became of it, and leads there once there is something to see', () => {
  const link = (changes: object) =>
    ({ as: 'motion', id: 'v', title: '清洁费', done: true, dueAt: null, ...changes }) as never
  const url = (changes: object) =>
    show({ resolutions: [{ key: 'a1-1', agendaKey: 'a1', text: '', link: link(changes) }] }).resolutions[0]?.url
  expect(url({})).toBe('/packages/votes/motion/motion?id=v')
  expect(url({ done: false })).toBe('')
  expect(url({ as: 'task' })).toBe('')
  expect(sayLink(null, now)).toBe('院管委会还没说怎么落实')
  expect(sayLink(link({ as: 'task', done: false, dueAt: now + 2 * DAY }), now)).toBe('有人在办,最晚后天办好')
})

describe('the code of a meeting', () => {
  const scene = 'abcdefghij0123456789klmnopqrstuv'

  test('is found in what a camera reads, encoded or not, and in nothing else', () => {
    expect(sceneInScan(`packages/meetings/signin/signin?scene=${scene} `)).toBe(scene)
    expect(sceneInScan(`packages/meetings/signin/signin?scene%3d${scene}`)).toBe(scene)
    expect(sceneInScan(scene)).toBe(scene)
    expect(sceneInScan(`${scene}1`)).toBe('')
    expect(sceneInScan('packages/join/code/code?scene=310427000012')).toBe('')
  })

  test('is the meeting and the minute’s token', () => {
    expect(readScene(scene)).toEqual({ meetingId: 'abcdefghij0123456789', token: 'klmnopqrstuv' })
    expect(readScene(scene.slice(1))).toBeNull()
  })

  test('refused, it says the way on: an old code is scanned anew, a broken line is tried again', () => {
    expect(wayOn('SIGN_IN_CODE_OLD')).toBe('scan')
    expect(wayOn('OFFLINE')).toBe('again')
    expect(wayOn('NOT_A_MEMBER')).toBe('join')
  })

  test('signed in, it says for whom', () => {
    const signed = { title: '清洁费', place: '坝子', signedInAt: now, household: '2组 N025', standsFor: ['2组 N038'] }
    expect(showSignedIn(signed, now)).toMatchObject({ text: '今天 10:00 在坝子签到', standsFor: '也代了 2组 N038' })
  })
})
