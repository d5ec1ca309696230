import type { MemberCall } from '../shared/call'
import { above } from '../shared/database'
import type { HouseholdDocument, MemberDocument, OutboxDocument, PosterDocument } from '../shared/documents'
import type { AccountId, CourtyardId, HouseholdId } from '../shared/ids'
import { PAGE_SIZE, readPages } from '../shared/readPages'
import { readViewers } from '../votes/forDelivery'
import type { Evidence } from './domain/reach'
import { topicOf } from './domain/topics'
import { noticeToEverybody } from './noticeToEverybody'

const POSTERS_SHOWN = 200

export interface Reach {
  readonly row: OutboxDocument
  readonly roll: readonly HouseholdDocument[]
  readonly members: readonly MemberDocument[]
  /** The newest first. */
  readonly posters: readonly PosterDocument[]
  readonly evidence: Evidence
}

/** All that is known of how far a notice to everybody got, in two steps of parallel reads. */
export async function readReach(call: MemberCall, eventId: string): Promise<Reach> {
  const { database, member } = call
  const [row, roll, members, slips, posters, accounts] = await Promise.all([
    noticeToEverybody(call, eventId),
    readRoll(call, member.courtyardId),
    readMembers(call, member.courtyardId),
    readSlips(call, eventId),
    database.collection('posters').find({ where: { eventId }, orderBy: [['createdAt', 'desc']], limit: POSTERS_SHOWN }),
    readDelivered(call, eventId),
  ])
  const [viewers, motionViewers] = await Promise.all([
    readNoticeViewers(call, row.subjectId),
    topicOf(row.kind) === 'votes' ? readViewers(call, row.subjectId) : [],
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

/** The households of the roll, ended ones left out. */
export function readRoll({ database }: Parts, courtyardId: CourtyardId): Promise<HouseholdDocument[]> {
  return readPages(
    (after) =>
      database.collection('households').find({
        where: { courtyardId, active: true, no: above(after) },
        orderBy: [['no', 'asc']],
        limit: PAGE_SIZE,
        fields: ['no', 'group', 'position', 'address', 'headName', 'note'],
      }),
    ({ no }) => no,
  )
}

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

async function readNoticeViewers({ database }: Parts, subjectId: string): Promise<HouseholdId[]> {
  const views = await readPages(
    (after) =>
      database.collection('noticeViews').find({
        where: { subjectId, householdId: above(after as HouseholdId) },
        orderBy: [['householdId', 'asc']],
        limit: PAGE_SIZE,
        fields: ['householdId'],
      }),
    ({ householdId }) => householdId,
  )
  return views.map(({ householdId }) => householdId)
}
