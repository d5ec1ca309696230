import type { DisclosureKind } from '../../cloudfunctions/courtyard/disclosures/cards'
import type { RatingTodo } from '../../cloudfunctions/ratings/cards'

const committee = (page: string, query = '') => `/packages/committee/${page}/${page}${query}`
const ofHousehold = (householdId: string, group: string) =>
  `householdId=${householdId}&group=${encodeURIComponent(group)}`

/** Every page that another one leads to, by what it shows. */
export const pages = {
  motion: (motionId: string) => `/packages/votes/motion/motion?id=${motionId}`,
  result: (motionId: string) => `/packages/votes/result/result?id=${motionId}`,
  check: (motionId: string) => `/packages/votes/check/check?id=${motionId}`,
  objection: (motionId: string) => `/packages/votes/objection/objection?id=${motionId}`,
  neighbourDoor: (motionId: string) => `/packages/votes/neighbour/neighbour?id=${motionId}`,
  voteDesk: () => committee('motions'),
  announceVote: (versionId: string) => committee('announce', `?versionId=${versionId}`),
  /** A courtyard's first vote: who its committee is. */
  announceCommittee: () => committee('announce'),
  voteProgress: (motionId: string) => committee('progress', `?motionId=${motionId}`),
  paperBallot: (motionId: string, householdId: string, name: string, place: string) =>
    committee(
      'paper',
      `?motionId=${motionId}&householdId=${householdId}&name=${encodeURIComponent(name)}&place=${encodeURIComponent(place)}`,
    ),
  witnessBallot: (motionId: string, paperId: string) => committee('witness', `?motionId=${motionId}&id=${paperId}`),
  decideVote: (motionId: string) => committee('decide', `?motionId=${motionId}`),
  doorChecks: (motionId: string) => committee('doors', `?motionId=${motionId}`),
  voteObjections: (motionId: string) => committee('objections', `?motionId=${motionId}`),

  rules: () => '/packages/rules/rules/rules',
  version: (versionId: string) => `/packages/rules/version/version?id=${versionId}`,
  history: () => '/packages/rules/history/history',
  difference: (from: string, to: string) => `/packages/rules/difference/difference?from=${from}&to=${to}`,
  opinion: (versionId: string, article: number) => `/packages/rules/opinion/opinion?id=${versionId}&article=${article}`,
  ruleDrafts: () => committee('drafts'),
  newRuleDraft: () => committee('draft'),
  ruleDraft: (versionId: string) => committee('draft', `?versionId=${versionId}`),
  amendRule: (versionId: string) => committee('draft', `?from=${versionId}`),
  ruleOpinions: (versionId: string) => committee('opinions', `?versionId=${versionId}`),

  doors: () => '/packages/roll/doors/doors',
  inbox: () => '/packages/mine/inbox/inbox',
  notice: (eventId: string) => `/packages/mine/notice/notice?id=${eventId}`,
  door: () => '/packages/mine/door/door',
  preferences: () => '/packages/mine/preferences/preferences',
  /** Before joining: of the courtyard that was found; without an id of the own one. */
  privacy: (courtyardId = '') => `/packages/mine/privacy/privacy${courtyardId ? `?courtyardId=${courtyardId}` : ''}`,
  noticeDesk: () => committee('notices'),
  sendNotice: () => committee('notice-send'),
  noticeReach: (eventId: string) => committee('reach', `?eventId=${eventId}`),
  noticeSweep: (eventId: string, group: string) =>
    committee('sweep', `?eventId=${eventId}&group=${encodeURIComponent(group)}`),
  noticePoster: (eventId: string) => committee('poster', `?eventId=${eventId}`),

  /** 院里的事: what takes two. */
  acts: () => '/packages/acts/acts/acts',
  /** Three households drawn by lot. */
  panel: (lotId: string) => `/packages/acts/panel/panel?id=${lotId}`,

  joinByCode: (code = '') => `/packages/join/code/code${code ? `?code=${code}` : ''}`,
  ask: () => '/packages/join/ask/ask',
  found: () => '/packages/join/found/found',

  desk: () => committee('desk'),
  settings: () => committee('settings'),
  roll: () => committee('roll'),
  importRoll: () => committee('import'),
  codes: () => committee('codes'),
  code: (householdId: string, group: string) => committee('codes', `?${ofHousehold(householdId, group)}`),
  slipsSigned: (batchId: string, group: string) =>
    committee('slips-signed', `?batchId=${batchId}&group=${encodeURIComponent(group)}`),
  splitHousehold: (householdId: string, group: string) =>
    committee('change', `?kind=split&${ofHousehold(householdId, group)}`),
  mergeHouseholds: (householdId: string, group: string) =>
    committee('change', `?kind=merge&${ofHousehold(householdId, group)}`),
  pickHousehold: (title: string) => committee('pick', `?title=${encodeURIComponent(title)}`),
  people: () => committee('people'),
  representative: (householdId: string, group: string) => committee('people', `?${ofHousehold(householdId, group)}`),
  joinRequests: () => committee('requests'),

  meeting: (meetingId: string) => `/packages/meetings/meeting/meeting?id=${meetingId}`,
  delegate: (meetingId: string) => `/packages/meetings/delegate/delegate?id=${meetingId}`,
  correction: (meetingId: string, agendaKey: string) =>
    `/packages/meetings/correction/correction?id=${meetingId}&key=${agendaKey}`,
  signIn: (scene = '') => `/packages/meetings/signin/signin${scene ? `?scene=${scene}` : ''}`,
  meetingDesk: () => committee('meetings'),
  callMeeting: () => committee('meeting-call'),
  changeMeeting: (meetingId: string) => committee('meeting-call', `?meetingId=${meetingId}`),
  meetingSignIn: (meetingId: string) => committee('meeting-signin', `?meetingId=${meetingId}`),
  minutes: (meetingId: string) => committee('meeting-minutes', `?meetingId=${meetingId}`),
  corrections: (meetingId: string) => committee('meeting-corrections', `?meetingId=${meetingId}`),
  resolutions: (meetingId: string) => committee('meeting-resolutions', `?meetingId=${meetingId}`),
  tasks: () => committee('tasks'),

  disclosure: (disclosureId: string) => `/packages/disclosures/item/item?id=${disclosureId}`,
  disclosureVersions: (disclosureId: string, otherId: string) =>
    `/packages/disclosures/versions/versions?id=${disclosureId}&other=${otherId}`,
  disclosureQuestion: (disclosureId: string) => `/packages/disclosures/question/question?id=${disclosureId}`,
  disclosureArchive: () => '/packages/disclosures/archive/archive',
  disclosureDuties: () => '/packages/disclosures/duties/duties',
  disclosureDesk: () => committee('disclosures'),
  newDisclosure: () => committee('disclosure-new'),
  writeDisclosure: (kind: DisclosureKind, duty: { key: string; period: string } | null = null) =>
    committee(
      'disclosure-edit',
      `?kind=${kind}${duty ? `&duty=${encodeURIComponent(duty.key)}&period=${encodeURIComponent(duty.period)}` : ''}`,
    ),
  disclosureDraft: (disclosureId: string) => committee('disclosure-edit', `?id=${disclosureId}`),
  disclosureReview: (disclosureId: string) => committee('disclosure-review', `?id=${disclosureId}`),
  disclosureQueries: () => committee('queries'),
  correctDisclosure: () => committee('disclosure-correct'),
  importFinance: () => committee('finance-import'),
  changeDuties: () => committee('duties'),

  rate: (periodId: string) => `/packages/ratings/rate/rate?id=${periodId}`,
  ratingResult: (periodId: string) => `/packages/ratings/result/result?id=${periodId}`,
  ratingAnswers: (periodId: string) => `/packages/ratings/answers/answers?id=${periodId}`,
  answerRating: (periodId: string, itemKey: string) => `/packages/ratings/answer/answer?id=${periodId}&item=${itemKey}`,
  householdRating: (periodId = '') => `/packages/ratings/mine/mine${periodId ? `?id=${periodId}` : ''}`,
  postedRatings: () => '/packages/ratings/posted/posted',
  standards: () => '/packages/ratings/standards/standards',
  standard: (subject: string, standardId: string) =>
    `/packages/ratings/standard/standard?subject=${subject}&id=${standardId}`,
  /** Where the committee writes a draft of a standard; without an id a new one begins. */
  editStandard: (subject: string, standardId: string) =>
    committee('rating-standard', `?subject=${subject}&id=${standardId}`),
  ratingDesk: () => committee('ratings'),
  ratingProgress: (periodId: string) => committee('rating-progress', `?id=${periodId}`),
  ratingEdges: () => committee('rating-edges'),
  ratingAppeals: () => committee('rating-appeals'),

  propertyWork: () => '/packages/property/desk/desk',
  propertyHouseholds: (periodId: string) => `/packages/property/households/households?id=${periodId}`,
  rateHousehold: (periodId: string, householdId: string) =>
    `/packages/property/rate/rate?id=${periodId}&householdId=${householdId}`,
} as const

/** Where a thing that waits is done. The committee alone is asked to decide appeals. */
export function todoUrl({ kind, subjectId, itemKey }: RatingTodo): string {
  switch (kind) {
    case 'answer':
    case 'rejected':
      return pages.answerRating(subjectId, itemKey)
    case 'respond':
      return pages.ratingAnswers(subjectId)
    case 'appeal':
      return pages.ratingAppeals()
    case 'agreeStandard':
      return pages.standards()
  }
}
