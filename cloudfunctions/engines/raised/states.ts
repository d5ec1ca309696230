import type { RaisedKind, RaisedState } from '../../shared/documents'
import { rules } from './kinds'

export type Act = 'answer' | 'insist' | 'withdraw' | 'lapse' | 'uphold' | 'dismiss'

/** What each act makes of a matter. */
export const results = {
  answer: 'answered',
  insist: 'insisted',
  withdraw: 'withdrawn',
  lapse: 'lapsed',
  uphold: 'upheld',
  dismiss: 'dismissed',
} as const satisfies Readonly<Record<Act, RaisedState>>

/** raised → answered → withdrawn, lapsed, or insisted → upheld or dismissed. */
const answeredFirst: Readonly<Partial<Record<RaisedState, readonly Act[]>>> = {
  raised: ['answer'],
  answered: ['withdraw', 'insist', 'lapse'],
  insisted: ['uphold', 'dismiss'],
}
/** raised → answered, and that is all. */
const answeredOnly: typeof answeredFirst = { raised: ['answer'] }
/** raised → upheld or dismissed, with a word. */
const settledAtOnce: typeof answeredFirst = { raised: ['uphold', 'dismiss'] }

function acts(kind: RaisedKind): typeof answeredFirst {
  const { responds, notToSettle } = rules[kind]
  if (responds) return answeredFirst
  return notToSettle === null ? answeredOnly : settledAtOnce
}

/** The state an act leads to; null where it isn't open from here. */
export function next(kind: RaisedKind, state: RaisedState, act: Act): RaisedState | null {
  return acts(kind)[state]?.includes(act) ? results[act] : null
}

/** Somebody still has to do something about it. */
export const isOpen = (kind: RaisedKind, state: RaisedState): boolean => acts(kind)[state] !== undefined

export const openStates = (kind: RaisedKind): RaisedState[] => Object.keys(acts(kind)) as RaisedState[]
