import type { MemberCall } from '../../shared/call'
import { chinaDay } from '../../shared/dates'
import type { DisclosureDocument, MeetingDocument, Resolution } from '../../shared/documents'
import type { DisclosureId } from '../../shared/ids'
import { contentOf, newDraft } from '../disclosures/draftContent'
import { templateOf } from '../domain/disclosures/templates'
import { kinds } from '../domain/meetings/kinds'

const TITLE_MAX = 60

/** A draft of 决策公开 that says what was resolved, and where. */
export function draftDisclosure(
  call: MemberCall,
  { _id, kind, title, place, startsAt, attendance }: MeetingDocument,
  { text }: Resolution,
  disclosureId: DisclosureId,
): DisclosureDocument {
  const { name } = kinds[kind]
  const { postedDays } = templateOf('decision')
  const came = attendance ? `,户册上 ${attendance.households} 户,到会 ${attendance.present} 户` : ''
  const sections = [
    { key: 'what', text },
    { key: 'how', text: `${chinaDay(startsAt)} 在${place}开的${name}“${title}”定的${came}。会议记录已经确认。` },
  ]
  const content = contentOf(
    {
      kind: 'decision',
      title: `${name}定的事:${text}`.slice(0, TITLE_MAX),
      sections,
      statement: null,
      postedDays,
      shortReason: '',
      duty: null,
      links: { motionId: null, meetingId: _id, ratingPeriodId: null },
    },
    [],
    postedDays,
  )
  return newDraft(call, disclosureId, content)
}
