import type { Call, MemberCall } from '../shared/call'
import { above } from '../shared/database'
import type { MotionDocument, MotionViewDocument, Standing } from '../shared/documents'
import type { HouseholdId, MotionId } from '../shared/ids'
import { lookedAt } from '../shared/markViewed'
import { PAGE_SIZE, readPages } from '../shared/readPages'
import { passed } from './domain/passed'
import { readTookPartOf, tookPartAmong } from './participations'

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

const MOTIONS_MAX = 100

/** The votes of the caller's courtyard since then in which a household has taken part, as its record tells it: never how. */
export async function readTakingPart(
  call: MemberCall,
  householdId: HouseholdId,
  since: number,
): Promise<{ readonly id: string; readonly kind: 'tookPart'; readonly text: string; readonly at: number }[]> {
  const motions: Pick<MotionDocument, '_id' | 'title'>[] = await call.database.collection('motions').find({
    where: { courtyardId: call.member.courtyardId, announcedAt: above(since) },
    orderBy: [['announcedAt', 'desc']],
    limit: MOTIONS_MAX,
    fields: ['title'],
  })
  const titleOf = new Map(motions.map(({ _id, title }) => [_id, title]))
  const rows = await readTookPartOf(call, [...titleOf.keys()], householdId)
  return rows.map(({ _id: id, motionId, channel, at }) => ({
    ...{ id, kind: 'tookPart', at },
    text: `你家参加了“${titleOf.get(motionId) ?? ''}”的表决${channel === 'paper' ? '，用的纸票' : ''}`,
  }))
}
