import type { MemberCall } from '../../shared/call'
import type { Holder } from './bars'

/** The caller as somebody who wants to take a step. */
export const holderOf = ({ member, accountId }: Pick<MemberCall, 'member' | 'accountId'>): Holder => ({
  accountId,
  householdId: member.householdId,
  committee: member.roles.includes('committee'),
})
