import { not, oneOf } from '../shared/database'
import type { RatingAppealDocument } from '../shared/documents'
import { passedPhotos } from '../shared/fitPhoto'
import type { RatingsOutput } from './contract'
import { sayPeriod } from './domain/cycles'
import { mayDecide } from './decideAppeal'
import { sheetKey } from './keys'
import type { RatingsUseCase } from './useCase'

const WAITING_MAX = 50
const DECIDED_MAX = 20

type Shown = RatingsOutput<'appeals'>['appeals']

/** Appeals with the rating they are against, those that wait first. Two steps of parallel reads. */
export const appeals: RatingsUseCase<'appeals'> = async (call) => {
  const { database, member } = call
  const { courtyardId } = member
  const collection = database.collection('ratingAppeals')
  const [waiting, decided] = await Promise.all([
    collection.find({
      where: { courtyardId, state: 'waiting' },
      orderBy: [['createdAt', 'asc']],
      limit: WAITING_MAX,
    }),
    collection.find({
      where: { courtyardId, state: not<RatingAppealDocument['state']>('waiting') },
      orderBy: [['createdAt', 'desc']],
      limit: DECIDED_MAX,
    }),
  ])
  const found = [...waiting, ...decided]
  if (found.length === 0) return { appeals: [] }
  const periodIds = [...new Set(found.map(({ periodId }) => periodId))]
  const photosOf = ({ photoFileId, ratingPhotoFileId = '' }: RatingAppealDocument) => [photoFileId, ratingPhotoFileId]
  const [sheets, periods, shown] = await Promise.all([
    database.collection('ratings').find({
      where: { _id: oneOf(found.map(({ periodId, householdId }) => sheetKey(periodId, householdId))) },
      limit: found.length,
    }),
    database.collection('ratingPeriods').find({ where: { _id: oneOf(periodIds) }, limit: periodIds.length }),
    passedPhotos(call, found.flatMap(photosOf)),
  ])
  return {
    appeals: found.map((appeal): Shown[number] => {
      const { periodId, householdId, label, text, createdAt, state, decision } = appeal
      const [photoFileId = '', ratingPhotoFileId = ''] = photosOf(appeal).map(shown)
      const period = periods.find(({ _id }) => _id === periodId)
      const rating = sheets.find(({ _id }) => _id === sheetKey(periodId, householdId))?.submitted
      return {
        ...{ periodId, householdId, label, text, photoFileId, state, decision },
        periodName: period ? sayPeriod(period.periodKey) : '',
        at: createdAt,
        items: (period?.form.items ?? []).map(({ key, title }) => ({
          title,
          score: rating?.scores.find(({ item }) => item === key)?.score ?? null,
        })),
        comment: rating?.comment ?? '',
        ratingPhotoFileId,
        canDecide: state === 'waiting' && mayDecide(call, householdId),
      }
    }),
  }
}
