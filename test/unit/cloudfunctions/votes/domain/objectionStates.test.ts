import type { ObjectionState } from '../../../../../cloudfunctions/shared/documents'
import { isOpen, mayClose, type Closing } from '../../../../../cloudfunctions/votes/domain/objectionStates'

const states: ObjectionState[] = ['raised', 'answered', 'withdrawn', 'insisted', 'lapsed', 'upheld', 'dismissed']
const closings: Closing[] = ['withdrawn', 'lapsed', 'upheld', 'dismissed']

test('an objection is open until it is withdrawn, lapses, is upheld or dismissed', () => {
  expect(states.filter((state) => isOpen({ state }))).toEqual(['raised', 'answered', 'insisted'])
})

test('only an answered one is withdrawn or lapses, only one insisted on is settled', () => {
  const from = (as: Closing) => states.filter((state) => mayClose({ state }, as))
  expect(closings.map(from)).toEqual([['answered'], ['answered'], ['insisted'], ['insisted']])
})
