import type { MemberCall } from '../shared/call'
import type { CourtyardDocument, HouseholdDocument } from '../shared/documents'
import { Refusal } from '../shared/refusal'
import { officesHere } from '../shared/offices'

export const describeCourtyard = ({ _id, name, kind, path, number }: CourtyardDocument) => ({
  id: _id,
  name,
  kind,
  community: path[2],
  number,
})

export const describeHousehold = ({ _id, no, group, address, headName }: HouseholdDocument) => ({
  id: _id,
  no,
  group,
  address,
  headName,
})

/** What every screen must know of the caller. */
export function describeMe(
  { member, now }: MemberCall,
  courtyards: readonly CourtyardDocument[],
  household: HouseholdDocument | null,
) {
  const courtyard = courtyards.find(({ _id }) => _id === member.courtyardId)
  if (!courtyard) throw new Refusal('NOT_FOUND')
  return {
    courtyard: describeCourtyard(courtyard),
    household: household && describeHousehold(household),
    name: member.name,
    representative: member.representative,
    roles: officesHere(member, now),
    otherCourtyards: courtyards.filter((other) => other !== courtyard).map(describeCourtyard),
  }
}
