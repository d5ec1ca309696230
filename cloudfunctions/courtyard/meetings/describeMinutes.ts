import type { MeetingDocument } from '../../shared/documents'
import type { AccountId } from '../../shared/ids'
import type { CourtyardOutput } from '../contract'

type Minutes = CourtyardOutput<'beginMinutes'>

export function describeMinutes(meeting: MeetingDocument, nameOf: (accountId: AccountId | null) => string): Minutes {
  const titles = new Map(meeting.agenda.map(({ key, title }) => [key, title]))
  return {
    sections: meeting.minutes.map(({ agendaKey, text, decisions }) => ({
      ...{ agendaKey, title: titles.get(agendaKey) ?? '', text },
      decisions: [...decisions],
    })),
    revision: meeting.minutesRevision,
    editedByName: nameOf(meeting.minutesBy),
    editedAt: meeting.minutesAt,
    correctionUntil: meeting.correctionUntil,
    confirmedAt: meeting.confirmedAt,
    confirmedByName: nameOf(meeting.confirmedBy),
    hash: meeting.minutesHash,
  }
}
