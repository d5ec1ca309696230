import { showObjections, type ObjectionAnswer } from '../../../../miniprogram/packages/votes/objection/objectionView'
import { aMotionAnswer, now } from '../answers'

const DAY = 86_400_000
type Objection = ObjectionAnswer['objections'][number]

const mine = (changes: Partial<Objection>): Objection =>
  ({
    ...{ id: 'o', text: '票数不对', answer: '', state: 'raised', at: now - DAY, mine: true },
    ...{ dueAt: null, lapsesAt: null, settledBy: '', settledByName: '', mayAnswer: false, maySettle: false },
    ...changes,
  }) as Objection
const shown = (changes: Partial<Objection>, status: ObjectionAnswer['status'] = 'objected') =>
  showObjections(aMotionAnswer({ status, objections: [mine(changes)] }), now).mine[0]

describe('what the raiser reads', () => {
  const deadline = Date.parse('2026-11-27T00:00:00+08:00')

  test('by when an answer is due, and that nothing takes effect when it is late', () => {
    expect(shown({ dueAt: deadline })?.hint).toContain('周四 24:00 前答复你')
    expect(shown({ dueAt: now - 1 })?.hint).toContain('结果不施行')
  })

  test('until when to say no to the answer, and what silence means', () => {
    const view = shown({ state: 'answered', answer: '贴了', lapsesAt: deadline })
    expect(view).toMatchObject({ asks: true })
    expect(view?.hint).toContain('周四 24:00 前说一声')
    expect(view?.hint).toContain('当你认可')
  })

  test('who is said to have decided, and who entered it', () => {
    const settled = { state: 'dismissed', settledBy: '南桥社区居委会', settledByName: '张玉华' } as const
    expect(shown(settled)?.settled).toBe('登记的认定人是南桥社区居委会，由院管委会张玉华登记')
  })

  test('nothing is asked any more once the vote is over', () => {
    const view = shown({ state: 'answered', answer: '贴了', lapsesAt: deadline }, 'ended')
    expect(view).toMatchObject({ asks: false, hint: '', tag: { text: '这次表决已经结束' } })
  })
})
