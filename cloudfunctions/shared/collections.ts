import type * as d from './documents'

/** Every collection and the documents it holds. All are ADMINONLY: clients reach them through functions alone. */
export interface Collections {
  courtyards: d.CourtyardDocument
  households: d.HouseholdDocument
  householdCodes: d.HouseholdCodeDocument
  places: d.PlaceDocument
  tries: d.TriesDocument
  rollImports: d.RollImportDocument
  members: d.MemberDocument
  accounts: d.AccountDocument
  joinRequests: d.JoinRequestDocument
  rules: d.RuleDocument
  ruleVersions: d.RuleVersionDocument
  opinions: d.OpinionDocument
  motions: d.MotionDocument
  electors: d.ElectorDocument
  participations: d.ParticipationDocument
  paperBallots: d.PaperBallotDocument
  claims: d.ClaimDocument
  doorChecks: d.DoorCheckDocument
  motionViews: d.MotionViewDocument
  history: d.HistoryDocument
  raised: d.RaisedDocument
  disclosures: d.DisclosureDocument
  fileChecks: d.FileCheckDocument
  mediaChecks: d.MediaCheckDocument
  dutyCalendars: d.DutyCalendarDocument
  standards: d.StandardDocument
  ratingEdges: d.RatingEdgeDocument
  ratingPeriods: d.RatingPeriodDocument
  ratingSeats: d.RatingSeatDocument
  ratings: d.RatingDocument
  ratingResults: d.RatingResultDocument
  ratingComments: d.RatingCommentDocument
  ratingAnswers: d.RatingAnswerDocument
  answerResponses: d.AnswerResponseDocument
  outbox: d.OutboxDocument
  deliveries: d.DeliveryDocument
  subscriptions: d.SubscriptionDocument
  noticeViews: d.NoticeViewDocument
  slips: d.SlipDocument
  posters: d.PosterDocument
  meetings: d.MeetingDocument
  attendances: d.AttendanceDocument
  tasks: d.TaskDocument
  resolutionOrigins: d.ResolutionOriginDocument
  proposals: d.ProposalDocument
  householdEvents: d.HouseholdEventDocument
  doorQuestions: d.DoorQuestionDocument
  codeBatches: d.CodeBatchDocument
  putOuts: d.PutOutDocument
  lots: d.LotDocument
  lotDoors: d.LotDoorDocument
  secrets: d.SecretDocument
}

export type CollectionName = keyof Collections

export interface Index {
  readonly name: string
  readonly keys: readonly (readonly [field: string, direction: 1 | -1])[]
  readonly unique?: boolean
}

const index = (...fields: readonly string[]): Index => ({
  name: fields.map((field) => field.replace('-', '')).join('_'),
  keys: fields.map((field) => (field.startsWith('-') ? [field.slice(1), -1] : [field, 1])),
})
const unique = (...fields: readonly string[]): Index => ({ ...index(...fields), unique: true })

const indexes: { readonly [N in CollectionName]: readonly Index[] } = {
  courtyards: [unique('number'), unique('placeId', 'nameKey'), index('foundedBy')],
  households: [
    unique('courtyardId', 'no'),
    index('courtyardId', 'active', 'no'),
    index('courtyardId', 'group', 'position'),
  ],
  householdCodes: [index('householdId')],
  places: [index('parentId', 'key')],
  tries: [],
  rollImports: [index('courtyardId', '-createdAt')],
  members: [index('accountId'), index('courtyardId', 'accountId'), index('householdId')],
  accounts: [unique('openid')],
  joinRequests: [
    index('courtyardId', 'state', 'createdAt'),
    index('accountId', '-createdAt'),
    index('householdId', 'state', 'createdAt'),
  ],
  rules: [index('courtyardId', 'createdAt')],
  ruleVersions: [
    index('ruleId', '-number'),
    index('courtyardId', 'stage', '-createdAt'),
    index('courtyardId', '-createdAt'),
  ],
  opinions: [index('versionId', 'article'), index('versionId', 'accountId')],
  motions: [index('courtyardId', '-announcedAt'), index('courtyardId', 'stage', '-announcedAt'), index('dueAt')],
  electors: [index('motionId', '_id')],
  participations: [
    unique('motionId', 'receipt', 'unballoted'),
    index('motionId', 'state'),
    index('motionId', 'castBy'),
  ],
  paperBallots: [
    index('motionId', 'state', 'createdAt'),
    index('motionId', 'householdId'),
    unique('motionId', 'slipKey'),
  ],
  claims: [index('motionId', '_id')],
  doorChecks: [index('motionId', '_id')],
  motionViews: [index('motionId')],
  history: [index('chainId', 'height')],
  disclosures: [
    index('courtyardId', 'stage', '-postedAt'),
    index('courtyardId', 'kind', 'stage', '-postedAt'),
    index('courtyardId', 'stage', '-editedAt'),
    index('seriesId', 'version'),
    index('courtyardId', 'dutyKey', 'periodKey'),
  ],
  fileChecks: [],
  mediaChecks: [],
  dutyCalendars: [index('dueAt')],
  raised: [index('subjectId', 'createdAt'), index('courtyardId', 'kind', 'state', 'createdAt')],
  standards: [index('courtyardId', 'subject', '-number'), index('courtyardId', 'stage')],
  ratingEdges: [index('courtyardId'), index('dueAt')],
  ratingPeriods: [index('courtyardId', 'stage', '-opensAt'), index('edgeId', '-opensAt'), index('dueAt')],
  ratingSeats: [index('periodId', 'householdId')],
  ratings: [index('periodId', 'seat'), index('periodId', 'namedPraise', 'seat'), index('seat', '-createdAt')],
  ratingResults: [index('edgeId', '-closesAt'), index('courtyardId', '-postedAt')],
  ratingComments: [index('periodId', 'place')],
  ratingAnswers: [index('periodId', 'itemKey'), index('courtyardId', 'ratee', 'state', 'answerBy'), index('dueAt')],
  answerResponses: [index('answerRound', 'seat')],
  outbox: [
    index('courtyardId', 'audience', '-createdAt'),
    index('state', 'createdAt'),
    index('subjectId', 'audience', '-createdAt'),
  ],
  deliveries: [
    index('eventId', 'accountId'),
    index('accountId', '-createdAt'),
    index('state', 'retryAt'),
    index('courtyardId', 'state', '-createdAt'),
  ],
  subscriptions: [index('accountId')],
  noticeViews: [index('subjectId', 'householdId')],
  slips: [index('eventId', 'householdId')],
  posters: [index('eventId', '-createdAt')],
  meetings: [index('courtyardId', '-startsAt'), index('courtyardId', 'stage', '-startsAt'), index('dueAt')],
  attendances: [index('meetingId', 'householdId')],
  tasks: [index('courtyardId', 'state', 'dueAt')],
  resolutionOrigins: [],
  proposals: [index('courtyardId', 'state', '-createdAt'), index('courtyardId', '-createdAt'), index('home', 'dueAt')],
  householdEvents: [index('householdId', '-at')],
  doorQuestions: [index('courtyardId', 'state')],
  lots: [index('courtyardId', '-beganAt'), index('home', 'dueAt')],
  codeBatches: [
    index('courtyardId', 'kind', 'group', '-createdAt'),
    index('courtyardId', 'kind', 'madeBy', '-createdAt'),
  ],
  putOuts: [
    index('householdId', 'state', '-createdAt'),
    index('courtyardId', 'state', '-createdAt'),
    index('accountId', 'state', '-createdAt'),
  ],
  lotDoors: [index('listId', '_id'), index('householdId', '-answeredAt')],
  secrets: [],
}

/** What scripts/deploy creates in the real cloud and local/cloud at its start. */
export const collections = (Object.keys(indexes) as CollectionName[]).map((name) => ({ name, indexes: indexes[name] }))
