import type { MemberCall } from '../shared/call'
import { increment } from '../shared/database'
import type { RatingAppealDocument, RatingDocument, RatingPeriodDocument, SubmittedSheet } from '../shared/documents'
import { askAboutPhoto, keepFitPhoto } from '../shared/fitPhoto'
import { fitText } from '../shared/fitText'
import { Refusal } from '../shared/refusal'
import { appealRaisedNotice } from './domain/notices'
import { mayAppealAt } from './domain/periodState'
import { appealKey, sheetKey } from './keys'
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
  const key = appealKey(periodId, householdId)
  const [period, sheet, standing] = await Promise.all([
    database.collection('ratingPeriods').get(periodId),
    database.collection('ratings').get(sheetKey(periodId, householdId)),
    database.collection('ratingAppeals').get(key),
    fitText(call, text),
  ])
  if (!appealed(call, period, sheet, standing)) return {}
  const photo = await keepFitPhoto(call, photoFileId)
  await database.transaction(async (transaction) => {
    const appeals = transaction.collection('ratingAppeals')
    const fresh = await transaction.collection('ratingPeriods').get(periodId)
    const found = await transaction.collection('ratings').get(sheetKey(periodId, householdId))
    const rating = appealed(call, fresh, found, await appeals.get(key))
    if (!rating) return
    const { label, submitted } = rating
    await appeals.create({
      _id: key,
      ...{ courtyardId, periodId, householdId, label, text, photo },
      ratingPhoto: submitted.photo,
      raisedBy: accountId,
      requestId,
      ...{ state: 'waiting', decision: '', decidedBy: null, decidedAt: null },
      createdAt: now,
      schema: 2,
    })
    await transaction.collection('ratingPeriods').update(periodId, { openAppeals: increment(1) })
    await transaction
      .collection('outbox')
      .create(appealRaisedNotice(ofCourtyard(fresh, member), now, householdId, label))
  })
  await askAboutPhoto(call, photo)
  return {}
}

type Rating = RatingDocument & { readonly submitted: SubmittedSheet }

/** The rating that may be appealed against; null when this request has appealed already. Refuses what can't be. */
function appealed(
  { member, now, requestId }: MemberCall,
  read: RatingPeriodDocument | null,
  sheet: RatingDocument | null,
  standing: RatingAppealDocument | null,
): Rating | null {
  const period = ofCourtyard(read, member)
  if (period.ratee !== 'household' || !isSubmitted(sheet)) throw new Refusal('NOT_FOUND')
  if (standing?.requestId === requestId) return null
  if (standing) throw new Refusal('OBJECTION_PENDING')
  if (!mayAppealAt(period, now)) throw new Refusal('WRONG_STAGE')
  return sheet
}

const isSubmitted = (sheet: RatingDocument | null): sheet is Rating => sheet !== null && sheet.submitted !== null
