/** Every page that another one leads to, by what it shows. */
export const pages = {
  motion: (motionId: string) => `/packages/votes/motion/motion?id=${motionId}`,
  result: (motionId: string) => `/packages/votes/result/result?id=${motionId}`,
  check: (motionId: string) => `/packages/votes/check/check?id=${motionId}`,
  objection: (motionId: string) => `/packages/votes/objection/objection?id=${motionId}`,
  rules: () => '/packages/rules/rules/rules',
  version: (versionId: string) => `/packages/rules/version/version?id=${versionId}`,
  history: () => '/packages/rules/history/history',
  difference: (from: string, to: string) => `/packages/rules/difference/difference?from=${from}&to=${to}`,
  opinion: (versionId: string, article: number) => `/packages/rules/opinion/opinion?id=${versionId}&article=${article}`,
  inbox: () => '/packages/mine/inbox/inbox',
  notice: (eventId: string) => `/packages/mine/notice/notice?id=${eventId}`,
  preferences: () => '/packages/mine/preferences/preferences',
  joinByCode: (code = '') => `/packages/join/code/code${code ? `?code=${code}` : ''}`,
  ask: () => '/packages/join/ask/ask',
  found: () => '/packages/join/found/found',
  desk: () => '/packages/committee/desk/desk',
  meeting: (meetingId: string) => `/packages/meetings/meeting/meeting?id=${meetingId}`,
  delegate: (meetingId: string) => `/packages/meetings/delegate/delegate?id=${meetingId}`,
  correction: (meetingId: string, agendaKey: string) =>
    `/packages/meetings/correction/correction?id=${meetingId}&key=${agendaKey}`,
  signIn: (scene = '') => `/packages/meetings/signin/signin${scene ? `?scene=${scene}` : ''}`,
  meetingDesk: () => '/packages/committee/meetings/meetings',
  disclosure: (disclosureId: string) => `/packages/disclosures/item/item?id=${disclosureId}`,
  disclosureVersions: (disclosureId: string, otherId: string) =>
    `/packages/disclosures/versions/versions?id=${disclosureId}&other=${otherId}`,
  disclosureQuestion: (disclosureId: string) => `/packages/disclosures/question/question?id=${disclosureId}`,
  disclosureArchive: () => '/packages/disclosures/archive/archive',
  disclosureDuties: () => '/packages/disclosures/duties/duties',
  disclosureReview: (disclosureId: string) =>
    `/packages/committee/disclosure-review/disclosure-review?id=${disclosureId}`,
  disclosureQueries: () => '/packages/committee/queries/queries',
  disclosureDesk: () => '/packages/committee/disclosures/disclosures',
  rate: (periodId: string) => `/packages/ratings/rate/rate?id=${periodId}`,
  ratingResult: (periodId: string) => `/packages/ratings/result/result?id=${periodId}`,
  ratingAnswers: (periodId: string) => `/packages/ratings/answers/answers?id=${periodId}`,
  answerRating: (periodId: string, itemKey: string) => `/packages/ratings/answer/answer?id=${periodId}&item=${itemKey}`,
  householdRating: (periodId = '') => `/packages/ratings/mine/mine${periodId ? `?id=${periodId}` : ''}`,
  postedRatings: () => '/packages/ratings/posted/posted',
  standards: () => '/packages/ratings/standards/standards',
  standard: (subject: string, standardId: string) =>
    `/packages/ratings/standard/standard?subject=${subject}&id=${standardId}`,
  propertyWork: () => '/packages/property/desk/desk',
  propertyHouseholds: (periodId: string) => `/packages/property/households/households?id=${periodId}`,
  rateHousehold: (periodId: string, householdId: string) =>
    `/packages/property/rate/rate?id=${periodId}&householdId=${householdId}`,
  tasks: () => '/packages/committee/tasks/tasks',
  ratingDesk: () => '/packages/committee/ratings/ratings',
  ratingAppeals: () => '/packages/committee/rating-appeals/rating-appeals',
} as const

let opening = false

/** Goes to a page once, however often it is tapped. */
export function open(url: string): void {
  if (opening) return
  opening = true
  void wx.navigateTo({
    url,
    complete() {
      opening = false
    },
  })
}

export const goHome = (): void => {
  void wx.switchTab({ url: '/pages/home/home' })
}
