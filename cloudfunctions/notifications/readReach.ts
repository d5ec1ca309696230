import type { MemberCall } from '../shared/call'
import { above } from '../shared/database'
import type { MemberDocument, OutboxDocument, PosterDocument } from '../shared/documents'
import type { AccountId, CourtyardId, HouseholdId } from '../shared/ids'
import { lookedAt } from '../shared/markViewed'
import { PAGE_SIZE, readPages } from '../shared/readPages'
import { readRoll, type RollRow } from '../shared/readRoll'
import { readViewersSince } from '../votes/forDelivery'
import type { Evidence } from './domain/reach'
import { topicOf } from './domain/topics'
import { noticeWithReach } from './noticeToEverybody'

const POSTERS_SHOWN = 200
const rollFields = ['group', 'address', 'headName', 'note'] as const

export interface Reach {
  readonly row: OutboxDocument
  /** In its order. */
  readonly roll: readonly RollRow<(typeof rollFields)[number]>[]
  readonly members: readonly MemberDocument[]
  /** The newest first. */
  readonly posters: readonly PosterDocument[]
  readonly evidence: Evidence
}

/** All that is known of how far a notice to everybody got, in two steps of parallel reads. */
export async function readReach(call: MemberCall, eventId: string): Promise<Reach> {
  const { database, member } = call
  const [row, roll, members, slips, posters, accounts] = await Promise.all([
    noticeWithReach(call, eventId),
    readRoll(database, member.courtyardId, rollFields),
    readMembers(call, member.courtyardId),
    readSlips(call, eventId),
    database.collection('posters').find({ where: { eventId }, orderBy: [['createdAt', 'desc']], limit: POSTERS_SHOWN }),
    readDelivered(call, eventId),
  ])
  const [viewers, motionViewers] = await Promise.all([
    // who has opened a rating's form has rated, or nearly so: that is nobody's to know
    row.kind === 'ratingOpened' ? [] : readNoticeViewers(call, row),
    topicOf(row.kind) === 'votes' ? readViewersSince(call, row.subjectId, row.createdAt) : [],
  ])
  const householdsOf = (some: readonly MemberDocument[]) =>
    some.flatMap(({ householdId }) => (householdId === null ? [] : [householdId]))
  const lookedIn = members.filter(({ inboxSeenAt }) => inboxSeenAt !== undefined && inboxSeenAt >= row.createdAt)
  return {
    row,
    roll,
    members,
    posters,
    evidence: {
      slips: new Set(slips),
      read: new Set([...viewers, ...motionViewers, ...householdsOf(lookedIn)]),
      delivered: new Set(householdsOf(members.filter(({ accountId }) => accounts.has(accountId)))),
      posterGroups: new Set(posters.map(({ group }) => group)),
    },
  }
}

type Parts = Pick<MemberCall, 'database'>

function readMembers({ database }: Parts, courtyardId: CourtyardId): Promise<MemberDocument[]> {
  return readPages(
    (after) =>
      database.collection('members').find({
        where: { courtyardId, accountId: above(after as AccountId) },
        orderBy: [['accountId', 'asc']],
        limit: PAGE_SIZE,
        fields: ['accountId', 'householdId', 'inboxSeenAt'],
      }),
    ({ accountId }) => accountId,
  )
}

async function readSlips({ database }: Parts, eventId: string): Promise<HouseholdId[]> {
  const slips = await readPages(
    (after) =>
      database.collection('slips').find({
        where: { eventId, householdId: above(after as HouseholdId) },
        orderBy: [['householdId', 'asc']],
        limit: PAGE_SIZE,
        fields: ['householdId'],
      }),
    ({ householdId }) => householdId,
  )
  return slips.map(({ householdId }) => householdId)
}

async function readDelivered({ database }: Parts, eventId: string): Promise<ReadonlySet<string>> {
  const deliveries = await readPages(
    (after) =>
      database.collection('deliveries').find({
        where: { eventId, accountId: above(after as AccountId), state: 'sent' },
        orderBy: [['accountId', 'asc']],
        limit: PAGE_SIZE,
        fields: ['accountId'],
      }),
    ({ accountId }) => accountId,
  )
  return new Set(deliveries.map(({ accountId }) => accountId))
}

/** Households that have opened the subject since the notice was written; before that they saw something else. */
async function readNoticeViewers(
  { database }: Parts,
  { subjectId, createdAt: since }: OutboxDocument,
): Promise<HouseholdId[]> {
  const views = await readPages(
    (after) =>
      database.collection('noticeViews').find({
        where: { subjectId, householdId: above(after as HouseholdId) },
        orderBy: [['householdId', 'asc']],
        limit: PAGE_SIZE,
        fields: ['householdId', 'createdAt', 'viewedAt'],
      }),
    ({ householdId }) => householdId,
  )
  return views.filter((view) => lookedAt(view) >= since).map(({ householdId }) => householdId)
}
