import { meeting, planMeeting } from '../../../services/meetings'
import { accepted, type Result } from '../../../services/result'
import type { Opened } from './view'

/** How meetings are called here, and the one to change if there is one. */
export async function openCall(meetingId: string): Promise<Result<Opened>> {
  const [planned, stored] = await Promise.all([planMeeting({}), meetingId ? meeting({ meetingId }) : null])
  if (!planned.ok) return planned
  if (stored && !stored.ok) return stored
  return accepted({ planned: planned.value, meeting: stored?.value ?? null })
}
