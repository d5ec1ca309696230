import { seconding } from '../../engines/secondPerson/domain/seconding'
import type { MemberCall } from '../../shared/call'
import { mayHere } from '../../shared/offices'
import { postingOf } from '../domain/disclosures/posting'
import { readStoredDuties } from './calendar'
import type { DisclosureCard, DisclosureTodo } from './cards'
import { readChecks } from './checkFiles'
import { describeCard } from './describeDisclosure'
import { isPosted, readPosted, readUnposted } from './readDisclosures'
import { waitingQueries } from './waitingQueries'

/** For the home screen: the newest posted, at most `limit`. One round trip. */
export async function readLatestDisclosures(call: MemberCall, limit: number): Promise<DisclosureCard[]> {
  const found = await readPosted(call, { kind: null, archive: false, postedAt: null, limit })
  return found.filter(isPosted).map((one) => describeCard(one, call.now))
}

/** What waits for the caller as a member of the committee, the most pressing first; nothing for anybody else. */
export async function readDisclosureTodos(call: MemberCall): Promise<DisclosureTodo[]> {
  const { accountId, member, now } = call
  if (!mayHere(call, 'committee')) return []
  const [inReview, drafts, asked, duties] = await Promise.all([
    readUnposted(call, 'review').then(async (all) => ({ all, checks: await readChecks(call, filesOf(all)) })),
    readUnposted(call, 'draft').then(async (all) => ({ all, checks: await readChecks(call, filesOf(all)) })),
    waitingQueries(call),
    readStoredDuties(call),
  ])
  const risky = new Set(
    [...inReview.checks, ...drafts.checks].filter(({ state }) => state === 'risky').map(({ fileId }) => fileId),
  )
  const questions = (all: typeof asked) => all.map(({ part }) => ({ _id: part, title: '' }))
  const isLate = ({ dueAt }: (typeof asked)[number]) => (dueAt ?? 0) <= now
  const overdue = duties.filter(({ state }) => state === 'overdue')
  return [
    ...todo('queriesOverdue', questions(asked.filter(isLate))),
    ...todo(
      'dutiesOverdue',
      overdue.map(({ at }) => ({ _id: '', title: `${at.periodLabel} ${at.item.title}` })),
    ),
    ...todo(
      'filesRisky',
      [...inReview.all, ...drafts.all].filter(({ attachments }) => attachments.some(({ fileId }) => risky.has(fileId))),
    ),
    ...todo(
      'disclosuresToReview',
      inReview.all.filter((draft) => seconding(member, postingOf(draft), now) === 'ok'),
    ),
    ...todo(
      'disclosuresReturned',
      drafts.all.filter(({ editedBy, returned }) => editedBy === accountId && returned !== null),
    ),
    ...todo('queriesWaiting', questions(asked.filter((query) => !isLate(query)))),
  ]
}

const filesOf = (all: Awaited<ReturnType<typeof readUnposted>>) => all.flatMap(({ attachments }) => attachments)

function todo(
  kind: DisclosureTodo['kind'],
  about: readonly { readonly _id: string; readonly title: string }[],
): DisclosureTodo[] {
  const [first] = about
  if (!first) return []
  const one = about.length === 1 ? first : { _id: '', title: '' }
  return [{ kind, count: about.length, subjectId: one._id, title: one.title }]
}
