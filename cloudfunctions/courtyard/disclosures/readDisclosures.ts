import type { MemberCall } from '../../shared/call'
import { above, atMost, type Condition, type Find, type Where } from '../../shared/database'
import type { DisclosureDocument, DisclosureKind, DisclosureStage } from '../../shared/documents'
import type { AccountId, CourtyardId, DisclosureId } from '../../shared/ids'
import { Refusal } from '../../shared/refusal'
import { memberKey } from '../readCourtyard'

/** What lists show: neither the texts nor the lines of a statement. */
const LISTED: NonNullable<Find<DisclosureDocument>['fields']> = [
  ...(['courtyardId', 'seriesId', 'version', 'kind', 'title', 'summary', 'attachments', 'finance', 'stage'] as const),
  ...([
    'editedBy',
    'editedAs',
    'editedAt',
    'returned',
    'postedDays',
    'postedDaysNeeded',
    'shortReason',
    'postedAt',
  ] as const),
  ...(['postedUntil', 'archivesAt', 'supersededBy', 'dutyKey', 'periodKey', 'createdAt'] as const),
]
export type Listed = Pick<
  DisclosureDocument,
  | '_id'
  | 'seriesId'
  | 'version'
  | 'kind'
  | 'title'
  | 'summary'
  | 'attachments'
  | 'finance'
  | 'stage'
  | 'editedBy'
  | 'editedAs'
  | 'createdAt'
  | 'editedAt'
  | 'returned'
  | 'postedDays'
  | 'postedDaysNeeded'
  | 'shortReason'
  | 'postedAt'
  | 'postedUntil'
  | 'archivesAt'
  | 'supersededBy'
>

export const DRAFTS_MAX = 50

interface PostedPage {
  readonly kind: DisclosureKind | null
  readonly archive: boolean
  /** Posted at this instant or so that the condition holds; null = whenever. */
  readonly postedAt: number | Condition<number> | null
  readonly limit: number
}

/** Posted disclosures of the caller's courtyard, the newest first. */
export function readPosted(
  { database, member, now }: MemberCall,
  { kind, archive, postedAt, limit }: PostedPage,
): Promise<Listed[]> {
  const where: Where<DisclosureDocument> = {
    courtyardId: member.courtyardId,
    stage: 'posted',
    archivesAt: archive ? atMost(now) : above(now),
    ...(kind === null ? {} : { kind }),
    ...(postedAt === null ? {} : { postedAt }),
  }
  return database.collection('disclosures').find({ where, orderBy: [['postedAt', 'desc']], limit, fields: LISTED })
}

/** Drafts or what is in review, the last edited first. */
export function readUnposted(
  { database, member }: MemberCall,
  stage: Extract<DisclosureStage, 'draft' | 'review'>,
): Promise<Listed[]> {
  return database.collection('disclosures').find({
    where: { courtyardId: member.courtyardId, stage },
    orderBy: [['editedAt', 'desc']],
    limit: DRAFTS_MAX,
    fields: LISTED,
  })
}

/** One of the caller's courtyard at any stage; another courtyard's looks like none. */
export async function ownDisclosure(
  { database, member }: MemberCall,
  disclosureId: DisclosureId,
): Promise<DisclosureDocument> {
  const disclosure = await database.collection('disclosures').get(disclosureId)
  if (!disclosure || disclosure.courtyardId !== member.courtyardId) throw new Refusal('NOT_FOUND')
  return disclosure
}

export type Posted<T> = T & { readonly postedAt: number; readonly postedUntil: number; readonly archivesAt: number }

export function isPosted<T extends Pick<DisclosureDocument, 'stage' | 'postedAt' | 'postedUntil' | 'archivesAt'>>(
  disclosure: T,
): disclosure is Posted<T> {
  const { stage, postedAt, postedUntil, archivesAt } = disclosure
  return stage === 'posted' && postedAt !== null && postedUntil !== null && archivesAt !== null
}

/** One that is posted, or was; NOT_FOUND for a draft. */
export async function postedDisclosure(
  call: MemberCall,
  disclosureId: DisclosureId,
): Promise<Posted<DisclosureDocument>> {
  const disclosure = await ownDisclosure(call, disclosureId)
  if (!isPosted(disclosure)) throw new Refusal('NOT_FOUND')
  return disclosure
}

/** Names of members of a courtyard, '' for those who left. */
export async function namesOf(
  { database }: Pick<MemberCall, 'database'>,
  courtyardId: CourtyardId,
  accounts: readonly AccountId[],
): Promise<ReadonlyMap<AccountId, string>> {
  const all = [...new Set(accounts)]
  const members = await Promise.all(
    all.map((accountId) => database.collection('members').get(memberKey(courtyardId, accountId))),
  )
  return new Map(all.map((accountId, at) => [accountId, members[at]?.name ?? '']))
}
