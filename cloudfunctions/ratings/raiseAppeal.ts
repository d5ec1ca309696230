import type { MemberCall } from '../shared/call'
import { increment } from '../shared/database'
import type { RatingDocument, RatingPeriodDocument, SubmittedSheet } from '../shared/documents'
import { askAboutPhoto, keepFitPhoto } from '../shared/fitPhoto'
import { fitText } from '../shared/fitText'
import { Refusal } from '../shared/refusal'
import { barToRaise } from '../engines/raised/bars'
import { findPlace, readPlaces } from '../engines/raised/places'
import { raise } from '../engines/raised/raise'
import { raisedWords } from './domain/appealWords'
import { mayAppealAt } from './domain/periodState'
import { appealOf, sheetKey } from './keys'
import { ofCourtyard } from './readPeriod'
import type { RatingsUseCase } from './useCase'

/**
 * A household says why its rating is wrong, once a period; the committee decides, never the property team. Who can't appeal is told so
 * before a photo is copied; what decides is read again in the transaction.
 */
export const raiseAppeal: RatingsUseCase<'raiseAppeal'> = async (call, { periodId, text, photoFileId }) => {
  const { database, member, accountId, requestId, now } = call
  const { courtyardId, householdId } = member
  if (householdId === null) throw new Refusal('NOT_FOUND')
  const [period, sheet, places] = await Promise.all([
    database.collection('ratingPeriods').get(periodId),
    database.collection('ratings').get(sheetKey(periodId, householdId)),
    readPlaces(call, 'appeal', appealOf(periodId, householdId)),
    fitText(call, text),
  ])
  checkAppealable(call, period, sheet)
  const photo = await keepFitPhoto(call, photoFileId)
  await database.transaction(async (transaction) => {
    const fresh = await transaction.collection('ratingPeriods').get(periodId)
    const found = await transaction.collection('ratings').get(sheetKey(periodId, householdId))
    const rating = checkAppealable(call, fresh, found)
    const place = await findPlace(transaction, places, requestId)
    if (place.at !== 'free') return
    if (!mayAppealAt(ofCourtyard(fresh, member), now)) throw new Refusal('WRONG_STAGE')
    const label = found?.label ?? ''
    const given = {
      ...{ _id: place.id, courtyardId, subjectId: periodId, raisedBy: accountId, householdId, label, text, requestId },
      files: [photo, rating.photo],
      dueAt: null,
    }
    await raise(transaction, 'appeal', given, periodId, raisedWords(label), now)
    await transaction.collection('ratingPeriods').update(periodId, { openAppeals: increment(1) })
  })
  await askAboutPhoto(call, photo)
  return {}
}

/** The rating of the own household that may be appealed against. Refuses what can't be. */
function checkAppealable(
  { member }: MemberCall,
  read: RatingPeriodDocument | null,
  sheet: RatingDocument | null,
): SubmittedSheet {
  const period = ofCourtyard(read, member)
  const rating = period.ratee === 'household' ? (sheet?.submitted ?? null) : null
  const bar = barToRaise('appeal', member, rating !== null)
  if (bar || !rating) throw new Refusal(bar ?? 'NOT_FOUND')
  return rating
}
