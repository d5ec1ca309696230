import type { MemberDocument } from '../../shared/documents'
import { readEveryHousehold } from '../../shared/readRoll'
import { describeHousehold } from '../describeMe'
import { readMembers } from '../readCourtyard'
import type { CourtyardUseCase } from '../useCase'

/** Everybody who has joined: the committee first, then in the order of the roll. */
export const people: CourtyardUseCase<'people'> = async ({ accountId, database, member: { courtyardId } }) => {
  const [members, households] = await Promise.all([
    readMembers(database, courtyardId),
    readEveryHousehold(database, courtyardId),
  ])
  const householdOf = new Map(households.map((household) => [household._id, household]))
  const placeOf = ({ householdId }: MemberDocument) =>
    (householdId && householdOf.get(householdId)?.position) ?? Number.MAX_SAFE_INTEGER
  return {
    people: members
      .sort((a, b) => b.roles.length - a.roles.length || placeOf(a) - placeOf(b) || a.createdAt - b.createdAt)
      .map((member) => {
        const household = member.householdId && householdOf.get(member.householdId)
        return {
          id: member.accountId,
          name: member.name,
          household: household ? describeHousehold(household) : null,
          representative: member.representative,
          roles: [...member.roles],
          isMe: member.accountId === accountId,
        }
      }),
  }
}
