import type { MemberCall } from '../../shared/call'
import type { TaskDocument } from '../../shared/documents'

/** The caller's own, or their office's where no person is named. */
export function isMyTask(
  { accountId, member }: Pick<MemberCall, 'accountId' | 'member'>,
  { ownerId, ownerRole }: TaskDocument,
): boolean {
  return ownerId === null ? member.roles.includes(ownerRole) : ownerId === accountId
}
