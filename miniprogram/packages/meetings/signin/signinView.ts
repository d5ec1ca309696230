import type { CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import { sayInstant } from '../../../text/when'
import type { Refused } from '../../../services/result'

export interface SignedIn {
  readonly title: string
  readonly household: string
  readonly text: string
  readonly standsFor: string
}

/** Signed in: for which household, and for which others. */
export function showSignedIn(
  { title, place, signedInAt, household, standsFor }: CourtyardOutput<'signIn'>,
  now: number,
): SignedIn {
  return {
    title,
    household,
    text: `${sayInstant(signedInAt, now)} 在${place}签到`,
    standsFor: standsFor.length > 0 ? `也代了 ${standsFor.join('、')}` : '',
  }
}

/** What to do next when it was refused: join first, try the same code again, or scan the one that is on the screen now. */
export type Way = 'join' | 'again' | 'scan'

export function wayOn(code: Refused['code']): Way {
  if (code === 'NOT_A_MEMBER') return 'join'
  return code === 'OFFLINE' || code === 'INTERNAL' || code === 'BUSY' ? 'again' : 'scan'
}
