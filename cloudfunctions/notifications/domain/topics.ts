import type { NoticeKind, Topic } from '../../shared/documents'

/** What each kind of fact is about; a new kind has to say it. */
const topics: Readonly<Record<NoticeKind, Topic>> = {
  draftConsulting: 'rules',
  ruleInForce: 'rules',
  motionAnnounced: 'votes',
  electorateCorrected: 'votes',
  motionOpened: 'votes',
  motionClosing: 'votes',
  motionExtended: 'votes',
  ballotToCheck: 'door',
  ballotSetAside: 'door',
  resultPosted: 'votes',
  motionEnded: 'votes',
  objectionToAnswer: 'votes',
  objectionReceived: 'votes',
  objectionAnswered: 'votes',
  objectionLapsing: 'votes',
  objectionInsisted: 'votes',
  objectionReferred: 'votes',
  objectionJudged: 'votes',
  objectionWithdrawn: 'votes',
  objectionSettled: 'votes',
  complaintRaised: 'votes',
  complaintReceived: 'votes',
  complaintSettled: 'votes',
  complaintJudged: 'votes',
  disclosureToReview: 'disclosures',
  disclosurePosted: 'disclosures',
  disclosureCorrected: 'disclosures',
  queryAsked: 'disclosures',
  queryAnswered: 'disclosures',
  dutyOverdue: 'disclosures',
  meetingCalled: 'meetings',
  meetingChanged: 'meetings',
  meetingCancelled: 'meetings',
  meetingSoon: 'meetings',
  minutesToCheck: 'meetings',
  correctionAsked: 'meetings',
  correctionSettled: 'meetings',
  minutesConfirmed: 'meetings',
  taskAssigned: 'meetings',
  ratingOpened: 'ratings',
  ratingClosing: 'ratings',
  ratingPosted: 'ratings',
  ratingToAnswer: 'ratings',
  ratingAnswered: 'ratings',
  ratingRejected: 'ratings',
  ratingAnswerOverdue: 'ratings',
  ratingUnanswered: 'ratings',
  householdRated: 'ratings',
  appealRaised: 'ratings',
  appealDecided: 'ratings',
  proposalToConfirm: 'acts',
  proposalSettled: 'acts',
  actsOfDay: 'acts',
  seatProposed: 'acts',
  seatSettled: 'acts',
  doorChanged: 'door',
  doorAsked: 'door',
  lotToDraw: 'acts',
  lotAsked: 'door',
  safetyNotice: 'safety',
  plainNotice: 'notices',
}

export const allTopics: readonly Topic[] = [
  ...(['votes', 'door', 'acts'] as const),
  ...(['rules', 'disclosures', 'meetings', 'ratings', 'safety', 'notices'] as const),
]

export const topicOf = (kind: NoticeKind): Topic => topics[kind]

export const kindsOf = (topic: Topic): NoticeKind[] =>
  (Object.keys(topics) as NoticeKind[]).filter((kind) => topics[kind] === topic)

/** What concerns the own door and vote reaches its household whatever anybody has set on a phone that lies about. */
export const canBeMuted = (topic: Topic): boolean => topic !== 'votes' && topic !== 'door'

/** Nobody loses these by accident: muting them is asked a second time. */
export const isImportant = (topic: Topic): boolean => topic === 'safety'
