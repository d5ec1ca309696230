import type { CouncilAnswer } from '../../../miniprogram/pages/council/councilView'
import type { MeetingAnswer } from '../../../miniprogram/packages/meetings/meeting/meetingView'
import { now } from './answers'

const DAY = 86_400_000

type Card = CouncilAnswer['upcoming'][number]
type Mine = NonNullable<Card['mine']>

export const anAttendance = (changes: Partial<Mine> = {}): Mine => ({
  rsvp: null,
  delegate: '',
  signedIn: false,
  asksAgain: false,
  ...changes,
})

/** A 坝坝会 on Saturday evening that this household hasn't answered. */
export const aMeetingCard = (changes: Partial<Card> = {}): Card =>
  ({
    id: 'm',
    kind: 'baba',
    title: '清洁费和停车',
    place: '村委会坝子',
    startsAt: Date.parse('2026-11-28T19:30:00+08:00'),
    state: 'upcoming',
    firstAgenda: '清洁费',
    agendaItems: 2,
    mine: anAttendance(),
    ...changes,
  }) as Card

type Minutes = NonNullable<MeetingAnswer['minutes']>
export const theMinutes = (changes: Partial<Minutes> = {}): Minutes => ({
  sections: [
    { agendaKey: 'a1', title: '清洁费', text: '说了半天', decisions: ['一户一月 10 元'] },
    { agendaKey: 'a2', title: '停车', text: '', decisions: [] },
  ],
  revision: 3,
  editedByName: '张玉华',
  editedAt: now - DAY,
  correctionUntil: null,
  confirmedAt: null,
  confirmedByName: '',
  hash: null,
  ...changes,
})

const nothingAllowed = {
  ...{ change: false, signIn: false, tick: false, beginMinutes: false },
  ...{ saveMinutes: false, openCorrections: false, confirm: false, link: false },
}

export type Changes = Omit<Partial<MeetingAnswer>, 'mine' | 'can'> & {
  readonly mine?: Partial<NonNullable<MeetingAnswer['mine']>> | null
  readonly can?: Partial<MeetingAnswer['can']>
}

/** The meeting of aMeetingCard as somebody of a household gets it. */
export const aMeeting = ({ mine = {}, can = {}, ...changes }: Changes = {}): MeetingAnswer => ({
  card: aMeetingCard(),
  kindName: '坝坝会',
  agenda: [
    { key: 'a1', title: '清洁费', text: '涨不涨' },
    { key: 'a2', title: '停车', text: '' },
  ],
  calledAt: now - DAY,
  calledByName: '周永福',
  changes: 0,
  cancelReasons: '',
  mine: mine && {
    ...anAttendance(),
    ...{ delegateHouseholdId: null, standsFor: [], canAnswer: true, canAskCorrection: false },
    ...mine,
  },
  counts: { households: 96, present: 0, represented: 0, coming: 41, delegated: 3, notComing: 2, silent: 50 },
  came: [],
  minutes: null,
  corrections: [],
  resolutions: [],
  can: { ...nothingAllowed, ...can },
  correctionDays: 3,
  ...changes,
})

type Correction = MeetingAnswer['corrections'][number]
export const aCorrection = (changes: Partial<Correction> = {}): Correction =>
  ({
    id: 'c1',
    agendaKey: 'a1',
    agendaTitle: '清洁费',
    text: '说的是 9 元',
    state: 'raised',
    reply: '',
    maySettle: true,
    at: now - DAY,
    household: '2组 N025',
    mine: false,
    ...changes,
  }) as Correction
