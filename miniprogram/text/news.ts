import type { NoticeKind } from '../../cloudfunctions/shared/documents'
import { pages } from '../services/pages'
import type { Tag } from './motion'

const tags: Record<NoticeKind, Tag> = {
  draftConsulting: { text: '草案', tone: 'slate' },
  motionAnnounced: { text: '公告', tone: 'slate' },
  motionOpened: { text: '表决', tone: 'amber' },
  motionClosing: { text: '快截止', tone: 'amber' },
  motionExtended: { text: '延长', tone: 'amber' },
  resultPosted: { text: '结果', tone: 'bamboo' },
  ruleInForce: { text: '院规', tone: 'bamboo' },
  motionEnded: { text: '结束', tone: 'slate' },
  objectionToAnswer: { text: '异议', tone: 'amber' },
  objectionReceived: { text: '我的异议', tone: 'slate' },
  objectionAnswered: { text: '异议答复', tone: 'amber' },
  objectionLapsing: { text: '快到期', tone: 'amber' },
  objectionInsisted: { text: '没认可', tone: 'amber' },
  objectionWithdrawn: { text: '认可了', tone: 'bamboo' },
  objectionSettled: { text: '异议结果', tone: 'bamboo' },
  disclosureToReview: { text: '待复核', tone: 'amber' },
  disclosurePosted: { text: '公开', tone: 'bamboo' },
  disclosureCorrected: { text: '更正', tone: 'amber' },
  queryAsked: { text: '询问', tone: 'amber' },
  queryAnswered: { text: '答复', tone: 'bamboo' },
  dutyOverdue: { text: '该公开了', tone: 'amber' },
  meetingCalled: { text: '开会', tone: 'amber' },
  meetingChanged: { text: '会议改动', tone: 'amber' },
  meetingCancelled: { text: '会议取消', tone: 'slate' },
  meetingSoon: { text: '快开会了', tone: 'amber' },
  minutesToCheck: { text: '看记录', tone: 'amber' },
  correctionAsked: { text: '要更正', tone: 'amber' },
  correctionSettled: { text: '更正答复', tone: 'bamboo' },
  minutesConfirmed: { text: '会议记录', tone: 'bamboo' },
  taskAssigned: { text: '任务', tone: 'amber' },
  ratingRulesChanged: { text: '评议改规矩', tone: 'amber' },
  ratingOpened: { text: '评议', tone: 'amber' },
  ratingClosing: { text: '快截止', tone: 'amber' },
  ratingPosted: { text: '评议结果', tone: 'bamboo' },
  ratingToAnswer: { text: '要答复', tone: 'amber' },
  ratingAnswered: { text: '整改', tone: 'bamboo' },
  ratingRejected: { text: '没认可', tone: 'amber' },
  ratingAnswerOverdue: { text: '该答复了', tone: 'amber' },
  ratingUnanswered: { text: '没答复', tone: 'amber' },
  householdRated: { text: '我家评议', tone: 'slate' },
  appealRaised: { text: '申诉', tone: 'amber' },
  appealDecided: { text: '申诉结果', tone: 'bamboo' },
  proposalToConfirm: { text: '等我确认', tone: 'amber' },
  proposalSettled: { text: '有结果了', tone: 'bamboo' },
  actsOfDay: { text: '院里的事', tone: 'slate' },
  seatProposed: { text: '换人', tone: 'amber' },
  seatSettled: { text: '换人', tone: 'bamboo' },
  doorChanged: { text: '我家', tone: 'amber' },
  doorAsked: { text: '我家', tone: 'amber' },
  lotAsked: { text: '请来评理', tone: 'amber' },
  safetyNotice: { text: '安全', tone: 'amber' },
  plainNotice: { text: '通知', tone: 'slate' },
}

/** What a piece of news is about. A kind that only a newer server knows is simply a notice. */
export const newsTagOf = (kind: string): Tag => (tags as Record<string, Tag>)[kind] ?? { text: '通知', tone: 'slate' }

interface News {
  readonly id: string
  readonly kind: string
  readonly subjectId: string
}

/** The page that shows what a kind is about. The committee's own words, and a change of rules, are told in full by their notice. */
type WholeKind =
  | 'proposalToConfirm'
  | 'proposalSettled'
  | 'actsOfDay'
  | 'seatProposed'
  | 'seatSettled'
  | 'lotAsked'
  | 'ratingRulesChanged'
  | 'safetyNotice'
  | 'plainNotice'
const leads: Record<Exclude<NoticeKind, WholeKind>, (subjectId: string) => string> = {
  draftConsulting: pages.version,
  ruleInForce: pages.version,
  motionAnnounced: pages.motion,
  motionOpened: pages.motion,
  motionClosing: pages.motion,
  motionExtended: pages.motion,
  resultPosted: pages.result,
  motionEnded: pages.result,
  objectionToAnswer: pages.voteObjections,
  objectionReceived: pages.objection,
  objectionAnswered: pages.objection,
  objectionLapsing: pages.objection,
  objectionInsisted: pages.voteObjections,
  objectionWithdrawn: pages.voteObjections,
  objectionSettled: pages.objection,
  disclosureToReview: pages.disclosureReview,
  disclosurePosted: pages.disclosure,
  disclosureCorrected: pages.disclosure,
  queryAsked: pages.disclosureQueries,
  queryAnswered: pages.disclosure,
  dutyOverdue: pages.disclosureDesk,
  meetingCalled: pages.meeting,
  meetingChanged: pages.meeting,
  meetingCancelled: pages.meeting,
  meetingSoon: pages.meeting,
  minutesToCheck: pages.meeting,
  correctionAsked: pages.corrections,
  correctionSettled: pages.meeting,
  minutesConfirmed: pages.meeting,
  taskAssigned: pages.tasks,
  ratingOpened: pages.rate,
  ratingClosing: pages.rate,
  ratingPosted: pages.ratingResult,
  ratingToAnswer: pages.ratingAnswers,
  ratingAnswered: pages.ratingAnswers,
  ratingRejected: pages.ratingAnswers,
  ratingAnswerOverdue: pages.ratingAnswers,
  ratingUnanswered: pages.ratingAnswers,
  householdRated: pages.householdRating,
  appealRaised: pages.ratingAppeals,
  appealDecided: pages.householdRating,
  doorChanged: pages.door,
  doorAsked: pages.door,
}

/** Where a piece of news leads; a kind that only a newer server knows leads to its own notice, which says it all. */
export const newsUrl = ({ id, kind, subjectId }: News): string =>
  (leads as Record<string, (subjectId: string) => string>)[kind]?.(subjectId) ?? pages.notice(id)
