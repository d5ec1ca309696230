import * as v from 'valibot'
import type { MemberCall } from '../../shared/call'
import { chinaDay } from '../../shared/dates'
import type { MeetingDocument, Resolution } from '../../shared/documents'
import { disclosureIdSchema, type DisclosureId } from '../../shared/ids'
import { templateOf } from '../domain/disclosures/templates'
import { kinds } from '../domain/meetings/kinds'
import { saveDisclosure } from '../disclosures/saveDisclosure'

const TITLE_MAX = 60

/** A draft of 决策公开 that says what was resolved, and where. The same request finds the draft it made. */
export async function draftDisclosure(
  call: MemberCall,
  { _id, kind, title, place, startsAt, attendance }: MeetingDocument,
  { text }: Resolution,
): Promise<DisclosureId> {
  const { name } = kinds[kind]
  const came = attendance ? `,户册上 ${attendance.households} 户,到会 ${attendance.present} 户` : ''
  const { disclosureId } = await saveDisclosure(call, {
    disclosureId: null,
    revision: 0,
    kind: 'decision',
    title: `${name}定的事:${text}`.slice(0, TITLE_MAX),
    sections: [
      { key: 'what', text },
      { key: 'how', text: `${chinaDay(startsAt)} 在${place}开的${name}“${title}”定的${came}。会议记录已经确认。` },
    ],
    attachments: [],
    statement: null,
    postedDays: templateOf('decision').postedDays,
    shortReason: '',
    duty: null,
    links: { motionId: null, meetingId: _id, ratingPeriodId: null },
  })
  return v.parse(disclosureIdSchema, disclosureId)
}
