import { showObjections, type ObjectionAnswer } from '../../../../miniprogram/packages/votes/objection/objectionView'
import { aMotionAnswer, now } from '../answers'

const DAY = 86_400_000
type Objection = ObjectionAnswer['objections'][number]

const mine = (changes: Partial<Objection>): Objection =>
  ({
    ...{ id: 'o', text: '票数不对', answer: '', state: 'raised', at: now - DAY, mine: true },
    ...{ dueAt: null, lapsesAt: null, lotId: null, mayAnswer: false },
    ...changes,
  }) as Objection
const shown = (changes: Partial<Objection>, status: ObjectionAnswer['status'] = 'objected') =>
  showObjections(aMotionAnswer({ status, objections: [mine(changes)] }), now).mine[0]

describe('what the raiser reads', () => {
  const deadline = Date.parse('2026-11-27T00:00:00+08:00')

  test('by when an answer is due, and what comes when it is late', () => {
    expect(shown({ dueAt: deadline })?.hint).toContain('周四 24:00 前答复你')
    expect(shown({ dueAt: now - 1 })?.hint).toContain('马上抽三户来定')
  })

  test('until when to say no to the answer, and what silence means', () => {
    const view = shown({ state: 'answered', answer: '贴了', lapsesAt: deadline })
    expect(view).toMatchObject({ asks: true })
    expect(view?.hint).toContain('周四 24:00 前说一声')
    expect(view?.hint).toContain('当你认可')
  })

  test('that three households settle it, until when at the latest, and why there are none yet', () => {
    const motion = (lotId: string | null) =>
      showObjections(
        aMotionAnswer({
          ...{ status: 'objected', settledUntil: deadline, mayObject: false },
          objections: [mine({ state: 'insisted', lotId: lotId as Objection['lotId'] })],
        }),
        now,
      )
    expect(motion('l')).toMatchObject({ canRaise: false, mine: [{ lotId: 'l' }] })
    expect(motion('l').mine[0]?.hint).toContain('最晚到 周四 24:00')
    expect(motion(null).mine[0]?.hint).toContain('不到三户')
    expect(shown({ state: 'undecided' }, 'inForce')?.hint).toContain('不再拦着结果')
  })

  test('why nothing can be raised', () => {
    const closed = (changes: object) => showObjections(aMotionAnswer({ mayObject: false, ...changes }), now).closed
    expect(closed({ status: 'posted', postedUntil: now + DAY })).toContain('一户提一条')
    expect(closed({ status: 'posted', postedUntil: now })).toContain('公示期过了')
    expect(closed({ mayObject: true })).toBe('')
  })

  test('nothing is asked any more once the vote is over', () => {
    const view = shown({ state: 'answered', answer: '贴了', lapsesAt: deadline }, 'ended')
    expect(view).toMatchObject({ asks: false, hint: '', tag: { text: '这次表决已经结束' } })
  })
})
