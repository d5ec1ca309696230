import type { MemberCall } from '../../shared/call'
import type { TaskDocument } from '../../shared/documents'
import { mayHere } from '../../shared/offices'

/** The caller's own, or their office's where no person is named; never that of an office they aren't in any more. */
export function isMyTask(call: MemberCall, { ownerId, ownerRole }: TaskDocument): boolean {
  return mayHere(call, ownerRole) && (ownerId === null || ownerId === call.accountId)
}
