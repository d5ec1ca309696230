import type { RatingDocument } from '../shared/documents'
import type { HouseholdId } from '../shared/ids'
import { Refusal } from '../shared/refusal'
import { groupsOf } from './domain/groupsOf'
import { describePeriod, ofCourtyard } from './readPeriod'
import { readRound } from './readRound'
import type { RatingsUseCase } from './useCase'

/** The roll as the property team walks it. The manager's own household is left out: nobody rates the own. */
export const householdsToRate: RatingsUseCase<'householdsToRate'> = async (call, { periodId, group }) => {
  const { database, member, now } = call
  const [read, round] = await Promise.all([
    database.collection('ratingPeriods').get(periodId),
    readRound(call, periodId, ['group', 'headName', 'address'], ['submitted']),
  ])
  const period = ofCourtyard(read, member)
  if (period.raterGroup !== 'property') throw new Refusal('NOT_YOUR_PART')
  const { households, rated, sheetOf } = round
  const stateOf = (householdId: HouseholdId) => stateOfSheet(sheetOf(householdId))
  return {
    period: describePeriod(period, now),
    rated,
    total: households.length,
    groups: groupsOf(households).map((name) => {
      const own = households.filter((household) => household.group === name)
      return { name, rated: own.filter(({ _id }) => stateOf(_id) === 'submitted').length, total: own.length }
    }),
    households: households
      .filter((household) => group !== '' && household.group === group)
      .map(({ _id: id, no, headName, address }) => {
        const praised = (sheetOf(id)?.submitted?.praise ?? '') !== ''
        return { ...{ id, no, headName, address }, state: stateOf(id), praised }
      }),
  }
}

function stateOfSheet(sheet: RatingDocument | undefined) {
  if (!sheet) return 'none'
  return sheet.submittedAt === null ? 'draft' : 'submitted'
}
