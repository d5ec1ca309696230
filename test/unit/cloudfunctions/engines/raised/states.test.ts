import { isOpen, next, openStates, type Act } from '../../../../../cloudfunctions/engines/raised/states'
import type { RaisedState } from '../../../../../cloudfunctions/shared/documents'
import { kinds } from './aMatter'

const closed: RaisedState[] = ['withdrawn', 'lapsed', 'upheld', 'dismissed', 'undecided']
const states: RaisedState[] = ['raised', 'answered', 'insisted', ...closed]
const acts: Act[] = ['answer', 'insist', 'refer', 'withdraw', 'lapse', 'uphold', 'dismiss', 'expire']

const steps = (kind: (typeof kinds)[number]) =>
  states.flatMap((state) =>
    acts.flatMap((act) => {
      const to = next(kind, state, act)
      return to === null ? [] : [`${state} ${act} ${to}`]
    }),
  )

test('every step of every kind, and no other', () => {
  const drawn = [
    'raised refer insisted',
    'raised expire undecided',
    'insisted uphold upheld',
    'insisted dismiss dismissed',
    'insisted expire undecided',
  ]
  const atOnce = ['raised uphold upheld', 'raised dismiss dismissed']
  expect(Object.fromEntries(kinds.map((kind) => [kind, steps(kind)]))).toEqual({
    objection: [
      'raised answer answered',
      'raised refer insisted',
      'raised expire undecided',
      'answered insist insisted',
      'answered withdraw withdrawn',
      'answered lapse lapsed',
      'answered expire undecided',
      'insisted uphold upheld',
      'insisted dismiss dismissed',
      'insisted expire undecided',
    ],
    query: ['raised answer answered'],
    correction: atOnce,
    appeal: atOnce,
    receiptMissing: drawn,
    lateClaim: drawn,
  })
})

test('open is what somebody still has to do something about: an unanswered objection never lapses', () => {
  expect(kinds.map(openStates)).toEqual([
    ['raised', 'answered', 'insisted'],
    ['raised'],
    ['raised'],
    ['raised'],
    ['raised', 'insisted'],
    ['raised', 'insisted'],
  ])
  expect(states.filter((state) => isOpen('objection', state))).toEqual(['raised', 'answered', 'insisted'])
  expect(next('objection', 'raised', 'lapse')).toBeNull()
})
