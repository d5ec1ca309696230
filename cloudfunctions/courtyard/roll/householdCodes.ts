import { readRoll } from '../../shared/readRoll'
import { countMembers, readMembers } from '../readCourtyard'
import type { CourtyardUseCase } from '../useCase'
import { codeOfHousehold } from './codes'
import { groupNames } from './groupNames'

export const householdCodes: CourtyardUseCase<'householdCodes'> = async (call, { group: wanted }) => {
  const { database, member, secret } = call
  const [households, members] = await Promise.all([
    readRoll(database, member.courtyardId),
    readMembers(database, member.courtyardId),
  ])
  const bound = countMembers(members)
  const groups = groupNames(households)
  const group = groups.includes(wanted) ? wanted : (groups[0] ?? '')
  return {
    groups,
    group,
    codes: households
      .filter((household) => household.group === group)
      .map((household) => ({
        id: household._id,
        no: household.no,
        group: household.group,
        headName: household.headName,
        code: codeOfHousehold(secret, household),
        members: bound.get(household._id) ?? 0,
      })),
  }
}
