import type { CourtyardUseCase } from '../useCase'
import { readChecks } from './checkFiles'
import { describeDraft, peopleOf } from './describeDraft'
import { namesOf, readUnposted } from './readDisclosures'

/** Drafts and what is in review, the last edited first. */
export const disclosureDrafts: CourtyardUseCase<'disclosureDrafts'> = async (call) => {
  const [drafts, inReview] = await Promise.all([readUnposted(call, 'draft'), readUnposted(call, 'review')])
  const all = [...drafts, ...inReview].sort((a, b) => b.editedAt - a.editedAt)
  const [names, checks] = await Promise.all([
    namesOf(call, call.member.courtyardId, all.flatMap(peopleOf)),
    readChecks(
      call,
      all.flatMap(({ attachments }) => attachments),
    ),
  ])
  return { drafts: all.map((draft) => describeDraft(draft, call.accountId, names, checks)) }
}
