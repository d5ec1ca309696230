import { describePeriod, ofCourtyard, readSheets } from './readPeriod'
import { groupsOf, readRoll, type RollHousehold } from './readRoll'
import type { RatingDocument } from '../shared/documents'
import { Refusal } from '../shared/refusal'
import type { RatingsUseCase } from './useCase'

/** The roll as the property team walks it. The manager's own household is left out: nobody rates the own. */
export const householdsToRate: RatingsUseCase<'householdsToRate'> = async (call, { periodId, group }) => {
  const { database, member, now } = call
  const [read, all, sheets] = await Promise.all([
    database.collection('ratingPeriods').get(periodId),
    readRoll(database, member.courtyardId),
    readSheets(call, periodId),
  ])
  const period = ofCourtyard(read, member)
  if (period.raterGroup !== 'property') throw new Refusal('NOT_YOUR_PART')
  const roll = all.filter(({ _id }) => _id !== member.householdId)
  const sheetOf = new Map(sheets.map((sheet) => [sheet.seat, sheet]))
  const stateOf = ({ _id }: RollHousehold) => stateOfSheet(sheetOf.get(_id))
  const rated = (households: readonly RollHousehold[]) =>
    households.filter((household) => stateOf(household) === 'submitted').length
  return {
    period: describePeriod(period, now),
    rated: rated(roll),
    total: roll.length,
    groups: groupsOf(roll).map((name) => {
      const own = roll.filter((household) => household.group === name)
      return { name, rated: rated(own), total: own.length }
    }),
    households: roll
      .filter((household) => group !== '' && household.group === group)
      .map((household) => {
        const { _id: id, no, headName, address } = household
        const praised = (sheetOf.get(id)?.submitted?.praise ?? '') !== ''
        return { ...{ id, no, headName, address }, state: stateOf(household), praised }
      }),
  }
}

function stateOfSheet(sheet: RatingDocument | undefined) {
  if (!sheet) return 'none'
  return sheet.submittedAt === null ? 'draft' : 'submitted'
}
