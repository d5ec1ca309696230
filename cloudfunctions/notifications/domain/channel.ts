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
  /** `withoutBallot`: of the fact's audience only members of households that have no ballot in when it is delivered. */
  readonly to: 'audience' | 'withoutBallot'
}

const toAudience = (template: Channel['template']): Channel => ({ template, to: 'audience' })
const toAnswer = toAudience('toAnswer')

/** Which facts go out as a subscribe message. All of them stand in the inbox. */
export const channels: Readonly<Partial<Record<NoticeKind, Channel>>> = {
  motionOpened: toAudience('voteOpened'),
  motionClosing: { template: 'voteClosing', to: 'withoutBallot' },
  motionExtended: { template: 'voteClosing', to: 'withoutBallot' },
  resultPosted: toAudience('resultPosted'),
  meetingCalled: toAudience('meetingCalled'),
  meetingChanged: toAudience('meetingCalled'),
  meetingCancelled: toAudience('meetingCalled'),
  meetingSoon: toAudience('meetingCalled'),
  ratingOpened: toAudience('ratingOpened'),
  disclosurePosted: toAudience('disclosurePosted'),
  disclosureCorrected: toAudience('disclosurePosted'),
  disclosureToReview: toAnswer,
  queryAsked: toAnswer,
  dutyOverdue: toAnswer,
  taskAssigned: toAnswer,
  ratingToAnswer: toAnswer,
  ratingRejected: toAnswer,
  appealRaised: toAnswer,
  safetyNotice: toAudience('noticePosted'),
  plainNotice: toAudience('noticePosted'),
}
