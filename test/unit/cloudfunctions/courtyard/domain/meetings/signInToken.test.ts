import fc from 'fast-check'
import {
  currentToken,
  sceneOf,
  SLOT_MS,
  tokenIsCurrent,
} from '../../../../../../cloudfunctions/courtyard/domain/meetings/signInToken'
import { deriveId, type MeetingId } from '../../../../../../cloudfunctions/shared/ids'

const SECRET = 'a fixed secret for tests'
const meeting = (n: number): MeetingId => deriveId(SECRET, 'meeting', String(n))
const instant = fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 })

test('a code works from the moment it is shown until it says, and not a moment longer', () => {
  fc.assert(
    fc.property(instant, (now) => {
      const { token, refreshAt, validUntil } = currentToken(SECRET, meeting(1), now)
      expect(validUntil - refreshAt).toBe(SLOT_MS)
      expect(refreshAt - now).toBeGreaterThan(0)
      for (const at of [now, refreshAt, validUntil - 1]) {
        expect(tokenIsCurrent(SECRET, meeting(1), at, token)).toBe(true)
      }
      expect(tokenIsCurrent(SECRET, meeting(1), validUntil, token)).toBe(false)
    }),
  )
})

test('no code opens another meeting, and nobody without the secret makes one', () => {
  fc.assert(
    fc.property(instant, (now) => {
      const { token } = currentToken(SECRET, meeting(1), now)
      expect(tokenIsCurrent(SECRET, meeting(2), now, token)).toBe(false)
      expect(tokenIsCurrent('another secret', meeting(1), now, token)).toBe(false)
    }),
  )
})

test('a meeting and its code fill the 32 characters of a scene, and fit', () => {
  const { token } = currentToken(SECRET, meeting(1), 1_800_000_000_000)
  expect(sceneOf(meeting(1), token)).toMatch(/^[a-z0-9]{32}$/)
})
