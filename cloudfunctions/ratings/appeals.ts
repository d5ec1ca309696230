import { oneOf } from '../shared/database'
import type { RaisedDocument, RaisedState } from '../shared/documents'
import { passedPhotos } from '../shared/fitPhoto'
import type { HouseholdId, RatingPeriodId } from '../shared/ids'
import { barTo } from '../engines/raised/bars'
import type { RatingsOutput } from './contract'
import { decider } from './decider'
import { appealState } from './domain/appealState'
import { sayPeriod } from './domain/cycles'
import { sheetKey } from './keys'
import type { RatingsUseCase } from './useCase'

const WAITING_MAX = 50
const DECIDED_MAX = 20

type Shown = RatingsOutput<'appeals'>['appeals']

const decidedStates: readonly RaisedState[] = ['upheld', 'dismissed']

/** An appeal is always a household's. */
const aboutOf = ({ subjectId, householdId }: RaisedDocument) => ({
  periodId: subjectId as RatingPeriodId,
  householdId: householdId ?? ('' as HouseholdId),
})

/** Appeals with the rating they are against, those that wait first. Two steps of parallel reads. */
export const appeals: RatingsUseCase<'appeals'> = async (call) => {
  const { database, member } = call
  const { courtyardId } = member
  const collection = database.collection('raised')
  const [waiting, decided, decides] = await Promise.all([
    collection.find({
      where: { courtyardId, kind: 'appeal', state: 'raised' },
      orderBy: [['createdAt', 'asc']],
      limit: WAITING_MAX,
    }),
    collection.find({
      where: { courtyardId, kind: 'appeal', state: oneOf(decidedStates) },
      orderBy: [['createdAt', 'desc']],
      limit: DECIDED_MAX,
    }),
    decider(call),
  ])
  const found = [...waiting, ...decided].map((appeal) => ({ appeal, ...aboutOf(appeal) }))
  if (found.length === 0) return { appeals: [] }
  const periodIds = [...new Set(found.map(({ periodId }) => periodId))]
  const [sheets, periods, shown] = await Promise.all([
    database.collection('ratings').find({
      where: { _id: oneOf(found.map(({ periodId, householdId }) => sheetKey(periodId, householdId))) },
      limit: found.length,
    }),
    database.collection('ratingPeriods').find({ where: { _id: oneOf(periodIds) }, limit: periodIds.length }),
    passedPhotos(
      call,
      found.flatMap(({ appeal }) => appeal.files),
    ),
  ])
  return {
    appeals: found.map(({ appeal, periodId, householdId }): Shown[number] => {
      const { label, text, createdAt, state, decision } = appeal
      const [photo = null, ratingPhoto = null] = appeal.files.map(shown)
      const period = periods.find(({ _id }) => _id === periodId)
      const sheet = sheets.find(({ _id }) => _id === sheetKey(periodId, householdId))
      const rating = sheet?.submitted
      return {
        ...{ periodId, householdId, label, text, photo, decision },
        state: appealState(state),
        periodName: period ? sayPeriod(period.periodKey) : '',
        at: createdAt,
        items: (period?.form.items ?? []).map(({ key, title }) => ({
          title,
          score: rating?.scores.find(({ item }) => item === key)?.score ?? null,
        })),
        comment: rating?.comment ?? '',
        ratingPhoto,
        canDecide: state === 'raised' && barTo('uphold', appeal, decides(sheet)) === null,
      }
    }),
  }
}
