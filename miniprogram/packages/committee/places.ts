const at = (page: string, query = '') => `/packages/committee/${page}/${page}${query}`
const ofHousehold = (householdId: string, group: string) =>
  `householdId=${householdId}&group=${encodeURIComponent(group)}`

/** The committee's pages, by what they show. */
export const places = {
  roll: () => at('roll'),
  import: () => at('import'),
  codes: () => at('codes'),
  code: (householdId: string, group: string) => at('codes', `?${ofHousehold(householdId, group)}`),
  split: (householdId: string, group: string) => at('change', `?kind=split&${ofHousehold(householdId, group)}`),
  merge: (householdId: string, group: string) => at('change', `?kind=merge&${ofHousehold(householdId, group)}`),
  representative: (householdId: string, group: string) => at('people', `?${ofHousehold(householdId, group)}`),
  requests: () => at('requests'),
  drafts: () => at('drafts'),
  newDraft: () => at('draft'),
  draft: (versionId: string) => at('draft', `?versionId=${versionId}`),
  amend: (versionId: string) => at('draft', `?from=${versionId}`),
  opinions: (versionId: string) => at('opinions', `?versionId=${versionId}`),
  announce: (versionId: string) => at('announce', `?versionId=${versionId}`),
  motions: () => at('motions'),
  progress: (motionId: string) => at('progress', `?motionId=${motionId}`),
  paper: (motionId: string, householdId: string, name: string, place: string) =>
    at(
      'paper',
      `?motionId=${motionId}&householdId=${householdId}&name=${encodeURIComponent(name)}&place=${encodeURIComponent(place)}`,
    ),
  witness: (motionId: string, paperId: string) => at('witness', `?motionId=${motionId}&id=${paperId}`),
  decide: (motionId: string) => at('decide', `?motionId=${motionId}`),
  objections: (motionId: string) => at('objections', `?motionId=${motionId}`),
  meetings: () => at('meetings'),
  callMeeting: () => at('meeting-call'),
  changeMeeting: (meetingId: string) => at('meeting-call', `?meetingId=${meetingId}`),
  meetingSignIn: (meetingId: string) => at('meeting-signin', `?meetingId=${meetingId}`),
  minutes: (meetingId: string) => at('meeting-minutes', `?meetingId=${meetingId}`),
  corrections: (meetingId: string) => at('meeting-corrections', `?meetingId=${meetingId}`),
  resolutions: (meetingId: string) => at('meeting-resolutions', `?meetingId=${meetingId}`),
  tasks: () => at('tasks'),
  people: () => at('people'),
  settings: () => at('settings'),
  notices: () => at('notices'),
  sendNotice: () => at('notice-send'),
  reach: (eventId: string) => at('reach', `?eventId=${eventId}`),
  sweep: (eventId: string, group: string) => at('sweep', `?eventId=${eventId}&group=${encodeURIComponent(group)}`),
  poster: (eventId: string) => at('poster', `?eventId=${eventId}`),
} as const
