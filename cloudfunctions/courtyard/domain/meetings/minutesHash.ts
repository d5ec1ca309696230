import type { MeetingDocument } from '../../../shared/documents'
import { canonicalJson } from '../../../engines/chain/domain/canonicalJson'

type Confirmed = Pick<MeetingDocument, '_id' | 'kind' | 'title' | 'place' | 'startsAt' | 'agenda' | 'minutes'>

/**
 * The hash of confirmed minutes: of what was called, what was written, and which households were there (their numbers on the
 * roll, sorted; with whoever stood for them).
 */
export function minutesHash(
  { _id, kind, title, place, startsAt, agenda, minutes }: Confirmed,
  present: readonly string[],
  represented: readonly { readonly no: string; readonly by: string }[],
  sha256: (text: string) => string,
): string {
  return sha256(
    canonicalJson({
      format: 'yuanba-minutes/1',
      meetingId: _id,
      kind,
      title,
      place,
      startsAt,
      agenda: agenda.map(({ key, title: heading, text }) => ({ key, title: heading, text })),
      minutes: minutes.map(({ agendaKey, text, decisions }) => ({ agendaKey, text, decisions: [...decisions] })),
      present: [...present].sort(),
      represented: represented.map(({ no, by }) => ({ no, by })).sort((a, b) => (a.no < b.no ? -1 : 1)),
    }),
  )
}
