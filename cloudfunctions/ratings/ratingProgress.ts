import { lastMorning } from '../shared/dates'
import { groupsOf } from './domain/groupsOf'
import { statusAt } from './domain/periodState'
import { groupsToHide } from './domain/suppression'
import { describePeriod, ofCourtyard, readSeats, readSheets } from './readPeriod'
import type { RatingsUseCase } from './useCase'

/**
 * How many have rated, of how many: while the period is open as of 8:00 in the morning, so that asking again and again tells of no
 * new sheet. Scores aren't even read; and the committee, which the households rate, learns of no group so small that its count would
 * tell who has rated.
 */
export const ratingProgress: RatingsUseCase<'ratingProgress'> = async (call, { periodId }) => {
  const { database, member, now } = call
  const [read, seats, sheets] = await Promise.all([
    database.collection('ratingPeriods').get(periodId),
    readSeats(call, periodId),
    readSheets(call, periodId, ['submittedAt', 'firstSubmittedAt']),
  ])
  const period = ofCourtyard(read, member)
  const asOf = statusAt(period, now) === 'open' ? lastMorning(now) : null
  const submitted = new Set(
    sheets.flatMap(({ seat, submittedAt, firstSubmittedAt = submittedAt }) =>
      firstSubmittedAt !== null && firstSubmittedAt <= (asOf ?? now) ? [seat] : [],
    ),
  )
  const byGroup = groupsOf(seats).map((name) => ({ name, own: seats.filter(({ group }) => group === name) }))
  const hidden = groupsToHide(
    byGroup.map(({ own }) => own.length),
    seats.length,
    period.groupMin,
  )
  return {
    period: describePeriod(period, now),
    asOf,
    submitted: submitted.size,
    total: period.eligible,
    groups: byGroup.map(({ name, own }, index) => ({
      name,
      submitted: hidden.has(index) ? null : own.filter(({ householdId }) => submitted.has(householdId)).length,
      total: own.length,
    })),
  }
}
