import type { NoticeKind } from '../../shared/documents'

export interface Channel {
  readonly template:
    | 'voteOpened'
    | 'voteClosing'
    | 'resultPosted'
    | 'meetingCalled'
    | 'ratingOpened'
    | 'disclosurePosted'
    | 'toAnswer'
    | 'noticePosted'
  /**
   * Of the fact's audience, `withoutBallot`: members of households that have no ballot in when it is delivered; `withoutSheet`:
   * those who haven't rated by then.
   */
  readonly to: 'audience' | 'withoutBallot' | 'withoutSheet'
}

const toAudience = (template: Channel['template']): Channel => ({ template, to: 'audience' })
const toAnswer = toAudience('toAnswer')

/** Which facts go out as a subscribe message. All of them stand in the inbox. */
export const channels: Readonly<Partial<Record<NoticeKind, Channel>>> = {
  motionOpened: toAudience('voteOpened'),
  motionClosing: { template: 'voteClosing', to: 'withoutBallot' },
  motionExtended: { template: 'voteClosing', to: 'withoutBallot' },
  ballotToCheck: toAnswer,
  ballotSetAside: toAnswer,
  resultPosted: toAudience('resultPosted'),
  meetingCalled: toAudience('meetingCalled'),
  meetingChanged: toAudience('meetingCalled'),
  meetingCancelled: toAudience('meetingCalled'),
  meetingSoon: toAudience('meetingCalled'),
  ratingOpened: toAudience('ratingOpened'),
  ratingClosing: { template: 'ratingOpened', to: 'withoutSheet' },
  disclosurePosted: toAudience('disclosurePosted'),
  disclosureCorrected: toAudience('disclosurePosted'),
  objectionToAnswer: toAnswer,
  objectionAnswered: toAnswer,
  objectionLapsing: toAnswer,
  objectionSettled: toAnswer,
  complaintSettled: toAnswer,
  correctionAsked: toAnswer,
  disclosureToReview: toAnswer,
  queryAsked: toAnswer,
  dutyOverdue: toAnswer,
  taskAssigned: toAnswer,
  ratingToAnswer: toAnswer,
  ratingRejected: toAnswer,
  ratingAnswerOverdue: toAnswer,
  appealRaised: toAnswer,
  proposalToConfirm: toAnswer,
  seatProposed: toAudience('noticePosted'),
  seatSettled: toAudience('noticePosted'),
  doorChanged: toAudience('noticePosted'),
  doorAsked: toAnswer,
  lotAsked: toAnswer,
  safetyNotice: toAudience('noticePosted'),
  plainNotice: toAudience('noticePosted'),
}
