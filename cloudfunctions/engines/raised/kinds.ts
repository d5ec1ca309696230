import type { RaisedKind } from '../../shared/documents'
import type { RefusalCode } from '../../shared/refusal'

/** Whom a matter sets apart: nobody judges in their own cause, alone or through their household. */
export type Side = 'raiser' | 'rated'

export interface Rule {
  /** `household`: anybody of one. `involved`: of a household that was there, or that it is about. */
  readonly raises: 'member' | 'household' | 'involved'
  /** What somebody reads who may not raise it. */
  readonly outsider: RefusalCode
  /** Whose matters are counted together. */
  readonly counts: 'account' | 'household'
  /** Each part of the subject is counted by itself. */
  readonly perPart: boolean
  readonly openMax: number
  /** One after the other, closed ones included. */
  readonly roundsMax: number
  /** Raising again while one waits replaces its words. */
  readonly rewords: boolean
  /** As many as may wait do. */
  readonly full: RefusalCode
  /** As many as may ever be raised were. */
  readonly spent: RefusalCode
  /** The committee answers, always; these of it may not. Null: this kind has no such step. */
  readonly notToAnswer: readonly Side[] | null
  /** `households`: drawn by lot, since it is about the committee or an act of it. Null: this kind has no such step. */
  readonly settles: 'committee' | 'households' | null
  /** Where the committee settles, these of it may not. */
  readonly notToSettle: readonly Side[]
  /** The raiser says whether the answer will do. */
  readonly responds: boolean
  /** An answer that its raiser leaves alone settles it, after the courtyard's days. */
  readonly lapses: boolean
  /**
   * Days for an answer; `courtyard`: as the courtyard has set them; null: none are set. Late never settles anything: what households
   * settle goes to them then, unanswered.
   */
  readonly answerDays: number | 'courtyard' | null
}

/** Goes to households drawn by lot at once: there is nothing for the committee to answer. */
const aboutOneBallot: Rule = {
  raises: 'household',
  outsider: 'FORBIDDEN',
  counts: 'household',
  perPart: false,
  openMax: 1,
  roundsMax: 1,
  rewords: false,
  full: 'COMPLAINED_ONCE',
  spent: 'COMPLAINED_ONCE',
  notToAnswer: null,
  settles: 'households',
  notToSettle: [],
  responds: false,
  lapses: false,
  answerDays: null,
}

export const rules: Readonly<Record<RaisedKind, Rule>> = {
  receiptMissing: aboutOneBallot,
  lateClaim: aboutOneBallot,
  objection: {
    raises: 'household',
    outsider: 'FORBIDDEN',
    counts: 'household',
    perPart: false,
    openMax: 1,
    roundsMax: 1,
    rewords: false,
    full: 'OBJECTION_PENDING',
    spent: 'OBJECTED_ONCE',
    notToAnswer: ['raiser'],
    settles: 'households',
    notToSettle: [],
    responds: true,
    lapses: true,
    answerDays: 7,
  },
  query: {
    raises: 'member',
    outsider: 'FORBIDDEN',
    counts: 'account',
    perPart: false,
    openMax: 3,
    roundsMax: 20,
    rewords: false,
    full: 'QUERIES_WAITING',
    spent: 'RAISED_OFTEN',
    notToAnswer: ['raiser'],
    settles: null,
    notToSettle: [],
    responds: false,
    lapses: false,
    answerDays: 'courtyard',
  },
  correction: {
    raises: 'involved',
    outsider: 'NOT_AT_MEETING',
    counts: 'household',
    perPart: true,
    openMax: 1,
    roundsMax: 5,
    rewords: true,
    full: 'CORRECTIONS_CLOSED',
    spent: 'CORRECTIONS_CLOSED',
    notToAnswer: null,
    settles: 'committee',
    notToSettle: ['raiser'],
    responds: false,
    lapses: false,
    answerDays: null,
  },
  appeal: {
    raises: 'involved',
    outsider: 'NOT_FOUND',
    counts: 'household',
    perPart: false,
    openMax: 1,
    roundsMax: 1,
    rewords: false,
    full: 'OBJECTION_PENDING',
    spent: 'OBJECTION_PENDING',
    notToAnswer: null,
    settles: 'committee',
    notToSettle: ['raiser', 'rated'],
    responds: false,
    lapses: false,
    answerDays: null,
  },
}
