import type { MemberCall } from '../shared/call'
import { oneOf } from '../shared/database'
import type { RaisedDocument } from '../shared/documents'
import type { AccountId } from '../shared/ids'
import { barTo } from '../engines/raised/bars'
import { holderOf } from '../engines/raised/holder'
import { mayHere } from '../shared/offices'
import type { VotesOutput } from './contract'

type Shown = VotesOutput<'motion'>['objections']
type Names = ReadonlyMap<AccountId, string>

/** The committee sees all; others their own, and the number of open ones. */
export const objectionsFor = (call: MemberCall, objections: readonly RaisedDocument[]): readonly RaisedDocument[] =>
  objections.filter(({ raisedBy }) => raisedBy === call.accountId || mayHere(call, 'committee'))

/** The members of the committee who entered how one was settled. */
export async function readSettlers(
  { database, member: { courtyardId } }: MemberCall,
  objections: readonly RaisedDocument[],
): Promise<Names> {
  const keys = new Set(
    objections.flatMap(({ settledBy }) => (settledBy === null ? [] : [`${courtyardId}:${settledBy}`])),
  )
  if (keys.size === 0) return new Map()
  const found = await database
    .collection('members')
    .find({ where: { _id: oneOf([...keys]) }, limit: keys.size, fields: ['accountId', 'name'] })
  return new Map(found.map(({ accountId, name }) => [accountId, name]))
}

export function describeObjections(call: MemberCall, objections: readonly RaisedDocument[], names: Names): Shown {
  const holder = holderOf(call)
  return objections.map((objection) => {
    const { _id, text, answer, state, createdAt, raisedBy, dueAt, lapsesAt, settledBy, settledByWords } = objection
    return {
      id: _id,
      ...{ text, answer, state, dueAt, lapsesAt },
      at: createdAt,
      mine: raisedBy === call.accountId,
      settledBy: settledByWords,
      settledByName: (settledBy && names.get(settledBy)) ?? '',
      mayAnswer: barTo('answer', objection, holder) === null,
      maySettle: barTo('dismiss', objection, holder) === null,
    }
  })
}
