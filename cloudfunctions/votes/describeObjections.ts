import type { MemberCall } from '../shared/call'
import type { MotionDocument, RaisedDocument } from '../shared/documents'
import { barTo } from '../engines/raised/bars'
import { holderOf } from '../engines/raised/holder'
import { mayHere } from '../shared/offices'
import type { VotesOutput } from './contract'

type Shown = VotesOutput<'motion'>['objections']

/** The committee sees all; others their own, and the number of open ones. */
export const objectionsFor = (call: MemberCall, objections: readonly RaisedDocument[]): readonly RaisedDocument[] =>
  objections.filter(
    ({ kind, raisedBy }) => kind === 'objection' && (raisedBy === call.accountId || mayHere(call, 'committee')),
  )

export function describeObjections(call: MemberCall, objections: readonly RaisedDocument[]): Shown {
  const holder = holderOf(call)
  return objections.map((objection) => {
    const { _id, text, answer, state, createdAt, raisedBy, dueAt, lapsesAt, lotId } = objection
    return {
      id: _id,
      ...{ text, answer, state, dueAt, lapsesAt, lotId },
      at: createdAt,
      mine: raisedBy === call.accountId,
      mayAnswer: barTo('answer', objection, holder) === null,
    }
  })
}

/** One a household and vote, whatever became of it. */
export const mayObject = (
  { member, now }: MemberCall,
  { stage, postedUntil }: Pick<MotionDocument, 'stage' | 'postedUntil'>,
  raised: readonly RaisedDocument[],
): boolean =>
  stage === 'posted' &&
  postedUntil !== null &&
  now < postedUntil &&
  member.householdId !== null &&
  !raised.some(({ kind, householdId }) => kind === 'objection' && householdId === member.householdId)
