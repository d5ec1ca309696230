import type { CourtyardOutput } from '../../../cloudfunctions/courtyard/contract'
import { pages } from '../../services/pages'
import { agendaLine, isAnswered, meetingKinds, meetingTag, sayAnswer, sayHeld, whenAndWhere } from '../../text/meeting'
import type { Tag } from '../../text/motion'
import { showMotions, type MotionsView } from './motionsView'

export type CouncilAnswer = CourtyardOutput<'council'>
type Meeting = CouncilAnswer['upcoming'][number]

export interface ShownMeeting {
  readonly id: string
  readonly tag: Tag
  /** The kind, where the tag says something else. */
  readonly kind: string
  readonly title: string
  readonly when: string
  readonly agenda: string
  readonly answer: string
  /** done: they come · soon: to be answered once more */
  readonly answerTone: 'done' | 'soon' | 'second'
  readonly url: string
  /** come: answers at once · scan: the code on the screen of the meeting · look: its page */
  readonly step: 'come' | 'scan' | 'look'
  /** Empty where there is only its page to open. */
  readonly button: string
  readonly look: 'primary' | 'plain'
}

export interface CouncilView {
  readonly meetings: readonly ShownMeeting[]
  readonly motions: MotionsView
  /** A ballot that waits stands above the meetings, unless one is on. */
  readonly votesFirst: boolean
  readonly past: readonly {
    readonly id: string
    readonly title: string
    readonly second: string
    readonly tag: Tag
    readonly url: string
  }[]
  readonly morePast: boolean
  readonly moreMotions: boolean
  readonly empty: boolean
}

/** What is coming, what is voted on, what was. One thing on it stands out: a ballot to cast, else a meeting to answer. */
export function showCouncil(answer: CouncilAnswer, now: number): CouncilView {
  const motions = showMotions(answer.motions, now)
  const votes = motions.open.some(({ look }) => look === 'primary')
  const meetings = answer.upcoming.map((meeting) => showMeeting(meeting, now))
  const happens = meetings.find(({ step }) => step === 'scan')
  const waits = happens ?? (votes ? undefined : meetings.find(({ step }) => step === 'come'))
  return {
    meetings: meetings.map((meeting) => (meeting === waits ? { ...meeting, look: 'primary' } : meeting)),
    motions: happens
      ? { ...motions, open: motions.open.map((motion) => ({ ...motion, look: 'plain' as const })) }
      : motions,
    votesFirst: votes && !happens,
    past: answer.past.map((meeting) => ({
      id: meeting.id,
      title: meeting.title,
      second: `${meetingKinds[meeting.kind]} · ${sayHeld(meeting, now)}`,
      tag: meetingTag(meeting),
      url: pages.meeting(meeting.id),
    })),
    morePast: answer.morePast,
    moreMotions: answer.moreMotions,
    empty: answer.upcoming.length + answer.past.length + answer.motions.length === 0,
  }
}

function showMeeting(meeting: Meeting, now: number): ShownMeeting {
  const { mine, state } = meeting
  const tag = meetingTag(meeting)
  const step =
    mine === null || state === 'cancelled'
      ? 'look'
      : state === 'now'
        ? mine.signedIn
          ? 'look'
          : 'scan'
        : isAnswered(mine)
          ? 'look'
          : 'come'
  return {
    id: meeting.id,
    tag,
    kind: tag.text === meetingKinds[meeting.kind] ? '' : meetingKinds[meeting.kind],
    title: meeting.title,
    when: whenAndWhere(meeting, now),
    agenda: agendaLine(meeting),
    answer: mine?.asksAgain ? '时间改过了,请再说一次去不去' : sayAnswer(mine),
    answerTone: mine?.asksAgain ? 'soon' : mine?.rsvp === 'notComing' && !mine.signedIn ? 'second' : 'done',
    url: pages.meeting(meeting.id),
    step,
    button: step === 'come' ? '我要去' : step === 'scan' ? '到了,扫码签到' : '',
    look: 'plain',
  }
}
