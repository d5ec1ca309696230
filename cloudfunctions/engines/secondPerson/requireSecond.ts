import type { MemberCall } from '../../shared/call'
import { Refusal } from '../../shared/refusal'
import { seconding, type TwoPersonMatter } from './domain/seconding'

/** Refuses, with the reason, a caller who can't be the second in this. */
export function requireSecond({ member, now }: Pick<MemberCall, 'member' | 'now'>, matter: TwoPersonMatter): void {
  const answer = seconding(member, matter, now)
  if (answer !== 'ok') throw new Refusal(answer)
}
