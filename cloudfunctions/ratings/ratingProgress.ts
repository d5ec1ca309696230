import { describePeriod, ofCourtyard, readSheets } from './readPeriod'
import { groupsOf, readRoll } from './readRoll'
import type { RatingsUseCase } from './useCase'

/** How many have rated, of how many. Scores aren't even read. */
export const ratingProgress: RatingsUseCase<'ratingProgress'> = async (call, { periodId }) => {
  const { database, member, now } = call
  const [read, roll, sheets] = await Promise.all([
    database.collection('ratingPeriods').get(periodId),
    readRoll(database, member.courtyardId),
    readSheets(call, periodId, ['submittedAt']),
  ])
  const period = ofCourtyard(read, member)
  const submitted = new Set(sheets.filter(({ submittedAt }) => submittedAt !== null).map(({ seat }) => seat))
  const byGroup = period.raterGroup === 'households' ? groupsOf(roll) : []
  return {
    period: describePeriod(period, now),
    submitted: submitted.size,
    total: period.raterGroup === 'committee' ? period.eligible : roll.length,
    groups: byGroup.map((name) => {
      const own = roll.filter(({ group }) => group === name)
      return { name, submitted: own.filter(({ _id }) => submitted.has(_id)).length, total: own.length }
    }),
  }
}
