import { Refusal } from '../shared/refusal'
import { sheetKey } from './keys'
import { ofCourtyard } from './readPeriod'
import type { RatingsUseCase } from './useCase'

/** Praised, but rather not named; until the result is posted. */
export const declinePraise: RatingsUseCase<'declinePraise'> = async (call, { periodId, declined }) => {
  const { database, member } = call
  const { householdId } = member
  if (householdId === null) throw new Refusal('NOT_FOUND')
  await database.transaction(async (transaction) => {
    const period = ofCourtyard(await transaction.collection('ratingPeriods').get(periodId), member)
    const ratings = transaction.collection('ratings')
    const sheet = await ratings.get(sheetKey(periodId, householdId))
    // before closing a household doesn't learn whether it was rated
    if (period.ratee !== 'household' || period.stage === 'open' || !sheet?.submitted) throw new Refusal('NOT_FOUND')
    if (sheet.namingDeclined === declined) return
    if (period.stage !== 'appealing') throw new Refusal('WRONG_STAGE')
    const namedPraise = sheet.submitted.praise !== '' && !declined && !sheet.void
    await ratings.update(sheet._id, { namingDeclined: declined, namedPraise })
    // written so that posting at the same moment conflicts
    await transaction.collection('ratingPeriods').update(periodId, { stage: 'appealing' })
  })
  return {}
}
