import type { Transaction } from '../../shared/database'
import type { RaisedDocument, RaisedKind } from '../../shared/documents'
import { Refusal } from '../../shared/refusal'
import { barTo, type Holder } from './bars'
import { rules } from './kinds'
import { next, results, type Act, type ClockAct } from './states'
import { rowsOf, type Step, type Words } from './tells'
import { remindAt } from './times'

type Of<K extends RaisedKind> = RaisedDocument & { readonly kind: K }

/** A matter of this kind and courtyard, or null: another one's looks like none. */
export function ofKind<K extends RaisedKind>(
  found: RaisedDocument | null,
  kind: K,
  courtyardId: RaisedDocument['courtyardId'],
): Of<K> | null {
  return found?.kind === kind && found.courtyardId === courtyardId ? (found as Of<K>) : null
}

export interface Said {
  /** Only with an answer: as it is to be read afterwards, where that differs. */
  readonly text?: string
  readonly answer?: string
  readonly lapsesAt?: number
  readonly decision?: string
}

/** Who takes the step; null = the clock, or households drawn by lot. */
type By = Holder | null

interface Taken<K extends RaisedKind, A extends Act> {
  readonly by: A extends ClockAct ? null : A extends 'uphold' | 'dismiss' ? By : Holder
  readonly said?: Said
  /** What the notice leads to. */
  readonly about: string
  readonly words: Words<K, (typeof results)[A]>
}

/**
 * One step of a matter that the transaction has just read: who may not take it is refused, so is what isn't open from here
 * (WRONG_STAGE); those who are to know of it are told in the same transaction.
 */
export async function take<K extends RaisedKind, A extends Act>(
  transaction: Transaction,
  matter: Of<K>,
  act: A,
  { by, said = {}, about, words }: Taken<K, A>,
  now: number,
): Promise<RaisedDocument> {
  const bar = barOf(act, matter, by)
  if (bar) throw new Refusal(bar)
  const state = next(matter.kind, matter.state, act)
  if (state === null) throw new Refusal('WRONG_STAGE')
  const patch = { state, ...changeOf(act, by, said, now) }
  await transaction.collection('raised').update(matter._id, patch)
  const changed: RaisedDocument = { ...matter, ...patch }
  await tell(transaction, matter.kind, results[act] as (typeof results)[A], changed, about, words, now)
  return changed
}

function barOf(act: Act, matter: RaisedDocument, by: By) {
  switch (act) {
    case 'refer':
    case 'lapse':
    case 'expire':
      return null
    case 'uphold':
    case 'dismiss':
      if (by === null) return rules[matter.kind].settles === 'households' ? null : 'FORBIDDEN'
      break
    default:
  }
  return by === null ? 'FORBIDDEN' : barTo(act, matter, by)
}

function changeOf(act: Act, by: By, said: Said, now: number): Partial<Omit<RaisedDocument, '_id'>> {
  switch (act) {
    case 'answer': {
      const { text, answer = '', lapsesAt = null } = said
      return {
        ...(text === undefined ? {} : { text }),
        answer,
        ...{ answeredBy: by?.accountId ?? null, answeredAs: by?.as ?? null, answeredAt: now },
        lapsesAt,
        wakesAt: lapsesAt === null ? null : remindAt(now, lapsesAt),
      }
    }
    case 'insist':
    case 'refer':
      // at once: the drawing begins
      return { lapsesAt: null, wakesAt: now }
    case 'withdraw':
    case 'lapse':
    case 'expire':
      return { wakesAt: null, settledAt: now }
    case 'uphold':
    case 'dismiss':
      return {
        ...{ settledBy: by?.accountId ?? null, settledAt: now },
        decision: said.decision ?? '',
        wakesAt: null,
      }
  }
}

/** That its answer is about to lapse: the raiser is told once, and its state stays. */
export async function remind<K extends RaisedKind>(
  transaction: Transaction,
  matter: Of<K>,
  about: string,
  words: Words<K, 'lapsing'>,
  now: number,
): Promise<void> {
  await transaction.collection('raised').update(matter._id, { wakesAt: matter.lapsesAt })
  await tell(transaction, matter.kind, 'lapsing', matter, about, words, now)
}

async function tell<K extends RaisedKind, S extends Step>(
  transaction: Transaction,
  kind: K,
  step: S,
  matter: RaisedDocument,
  about: string,
  words: Words<K, S>,
  now: number,
): Promise<void> {
  for (const row of rowsOf(kind, step, matter, about, words, now)) await transaction.collection('outbox').create(row)
}
