import type { ActedAs, RaisedDocument, RaisedKind } from '../../shared/documents'
import type { AccountId, HouseholdId } from '../../shared/ids'
import type { RefusalCode } from '../../shared/refusal'
import { rules, type Side } from './kinds'
import { results, type Act, type ClockAct } from './states'

/** Somebody with the household they are of; null = of none, which two people never share. */
export interface Person {
  readonly accountId: AccountId
  readonly householdId: HouseholdId | null
}

/** Who wants to take a step, as they stand now. */
export interface Holder extends Person {
  readonly committee: boolean
  /** In what capacity they would take it. */
  readonly as: ActedAs
  /** Of those the rating is by, or of the household of one of them. */
  readonly onRatedSide?: boolean
}

type Matter = Pick<RaisedDocument, 'kind' | 'raisedBy' | 'householdId'>

/** Why these two aren't two: the same person, or two of one household. Null = they are. */
export function notTwo(one: Person, other: Person): 'SAME_PERSON' | 'SAME_HOUSEHOLD' | null {
  if (one.accountId === other.accountId) return 'SAME_PERSON'
  return one.householdId !== null && one.householdId === other.householdId ? 'SAME_HOUSEHOLD' : null
}

const raiserOf = ({ raisedBy, householdId }: Matter): Person => ({ accountId: raisedBy, householdId })

function barredBy(side: Side, matter: Matter, holder: Holder): RefusalCode | null {
  switch (side) {
    case 'raiser':
      return notTwo(raiserOf(matter), holder)
    case 'rated':
      return holder.onRatedSide ? 'NOT_YOUR_PART' : null
  }
}

/** Why this person may not take this step; null = they may. What households drawn by lot settle no person does. */
export function barTo(act: Exclude<Act, ClockAct>, matter: Matter, holder: Holder): RefusalCode | null {
  const rule = rules[matter.kind]
  switch (act) {
    case 'answer':
      return committeeBut(rule.notToAnswer, matter, holder)
    case 'uphold':
    case 'dismiss':
      return rule.settles === 'committee' ? committeeBut(rule.notToSettle, matter, holder) : 'FORBIDDEN'
    case 'insist':
    case 'withdraw':
      return rule.responds && holder.accountId === matter.raisedBy ? null : 'FORBIDDEN'
  }
}

function committeeBut(sides: readonly Side[] | null, matter: Matter, holder: Holder): RefusalCode | null {
  if (sides === null || !holder.committee) return 'FORBIDDEN'
  return sides.map((side) => barredBy(side, matter, holder)).find((bar) => bar !== null) ?? null
}

/** Why this person may not raise such a matter. `involved`: the household was there, or it is about it. */
export function barToRaise(
  kind: RaisedKind,
  { householdId }: Pick<Person, 'householdId'>,
  involved = false,
): RefusalCode | null {
  const { raises, outsider } = rules[kind]
  if (raises === 'member') return null
  return householdId === null || (raises === 'involved' && !involved) ? outsider : null
}

type Done = Pick<RaisedDocument, 'state' | 'answer' | 'decision'>

/** It stands so already, in these very words: a retry changes nothing. */
export function isDone(
  matter: Done,
  act: Act,
  said: { readonly answer?: string; readonly decision?: string } = {},
): boolean {
  const { answer, decision = '' } = said
  if (matter.state !== results[act]) return false
  switch (act) {
    case 'answer':
      return matter.answer === answer
    case 'uphold':
    case 'dismiss':
      return matter.decision === decision
    case 'insist':
    case 'refer':
    case 'withdraw':
    case 'lapse':
    case 'expire':
      return true
  }
}
