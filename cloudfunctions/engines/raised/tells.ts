import type {
  Audience,
  NoticeKind,
  OutboxDocument,
  RaisedDocument,
  RaisedKind,
  RaisedState,
} from '../../shared/documents'
import { outboxRow } from '../../shared/outbox'

/** What people may have to be told of: every state a matter comes to, and what the clock says of it meanwhile. */
export type Step = RaisedState | 'lapsing'

/** `raiser`: the account. `household`: everybody of the raiser's. `answerer`: the account that answered. */
type To = 'raiser' | 'household' | 'answerer' | 'committee'
interface Telling {
  readonly to: To
  readonly as: NoticeKind
}

const committee = <const K extends NoticeKind>(as: K) => ({ to: 'committee', as }) as const
const raiser = <const K extends NoticeKind>(as: K) => ({ to: 'raiser', as }) as const
const household = <const K extends NoticeKind>(as: K) => ({ to: 'household', as }) as const
const answerer = <const K extends NoticeKind>(as: K) => ({ to: 'answerer', as }) as const

/** The kind never comes to this step. */
const never = [] as const

const aboutOneBallot = {
  raised: [committee('complaintRaised'), raiser('complaintReceived')],
  answered: never,
  lapsing: never,
  insisted: never,
  withdrawn: never,
  lapsed: never,
  upheld: [raiser('complaintSettled'), committee('complaintJudged')],
  dismissed: [raiser('complaintSettled'), committee('complaintJudged')],
  undecided: [raiser('complaintSettled'), committee('complaintJudged')],
} as const

/** Who is told of what. A new kind has to say it of every step, and the compiler then asks for the words to each of them. */
export const tells = {
  receiptMissing: aboutOneBallot,
  lateClaim: aboutOneBallot,
  objection: {
    raised: [committee('objectionToAnswer'), raiser('objectionReceived')],
    answered: [raiser('objectionAnswered')],
    lapsing: [raiser('objectionLapsing')],
    insisted: [committee('objectionInsisted'), raiser('objectionReferred')],
    withdrawn: [answerer('objectionWithdrawn')],
    lapsed: [raiser('objectionSettled')],
    upheld: [raiser('objectionSettled'), committee('objectionJudged')],
    dismissed: [raiser('objectionSettled'), committee('objectionJudged')],
    undecided: [raiser('objectionSettled'), committee('objectionJudged')],
  },
  query: {
    raised: [committee('queryAsked')],
    answered: [raiser('queryAnswered')],
    lapsing: never,
    insisted: never,
    withdrawn: never,
    lapsed: never,
    upheld: never,
    dismissed: never,
    undecided: never,
  },
  correction: {
    raised: [committee('correctionAsked')],
    answered: never,
    lapsing: never,
    insisted: never,
    withdrawn: never,
    lapsed: never,
    upheld: [household('correctionSettled')],
    dismissed: [household('correctionSettled')],
    undecided: never,
  },
  appeal: {
    raised: [committee('appealRaised')],
    answered: never,
    lapsing: never,
    insisted: never,
    withdrawn: never,
    lapsed: never,
    upheld: [household('appealDecided')],
    dismissed: [household('appealDecided')],
    undecided: never,
  },
} as const satisfies Readonly<Record<RaisedKind, Readonly<Record<Step, readonly Telling[]>>>>

export interface Say {
  readonly title: string
  readonly text: string
  /** The day it is about: by when to answer, or to say no. */
  readonly happensAt?: number
}

/** The words of a step, to each of those who are told of it. */
export type Words<K extends RaisedKind, S extends Step> = {
  readonly [T in (typeof tells)[K][S][number]['to']]: Say
}

type Matter = Pick<RaisedDocument, '_id' | 'courtyardId' | 'raisedBy' | 'householdId' | 'answeredBy'>

function audienceOf(to: To, { raisedBy, householdId, answeredBy }: Matter): Audience | null {
  switch (to) {
    case 'committee':
      return 'committee'
    case 'raiser':
      return `account:${raisedBy}`
    case 'household':
      return householdId === null ? `account:${raisedBy}` : `household:${householdId}`
    case 'answerer':
      return answeredBy === null ? null : `account:${answeredBy}`
  }
}

/** What goes into the outbox with the step. `about`: what the notice leads to. */
export function rowsOf<K extends RaisedKind, S extends Step>(
  kind: K,
  step: S,
  matter: Matter,
  about: string,
  words: Words<K, S>,
  now: number,
): OutboxDocument[] {
  const tellings: readonly Telling[] = tells[kind][step]
  return tellings.flatMap(({ to, as }) => {
    const audience = audienceOf(to, matter)
    const say = (words as Partial<Record<To, Say>>)[to]
    if (audience === null || !say) return []
    const { courtyardId, _id } = matter
    return [outboxRow({ kind: as, courtyardId, subjectId: about, audience, period: `${_id}-${step}`, ...say }, now)]
  })
}
