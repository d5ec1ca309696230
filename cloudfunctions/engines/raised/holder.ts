import type { MemberCall } from '../../shared/call'
import { mayHere } from '../../shared/offices'
import { actingAs } from '../secondPerson/domain/seconding'
import type { Holder } from './bars'

/** The caller as somebody who wants to take a step. */
export const holderOf = (call: Pick<MemberCall, 'member' | 'accountId' | 'now'>): Holder => ({
  accountId: call.accountId,
  householdId: call.member.householdId,
  committee: mayHere(call, 'committee'),
  as: actingAs(call.member, 'committee', call.now),
})
