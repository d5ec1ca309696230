import { increment } from '../shared/database'
import { askAboutPhoto, fitPhoto } from '../shared/fitPhoto'
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

/** A household says why its rating is wrong, once a period; the committee decides, never the property team. */
export const raiseAppeal: RatingsUseCase<'raiseAppeal'> = async (call, { periodId, text, photoFileId }) => {
  const { database, member, accountId, requestId, now } = call
  const { courtyardId, householdId } = member
  if (householdId === null) throw new Refusal('NOT_FOUND')
  const [photo, places] = await Promise.all([
    fitPhoto(call, photoFileId),
    readPlaces(call, 'appeal', appealOf(periodId, householdId)),
    fitText(call, text),
  ])
  await database.transaction(async (transaction) => {
    const period = ofCourtyard(await transaction.collection('ratingPeriods').get(periodId), member)
    const sheet = await transaction.collection('ratings').get(sheetKey(periodId, householdId))
    const rating = period.ratee === 'household' ? (sheet?.submitted ?? null) : null
    const bar = barToRaise('appeal', member, rating !== null)
    if (bar) throw new Refusal(bar)
    const place = await findPlace(transaction, places, requestId)
    if (place.at !== 'free') return
    if (!mayAppealAt(period, now)) throw new Refusal('WRONG_STAGE')
    const label = sheet?.label ?? ''
    const given = {
      ...{ _id: place.id, courtyardId, subjectId: periodId, raisedBy: accountId, householdId, label, text, requestId },
      files: [photoFileId, rating?.photoFileId ?? ''],
      dueAt: null,
    }
    await raise(transaction, 'appeal', given, periodId, raisedWords(label), now)
    await transaction.collection('ratingPeriods').update(periodId, { openAppeals: increment(1) })
  })
  await askAboutPhoto(call, photo)
  return {}
}
