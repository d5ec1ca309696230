import { seconding, type TwoPersonMatter } from '../../engines/secondPerson/domain/seconding'
import type {
  Audience,
  MemberDocument,
  RaterGroup,
  RatingEdgeRules,
  RatingSubject,
  StandardDocument,
} from '../../shared/documents'
import type { HouseholdId } from '../../shared/ids'
import { holdsHere } from '../../shared/offices'

/** One edge of the ring: 居民评院管委会 → 院管委会评物业 → 物业评住户 (domain.md §5). */
export interface RingEdge {
  readonly raterGroup: RaterGroup
  readonly ratee: RatingSubject
}

/** The edges every courtyard has, with the rules they begin with. */
export const ring: readonly (RingEdge & { readonly rules: RatingEdgeRules })[] = [
  { raterGroup: 'households', ratee: 'committee', rules: defaultRules('quarter', 5) },
  { raterGroup: 'committee', ratee: 'property', rules: defaultRules('quarter', 3) },
  { raterGroup: 'property', ratee: 'household', rules: defaultRules('halfYear', 5) },
]

/** A view of fewer is never shown, whatever is stored: of two who rated, each knows what the other said. */
export const GROUP_MIN_LEAST = 3

function defaultRules(cycle: RatingEdgeRules['cycle'], groupMin: number): RatingEdgeRules {
  return { cycle, opensDay: 0, openDays: 10, groupMin, answerDays: 7, active: true }
}

/** The edge on which a subject is rated. */
export function edgeOf(ratee: RatingSubject) {
  const edge = ring.find((one) => one.ratee === ratee)
  if (!edge) throw new Error(`nobody rates ${ratee}`)
  return edge
}

export const rateeNames: Readonly<Record<RatingSubject, string>> = {
  committee: '院管委会',
  property: '物业',
  household: '各户',
}
const raterNames: Readonly<Record<RaterGroup, string>> = {
  households: '各户',
  committee: '院管委会',
  property: '物业',
}

/** 给院管委会评一评 */
export const sayRating = (ratee: RatingSubject): string => `给${rateeNames[ratee]}评一评`
/** 各户评院管委会 */
export const sayEdge = ({ raterGroup, ratee }: RingEdge): string => `${raterNames[raterGroup]}评${rateeNames[ratee]}`

type Person = Pick<MemberDocument, 'accountId' | 'courtyardId' | 'householdId' | 'representative' | 'offices'>
type Officer = Pick<Person, 'courtyardId' | 'offices'>

/** Whether somebody belongs to those who are rated as a body, and so answer: they never judge the answer. */
export function answersFor(ratee: RatingSubject, person: Officer, now: number): boolean {
  if (ratee === 'household') return false
  return holdsHere(person, ratee === 'committee' ? 'committee' : 'propertyManager', now)
}

/**
 * The seat a person rates from, or null for somebody who doesn't rate on this edge. A household has one seat, held by its
 * representative; each committee member has one, unless the person is on the property's side too; the property team has
 * one for each household, and nobody rates the own.
 */
export function seatOf(
  { raterGroup }: RingEdge,
  person: Person,
  rated: HouseholdId | null,
  now: number,
): string | null {
  switch (raterGroup) {
    case 'households':
      return rated === null && person.representative ? person.householdId : null
    case 'committee':
      return rated === null && holdsHere(person, 'committee', now) && !answersFor('property', person, now)
        ? person.accountId
        : null
    case 'property':
      return holdsHere(person, 'propertyManager', now) && rated !== person.householdId ? rated : null
  }
}

/** Who is told that a period opens, is about to close, or has an answer to look at. */
export function raterAudience(raterGroup: RaterGroup): Audience {
  return ({ households: 'everybody', committee: 'committee', property: 'propertyManager' } as const)[raterGroup]
}

export function rateeAudience(ratee: RatingSubject): Audience {
  return ({ committee: 'committee', property: 'propertyManager', household: 'everybody' } as const)[ratee]
}

type Drafted = Pick<StandardDocument, 'subject' | 'stage' | 'createdAt' | 'editedBy' | 'editedAs'>

/** A standard takes two: whoever edited it last, and another committee member or, for the property's, the property manager. */
export function agreeingTo({ subject, createdAt, editedBy, editedAs }: Drafted): TwoPersonMatter {
  return {
    secondIs: subject === 'property' ? ['committee', 'propertyManager'] : ['committee'],
    beganAt: createdAt,
    first: { accountId: editedBy, ...editedAs },
  }
}

export const mayAgree = (standard: Drafted, person: Person, now: number): boolean =>
  standard.stage === 'draft' && seconding(person, agreeingTo(standard), now) === 'ok'

export function seesDraft(subject: RatingSubject, person: Officer, now: number): boolean {
  return holdsHere(person, 'committee', now) || (subject === 'property' && holdsHere(person, 'propertyManager', now))
}
