import type { MemberCall } from '../shared/call'
import { oneOf } from '../shared/database'
import type { HouseholdId } from '../shared/ids'
import type { MotionDocument } from '../shared/documents'
import { pageByInstant } from '../shared/pageByInstant'
import type { MotionCard } from './cards'
import { passed } from './domain/passed'
import { needed } from './domain/record/thresholds'
import { statusAt } from './domain/statusAt'
import { doorKey } from './keys'
import { countTookPart, tookPartIn } from './participations'

const PAGE = 20

/** A page of the courtyard's motions, the newest first. */
export function readMotions(
  { database, member }: MemberCall,
  before: number | null,
): Promise<{ readonly rows: MotionDocument[]; readonly more: boolean }> {
  return pageByInstant({
    find: (announcedAt, limit) =>
      database.collection('motions').find({
        where: { courtyardId: member.courtyardId, ...(announcedAt === null ? {} : { announcedAt }) },
        orderBy: [['announcedAt', 'desc']],
        limit,
      }),
    at: ({ announcedAt }) => announcedAt,
    before,
    size: PAGE,
  })
}

/**
 * Cards of motions of the caller's courtyard, at most 100, in the order given. One step of parallel reads: turnout where a
 * vote is open, the own household's participations, and the roll's size where an electorate isn't frozen yet.
 */
export async function readCards(call: MemberCall, motions: readonly MotionDocument[]): Promise<MotionCard[]> {
  const { householdId } = call.member
  const coming = motions.filter(isComing)
  const [voted, mine, electorates, rollSize] = await Promise.all([
    Promise.all(motions.map((motion) => readVoted(call, motion))),
    householdId === null
      ? new Set()
      : tookPartIn(
          call,
          motions.map(({ _id }) => _id),
          householdId,
        ),
    readElectorates(call, coming, householdId),
    readRollSize(call, motions),
  ])
  return motions.map((motion, i) => ({
    ...card(motion, call.now, voted[i] ?? 0, mine.has(motion._id), rollSize),
    forMe: householdId !== null && (!isComing(motion) || electorates.has(motion._id)),
  }))
}

/** The card from what has been read; `rollSize` only matters before opening. */
export function card(
  motion: MotionDocument,
  now: number,
  voted: number,
  iVoted: boolean,
  rollSize: number,
): Omit<MotionCard, 'forMe'> {
  const households = motion.electorate?.households ?? rollSize
  const quorum = motion.regime.participation.find(({ counts }) => counts === 'households' || counts === 'heads')
  return {
    id: motion._id,
    title: motion.title,
    question: motion.question,
    standing: motion.standing,
    status: statusAt(motion, now),
    announcedAt: motion.announcedAt,
    opensAt: motion.opensAt,
    closesAt: motion.closesAt,
    postedUntil: motion.postedUntil,
    countsAt: motion.stage === 'open' ? (motion.countWait?.until ?? null) : null,
    households,
    householdsNeeded: quorum ? needed(quorum, households) : 0,
    voted,
    passed: passed(motion),
    objectionsRaised: motion.objectionsRaised,
    objectionsUndecided: motion.objectionsUndecided ?? 0,
    iVoted,
  }
}

/** Households that have taken part; after the count, those it weighed as taking part. */
export async function readVoted(parts: Pick<MemberCall, 'database'>, motion: MotionDocument): Promise<number> {
  if (motion.stage === 'open') return countTookPart(parts, motion._id)
  return motion.turnout?.households ?? 0
}

/** Somebody can still cast in it. */
const isComing = ({ stage }: MotionDocument) => stage === 'announced' || stage === 'open'

/** Which of these motions have the household in their electorate. */
async function readElectorates(
  { database }: MemberCall,
  coming: readonly MotionDocument[],
  householdId: HouseholdId | null,
): Promise<ReadonlySet<string>> {
  if (householdId === null || coming.length === 0) return new Set()
  const electors = await database.collection('electors').find({
    where: { _id: oneOf(coming.map(({ _id }) => doorKey(_id, householdId))) },
    limit: coming.length,
    fields: ['motionId'],
  })
  return new Set(electors.map(({ motionId }) => motionId))
}

async function readRollSize({ database, member }: MemberCall, motions: readonly MotionDocument[]): Promise<number> {
  if (motions.every(({ electorate }) => electorate !== null)) return 0
  return database.collection('households').count({ courtyardId: member.courtyardId, active: true })
}
