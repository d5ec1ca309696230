import type { RaisedKind, RaisedState } from '../../shared/documents'
import { rules } from './kinds'

/** `refer`: unanswered when it was due, it goes to those who settle it. `expire`: nobody settled it in the time there was. */
export type Act = 'answer' | 'insist' | 'refer' | 'withdraw' | 'lapse' | 'uphold' | 'dismiss' | 'expire'
/** What the clock does, and nobody else. */
export type ClockAct = 'refer' | 'lapse' | 'expire'

/** What each act makes of a matter. */
export const results = {
  answer: 'answered',
  insist: 'insisted',
  refer: 'insisted',
  withdraw: 'withdrawn',
  lapse: 'lapsed',
  uphold: 'upheld',
  dismiss: 'dismissed',
  expire: 'undecided',
} as const satisfies Readonly<Record<Act, RaisedState>>

/**
 * raised → answered → withdrawn, lapsed, or insisted → upheld or dismissed; from raised to insisted also by itself, and from
 * wherever it is open to undecided.
 */
const answeredFirst: Readonly<Partial<Record<RaisedState, readonly Act[]>>> = {
  raised: ['answer', 'refer', 'expire'],
  answered: ['withdraw', 'insist', 'lapse', 'expire'],
  insisted: ['uphold', 'dismiss', 'expire'],
}
/** raised → insisted by itself → upheld or dismissed; undecided when nobody settled it in time. */
const drawnAtOnce: typeof answeredFirst = { raised: ['refer', 'expire'], insisted: ['uphold', 'dismiss', 'expire'] }
/** raised → answered, and that is all. */
const answeredOnly: typeof answeredFirst = { raised: ['answer'] }
/** raised → upheld or dismissed, with a word. */
const settledAtOnce: typeof answeredFirst = { raised: ['uphold', 'dismiss'] }

function acts(kind: RaisedKind): typeof answeredFirst {
  const { responds, settles } = rules[kind]
  if (responds) return answeredFirst
  if (settles === 'households') return drawnAtOnce
  return settles === null ? answeredOnly : settledAtOnce
}

/** The state an act leads to; null where it isn't open from here. */
export function next(kind: RaisedKind, state: RaisedState, act: Act): RaisedState | null {
  return acts(kind)[state]?.includes(act) ? results[act] : null
}

/** Somebody still has to do something about it. */
export const isOpen = (kind: RaisedKind, state: RaisedState): boolean => acts(kind)[state] !== undefined

export const openStates = (kind: RaisedKind): RaisedState[] => Object.keys(acts(kind)) as RaisedState[]
