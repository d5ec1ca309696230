import { kinds, meetingKinds } from '../domain/meetings/kinds'
import { earliestStart } from '../domain/meetings/times'
import { ownCourtyard } from '../readCourtyard'
import type { CourtyardUseCase } from '../useCase'

export const planMeeting: CourtyardUseCase<'planMeeting'> = async (call) => {
  const { database, member, now } = call
  const [courtyard, households] = await Promise.all([
    ownCourtyard(call),
    database.collection('households').count({ courtyardId: member.courtyardId, active: true }),
  ])
  return {
    households,
    kinds: meetingKinds.map((kind) => {
      const { name, purpose, noticeDays, source } = kinds[kind]
      const earliestStartsAt = earliestStart(kind, now, courtyard.extraHolidays)
      return { kind, name, purpose, noticeDays, source, earliestStartsAt }
    }),
  }
}
