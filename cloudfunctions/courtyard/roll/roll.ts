import { readRoll } from '../../shared/readRoll'
import { sumBy } from 'lodash-es'
import { maskPhone } from '../domain/masking'
import { countMembers, countOpenMotions, ownCourtyard, readMembers } from '../readCourtyard'
import type { CourtyardUseCase } from '../useCase'
import { groupNames } from './groupNames'

/** The roll: totals, and the households of one group. */
export const roll: CourtyardUseCase<'roll'> = async (call, { group: wanted }) => {
  const { database, member } = call
  const [courtyard, households, members, openMotions] = await Promise.all([
    ownCourtyard(call),
    readRoll(database, member.courtyardId),
    readMembers(database, member.courtyardId),
    countOpenMotions(database, member.courtyardId),
  ])
  const bound = countMembers(members)
  const names = groupNames(households)
  const group = names.includes(wanted) ? wanted : (names[0] ?? '')
  return {
    kind: courtyard.kind,
    rollVersion: courtyard.rollVersion,
    totals: {
      households: households.length,
      units: courtyard.kind === 'rural' ? households.length : sumBy(households, ({ rooms }) => rooms.length),
      heads: households.length,
      adults: sumBy(households, 'adults'),
      residents: sumBy(households, 'residents'),
      areaDm2: sumBy(households, 'areaDm2'),
    },
    groups: names.map((name) => {
      const inGroup = households.filter((household) => household.group === name)
      return { name, households: inGroup.length, bound: inGroup.filter(({ _id }) => bound.has(_id)).length }
    }),
    group,
    households: households
      .filter((household) => household.group === group)
      .map((household) => ({
        id: household._id,
        no: household.no,
        group: household.group,
        address: household.address,
        headName: household.headName,
        phoneMasked: maskPhone(household.phone),
        adults: household.adults,
        residents: household.residents,
        areaDm2: household.areaDm2,
        rooms: household.rooms.map(({ no }) => no),
        note: household.note,
        members: bound.get(household._id) ?? 0,
        hasRepresentative: household.representativeId !== null,
      })),
    openMotions,
  }
}
