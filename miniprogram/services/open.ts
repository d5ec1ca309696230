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
  disclosure: (disclosureId: string) => `/packages/disclosures/item/item?id=${disclosureId}`,
  disclosureVersions: (disclosureId: string, otherId: string) =>
    `/packages/disclosures/versions/versions?id=${disclosureId}&other=${otherId}`,
  disclosureQuestion: (disclosureId: string) => `/packages/disclosures/question/question?id=${disclosureId}`,
  disclosureArchive: () => '/packages/disclosures/archive/archive',
  disclosureDuties: () => '/packages/disclosures/duties/duties',
  disclosureDesk: () => '/packages/committee/disclosures/disclosures',
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
