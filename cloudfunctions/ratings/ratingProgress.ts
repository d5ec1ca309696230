import { readRoll } from '../shared/readRoll'
import { groupsOf } from './domain/groupsOf'
import { groupsToHide } from './domain/suppression'
import { describePeriod, ofCourtyard, readSheets } from './readPeriod'
import type { RatingsUseCase } from './useCase'

/**
 * How many have rated, of how many. Scores aren't even read; and the committee, which the households rate, learns of no group so
 * small that its count would tell who has rated.
 */
export const ratingProgress: RatingsUseCase<'ratingProgress'> = async (call, { periodId }) => {
  const { database, member, now } = call
  const [read, roll, sheets] = await Promise.all([
    database.collection('ratingPeriods').get(periodId),
    readRoll(database, member.courtyardId, ['group']),
    readSheets(call, periodId, ['submittedAt']),
  ])
  const period = ofCourtyard(read, member)
  const submitted = new Set(sheets.filter(({ submittedAt }) => submittedAt !== null).map(({ seat }) => seat))
  const byGroup = (period.raterGroup === 'households' ? groupsOf(roll) : []).map((name) => ({
    name,
    own: roll.filter(({ group }) => group === name),
  }))
  const hidden = groupsToHide(
    byGroup.map(({ own }) => own.length),
    roll.length,
    period.groupMin,
  )
  return {
    period: describePeriod(period, now),
    submitted: submitted.size,
    total: period.raterGroup === 'households' ? roll.length : period.eligible,
    groups: byGroup.map(({ name, own }, index) => ({
      name,
      submitted: hidden.has(index) ? null : own.filter(({ _id }) => submitted.has(_id)).length,
      total: own.length,
    })),
  }
}
