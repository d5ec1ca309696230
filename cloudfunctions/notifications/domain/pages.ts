import type { NoticeKind, OutboxDocument } from '../../shared/documents'

/** What shows any notice and leads on to what it is about. */
const NOTICE = 'packages/mine/notice/notice'

type Page = (subjectId: string) => string
const withId =
  (page: string): Page =>
  (subjectId) =>
    `${page}?id=${subjectId}`

const motion = withId('packages/votes/motion/motion')
const result = withId('packages/votes/result/result')
/** The raiser's own, and all of them for the committee. */
const objection = withId('packages/votes/objection/objection')
const objections: Page = (motionId) => `packages/committee/objections/objections?motionId=${motionId}`
const version = withId('packages/rules/version/version')
const disclosure = withId('packages/disclosures/item/item')
const meeting = withId('packages/meetings/meeting/meeting')
const rate = withId('packages/ratings/rate/rate')
const ratingAnswers = withId('packages/ratings/answers/answers')
const acts: Page = () => 'packages/acts/acts/acts'
const panel = withId('packages/acts/panel/panel')
const householdRating = withId('packages/ratings/mine/mine')

/** 我家: the record of the own household, and who waits at its door. */
const door: Page = () => 'packages/mine/door/door'

/** What a notice tells in full by itself. */
const whole = ['proposalSettled', 'safetyNotice', 'plainNotice'] as const
type WholeKind = (typeof whole)[number]
const isWhole = (kind: NoticeKind): kind is WholeKind => (whole as readonly NoticeKind[]).includes(kind)

/** Where every other kind leads. */
const pages: Readonly<Record<Exclude<NoticeKind, WholeKind>, Page>> = {
  draftConsulting: version,
  ruleInForce: version,
  motionAnnounced: motion,
  electorateCorrected: motion,
  motionOpened: motion,
  motionClosing: motion,
  motionExtended: motion,
  ballotToCheck: motion,
  ballotSetAside: motion,
  resultPosted: result,
  motionEnded: result,
  objectionToAnswer: objections,
  objectionReceived: objection,
  objectionAnswered: objection,
  objectionLapsing: objection,
  objectionInsisted: objections,
  objectionReferred: objection,
  objectionJudged: objections,
  objectionWithdrawn: objections,
  objectionSettled: objection,
  complaintRaised: result,
  complaintReceived: result,
  complaintSettled: result,
  complaintJudged: result,
  disclosureToReview: withId('packages/committee/disclosure-review/disclosure-review'),
  disclosurePosted: disclosure,
  disclosureCorrected: disclosure,
  queryAsked: () => 'packages/committee/queries/queries',
  queryAnswered: disclosure,
  dutyOverdue: () => 'packages/committee/disclosures/disclosures',
  meetingCalled: meeting,
  meetingChanged: meeting,
  meetingCancelled: meeting,
  meetingSoon: meeting,
  minutesToCheck: meeting,
  correctionAsked: (meetingId) => `packages/committee/meeting-corrections/meeting-corrections?meetingId=${meetingId}`,
  correctionSettled: meeting,
  minutesConfirmed: meeting,
  taskAssigned: () => 'packages/committee/tasks/tasks',
  ratingOpened: rate,
  ratingClosing: rate,
  ratingPosted: withId('packages/ratings/result/result'),
  ratingToAnswer: ratingAnswers,
  ratingAnswered: ratingAnswers,
  ratingRejected: ratingAnswers,
  ratingAnswerOverdue: ratingAnswers,
  ratingUnanswered: ratingAnswers,
  householdRated: householdRating,
  appealRaised: () => 'packages/committee/rating-appeals/rating-appeals',
  appealDecided: householdRating,
  proposalToConfirm: acts,
  actsOfDay: acts,
  seatProposed: acts,
  seatSettled: acts,
  lotToDraw: panel,
  lotAsked: panel,
  doorChanged: door,
  doorAsked: door,
}

/** The page of the mini-program that a message about a fact opens, without a leading slash, as WeChat takes it. */
export function pageOf({ _id, kind, subjectId }: Pick<OutboxDocument, '_id' | 'kind' | 'subjectId'>): string {
  return isWhole(kind) ? `${NOTICE}?id=${_id}` : pages[kind](subjectId)
}

/** A scene has 32 ASCII characters at most, of these (wxacode.getUnlimited). */
const SCENE = /^[\w!#$&'()*+,/:;=?@\-.~]{1,32}$/

/** Where the code on a poster leads: to the newest notice about the subject. */
export function posterCode(subjectId: string): { readonly page: string; readonly scene: string } {
  const scene = `s=${subjectId}`
  return SCENE.test(scene) ? { page: NOTICE, scene } : { page: 'pages/home/home', scene: 'poster' }
}
