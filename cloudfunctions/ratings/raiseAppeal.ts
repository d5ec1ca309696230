import { increment } from '../shared/database'
import { askAboutPhoto, fitPhoto } from '../shared/fitPhoto'
import { fitText } from '../shared/fitText'
import { Refusal } from '../shared/refusal'
import { appealRaisedNotice } from './domain/notices'
import { mayAppealAt } from './domain/periodState'
import { appealKey, sheetKey } from './keys'
import { ofCourtyard } from './readPeriod'
import type { RatingsUseCase } from './useCase'

/** A household says why its rating is wrong, once a period; the committee decides, never the property team. */
export const raiseAppeal: RatingsUseCase<'raiseAppeal'> = async (call, { periodId, text, photoFileId }) => {
  const { database, member, accountId, requestId, now } = call
  const { courtyardId, householdId } = member
  if (householdId === null) throw new Refusal('NOT_FOUND')
  const [photo] = await Promise.all([fitPhoto(call, photoFileId), fitText(call, text)])
  const key = appealKey(periodId, householdId)
  await database.transaction(async (transaction) => {
    const period = ofCourtyard(await transaction.collection('ratingPeriods').get(periodId), member)
    const sheet = await transaction.collection('ratings').get(sheetKey(periodId, householdId))
    if (period.ratee !== 'household' || !sheet?.submitted) throw new Refusal('NOT_FOUND')
    const appeals = transaction.collection('ratingAppeals')
    const standing = await appeals.get(key)
    if (standing?.requestId === requestId) return
    if (standing) throw new Refusal('OBJECTION_PENDING')
    if (!mayAppealAt(period, now)) throw new Refusal('WRONG_STAGE')
    const { label } = sheet
    await appeals.create({
      _id: key,
      ...{ courtyardId, periodId, householdId, label, text, photoFileId },
      ratingPhotoFileId: sheet.submitted.photoFileId,
      raisedBy: accountId,
      requestId,
      ...{ state: 'waiting', decision: '', decidedBy: null, decidedAt: null },
      createdAt: now,
      schema: 1,
    })
    await transaction.collection('ratingPeriods').update(periodId, { openAppeals: increment(1) })
    await transaction.collection('outbox').create(appealRaisedNotice(period, now, householdId, label))
  })
  await askAboutPhoto(call, photo)
  return {}
}
