import type { MemberCall } from '../shared/call'
import type { MemberDocument, RatingDocument } from '../shared/documents'
import type { Holder } from '../engines/raised/bars'
import { holderOf } from '../engines/raised/holder'
import { holdsHere } from '../shared/offices'

const HOUSEMATES_MAX = 50

/**
 * Who decides about appeals, against a given sheet: on the rated side is the property team, who filled the sheet in, and whoever
 * lives with one of them. One round trip.
 */
export async function decider(
  call: MemberCall,
): Promise<(sheet: Pick<RatingDocument, 'savedBy'> | null | undefined) => Holder> {
  const { database, member, now } = call
  const { courtyardId, householdId } = member
  const housemates: readonly Pick<MemberDocument, 'accountId' | 'courtyardId' | 'offices'>[] =
    householdId === null
      ? []
      : await database.collection('members').find({
          where: { householdId, courtyardId },
          limit: HOUSEMATES_MAX,
          fields: ['accountId', 'courtyardId', 'offices'],
        })
  const side = [member, ...housemates]
  return (sheet) => ({
    ...holderOf(call),
    onRatedSide: side.some((one) => holdsHere(one, 'propertyManager', now) || one.accountId === sheet?.savedBy),
  })
}
