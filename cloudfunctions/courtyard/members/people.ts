import type { MemberDocument } from '../../shared/documents'
import { officesHere, termsHere } from '../../shared/offices'
import { readEveryHousehold } from '../../shared/readRoll'
import { describeHousehold } from '../describeMe'
import { readMembers } from '../readCourtyard'
import type { CourtyardUseCase } from '../useCase'

/** Everybody who has joined: the committee first, then in the order of the roll. */
export const people: CourtyardUseCase<'people'> = async ({ accountId, database, member, now }) => {
  const { courtyardId } = member
  const [members, households] = await Promise.all([
    readMembers(database, courtyardId),
    readEveryHousehold(database, courtyardId),
  ])
  const householdOf = new Map(households.map((household) => [household._id, household]))
  const placeOf = ({ householdId }: MemberDocument) =>
    (householdId && householdOf.get(householdId)?.position) ?? Number.MAX_SAFE_INTEGER
  return {
    people: members
      .sort(
        (a, b) =>
          officesHere(b, now).length - officesHere(a, now).length ||
          placeOf(a) - placeOf(b) ||
          a.createdAt - b.createdAt,
      )
      .map((member) => {
        const household = member.householdId && householdOf.get(member.householdId)
        return {
          id: member.accountId,
          name: member.name,
          household: household ? describeHousehold(household) : null,
          representative: member.representative,
          roles: officesHere(member, now),
          terms: termsHere(member, now),
          isMe: member.accountId === accountId,
        }
      }),
  }
}
