import { derive, type MeetingId } from '../../../shared/ids'
import { MINUTE_MS } from '../../../shared/dates'

/** How long a code is on the screen. The one before it works too: whoever was just scanning gets in. */
export const SLOT_MS = MINUTE_MS
const TOKEN_LENGTH = 12

const slotAt = (now: number) => Math.floor(now / SLOT_MS)

/** Twelve characters that only the server can know, another every minute and for every meeting. */
function tokenOf(secret: string, meetingId: MeetingId, slot: number): string {
  const number = BigInt(`0x${derive(secret, 'meetingSignIn', meetingId, String(slot)).toString('hex')}`)
  return number.toString(36).padStart(TOKEN_LENGTH, '0').slice(-TOKEN_LENGTH)
}

export function currentToken(secret: string, meetingId: MeetingId, now: number) {
  const slot = slotAt(now)
  return {
    token: tokenOf(secret, meetingId, slot),
    refreshAt: (slot + 1) * SLOT_MS,
    validUntil: (slot + 2) * SLOT_MS,
  }
}

export function tokenIsCurrent(secret: string, meetingId: MeetingId, now: number, token: string): boolean {
  const slot = slotAt(now)
  return token === tokenOf(secret, meetingId, slot) || token === tokenOf(secret, meetingId, slot - 1)
}

/** 32 characters, all that a mini-program code's scene can hold. */
export const sceneOf = (meetingId: MeetingId, token: string): string => `${meetingId}${token}`
