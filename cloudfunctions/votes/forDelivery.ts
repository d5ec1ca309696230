import type { Call } from '../shared/call'
import { above } from '../shared/database'
import type { MotionDocument, MotionViewDocument, Standing } from '../shared/documents'
import type { HouseholdId, MotionId } from '../shared/ids'
import { lookedAt } from '../shared/markViewed'
import { PAGE_SIZE, readPages } from '../shared/readPages'
import { passed } from './domain/passed'
import { tookPartAmong } from './participations'

/** What a message about a motion says; for the function `notifications`. Null = there is no such motion. */
export interface MotionFacts {
  readonly title: string
  readonly standing: Standing
  readonly closesAt: number
  readonly postedUntil: number | null
  readonly passed: boolean | null
}

type Parts = Pick<Call, 'database'>

export async function readMotionFacts({ database }: Parts, motionId: string): Promise<MotionFacts | null> {
  const motion: MotionDocument | null = await database.collection('motions').get(motionId)
  if (!motion) return null
  const { title, standing, closesAt, postedUntil } = motion
  return { title, standing, closesAt, postedUntil, passed: passed(motion) }
}

/** Which of these households (at most 1000) have taken part; never how. */
export function readVotedAmong(
  parts: Parts,
  motionId: string,
  householdIds: readonly HouseholdId[],
): Promise<ReadonlySet<string>> {
  return tookPartAmong(parts, motionId as MotionId, householdIds)
}

/** The households of which somebody has opened the motion or its result at that instant or later. */
export async function readViewersSince(parts: Parts, motionId: string, since: number): Promise<HouseholdId[]> {
  const views = await readViews(parts, motionId)
  return views.filter((view) => lookedAt(view) >= since).map(({ householdId }) => householdId)
}

/** Of each household that has opened the motion, or its result, the first look and the latest: 看过. */
export function readViews({ database }: Parts, motionId: string): Promise<MotionViewDocument[]> {
  return readPages(
    (after) =>
      database.collection('motionViews').find({
        where: { motionId: motionId as MotionId, _id: above(after) },
        orderBy: [['_id', 'asc']],
        limit: PAGE_SIZE,
        fields: ['householdId', 'createdAt', 'viewedAt'],
      }),
    ({ _id }) => _id,
  )
}
