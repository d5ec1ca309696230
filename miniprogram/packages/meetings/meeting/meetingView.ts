import type { CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import { pages } from '../../../services/pages'
import { isAnswered, meetingKinds, meetingTag, sayAnswer } from '../../../text/meeting'
import type { Tag } from '../../../text/motion'
import { sayExactly, sayInstant } from '../../../text/when'
import { showMinutes, type MinutesView } from './minutesView'
import { showResolutions, type ShownResolution } from './resolutionsView'

export type MeetingAnswer = CourtyardOutput<'meeting'>
export type Answer = 'coming' | 'notComing' | 'delegate'

export interface MeetingLocal {
  /** The answers stand open again although one is given. */
  readonly answering: boolean
  readonly cameUnfolded: boolean
  readonly explained: boolean
}

/** What stands under the thumb. answer: three ways · answered: what was said, to be changed · scan: sign in */
export type Foot = 'answer' | 'answered' | 'scan' | 'none'

export interface MeetingView {
  readonly tag: Tag
  readonly kindName: string
  readonly title: string
  readonly when: string
  readonly exactly: string
  readonly place: string
  readonly notes: readonly string[]
  readonly calendar: boolean
  readonly agendaTitle: string
  readonly agenda: readonly { readonly key: string; readonly title: string; readonly text: string }[]
  readonly answer: string
  readonly standsFor: string
  readonly counts: readonly { readonly name: string; readonly value: string }[]
  readonly came: { readonly title: string; readonly rows: readonly string[] } | null
  readonly minutes: MinutesView | null
  readonly resolutions: readonly ShownResolution[]
  readonly foot: Foot
  /** The page where the committee goes on with it; empty for everybody else. */
  readonly deskUrl: string
}

export function showMeeting(answer: MeetingAnswer, now: number, local: MeetingLocal): MeetingView {
  const { card, mine } = answer
  const upcoming = card.state === 'upcoming'
  return {
    tag: meetingTag(card),
    kindName: meetingKinds[card.kind],
    title: card.title,
    when: sayInstant(card.startsAt, now),
    exactly: sayExactly(card.startsAt),
    place: card.place,
    notes: notesOf(answer),
    calendar: upcoming,
    agendaTitle: answer.agenda.length > 1 ? `要说这 ${answer.agenda.length} 件事` : '要说的事',
    agenda: answer.minutes
      ? []
      : answer.agenda.map(({ key, title, text }, index) => ({ key, title: `${index + 1}. ${title}`, text })),
    answer: sayAnswer(mine),
    standsFor: mine && mine.standsFor.length > 0 ? `${mine.standsFor.join('、')} 请你家代去` : '',
    counts: countsOf(answer),
    came: cameOf(answer, local.cameUnfolded),
    minutes: answer.minutes ? showMinutes(answer, now, local.explained) : null,
    resolutions: showResolutions(answer.resolutions, now),
    foot: footOf(answer, local),
    deskUrl: Object.values(answer.can).some(Boolean) ? pages.meetingDesk() : '',
  }
}

function notesOf({ card, mine, changes, cancelReasons }: MeetingAnswer): string[] {
  return [
    card.state === 'cancelled' ? `这次会不开了。${cancelReasons}` : '',
    card.state === 'upcoming' && mine?.asksAgain ? '时间改过了,请再说一次去不去' : '',
    card.state === 'upcoming' && changes > 0 && !mine?.asksAgain ? '时间、地点或要说的事改过,现在看到的是新的' : '',
    card.state === 'writing' ? '会开完了,记录还在写' : '',
  ].filter(Boolean)
}

/** How many households, in words that add up; of who is silent only when it can still be answered. */
function countsOf({ card, counts }: MeetingAnswer): MeetingView['counts'] {
  const of = (name: string, count: number, always = false) =>
    count > 0 || always ? [{ name, value: `${count} 户` }] : []
  if (card.state === 'cancelled') return []
  if (card.state === 'upcoming') {
    return [
      ...of('说了要来', counts.coming, true),
      ...of('请人代', counts.delegated),
      ...of('说了不来', counts.notComing),
      ...of('还没回话', counts.silent),
    ]
  }
  return [
    ...of('到了', counts.present, true),
    ...of('别家代的', counts.represented),
    { name: '一共', value: `${counts.households} 户` },
  ]
}

function cameOf({ came }: MeetingAnswer, unfolded: boolean): MeetingView['came'] {
  if (came.length === 0) return null
  const rows = came.map(({ household, representedBy }) =>
    representedBy ? `${household}(${representedBy} 代)` : household,
  )
  return { title: `到会的 ${came.length} 户`, rows: unfolded ? rows : [] }
}

function footOf({ card, mine }: MeetingAnswer, { answering }: MeetingLocal): Foot {
  if (!mine || card.state === 'cancelled') return 'none'
  if (card.state === 'now' && !mine.signedIn) return 'scan'
  if (!mine.canAnswer) return 'none'
  return answering || !isAnswered(mine) ? 'answer' : 'answered'
}
