import type { MemberCall } from '../shared/call'
import type { MemberDocument, RatingDocument } from '../shared/documents'
import type { Holder } from '../engines/raised/bars'
import { holderOf } from '../engines/raised/holder'

const HOUSEMATES_MAX = 50

const ofProperty = ({ roles }: Pick<MemberDocument, 'roles'>): boolean => roles.includes('propertyManager')

/**
 * Who decides about appeals, against a given sheet: on the rated side is the property team, who filled the sheet in, and whoever
 * lives with one of them. One round trip.
 */
export async function decider(
  call: MemberCall,
): Promise<(sheet: Pick<RatingDocument, 'savedBy'> | null | undefined) => Holder> {
  const { database, member } = call
  const { courtyardId, householdId } = member
  const housemates: readonly Pick<MemberDocument, 'accountId' | 'roles'>[] =
    householdId === null
      ? []
      : await database
          .collection('members')
          .find({ where: { householdId, courtyardId }, limit: HOUSEMATES_MAX, fields: ['accountId', 'roles'] })
  const side = [member, ...housemates]
  return (sheet) => ({
    ...holderOf(call),
    onRatedSide: side.some((one) => ofProperty(one) || one.accountId === sheet?.savedBy),
  })
}
