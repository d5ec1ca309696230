export type Language = 'zh' | 'en'

/** A text in both languages, as the configuration brings names of scenes and roles. */
export interface Words {
  readonly zh: string
  readonly en: string
}

const words = {
  desk: { zh: '桌面', en: 'desk' },
  scene: { zh: '场景', en: 'Scene' },
  reset: { zh: '重来', en: 'Reset' },
  resetting: { zh: '正在摆好…', en: 'Setting up…' },
  sceneHint: { zh: '所有手机、数据和时间都回到这一幕', en: 'Phones, data and clock all go back to this scene' },
  phones: { zh: '几部手机', en: 'Phones' },
  inspect: { zh: '看里面', en: 'Inspect' },
  language: { zh: 'English', en: '中文' },
  chinaTime: { zh: '中国时间', en: 'China time' },
  back1: { zh: '−1 分', en: '−1 min' },
  plus1: { zh: '+1 分', en: '+1 min' },
  plusHour: { zh: '+1 小时', en: '+1 h' },
  plusDay: { zh: '+1 天', en: '+1 day' },
  next: { zh: '到下一个时间点', en: 'Next due time' },
  noNext: { zh: '后面没有要到的时间点', en: 'Nothing is due' },
  setTime: { zh: '定时间', en: 'Set' },
  go: { zh: '就到这时', en: 'Go' },
  freeze: { zh: '停住', en: 'Freeze' },
  thaw: { zh: '走起来', en: 'Run' },
  frozen: { zh: '停着', en: 'frozen' },
  choosePerson: { zh: '这部手机给谁用', en: 'Who holds this phone' },
  nobodyYet: { zh: '还没加入', en: 'Joined nothing yet' },
  addPerson: { zh: '再来一个新邻居', en: 'Another newcomer' },
  newcomerName: { zh: '起个名字', en: 'A name' },
  add: { zh: '加上', en: 'Add' },
  settings: { zh: '手机设置', en: 'Phone settings' },
  width: { zh: '屏幕宽度', en: 'Screen width' },
  textSize: { zh: '字号', en: 'Type size' },
  standard: { zh: '标准', en: 'Standard' },
  large: { zh: '大', en: 'Large' },
  extra: { zh: '特大', en: 'Extra' },
  network: { zh: '网络', en: 'Network' },
  online: { zh: '正常', en: 'Normal' },
  slow: { zh: '慢', en: 'Slow' },
  offline: { zh: '断网', en: 'Offline' },
  reopen: { zh: '重新打开小程序', en: 'Reopen the app' },
  only: { zh: '只看这部', en: 'Only this one' },
  all: { zh: '都看', en: 'Show all' },
  data: { zh: '数据', en: 'Data' },
  calls: { zh: '调用', en: 'Calls' },
  notices: { zh: '服务通知', en: 'Notices' },
  hints: { zh: '提醒', en: 'Warnings' },
  close: { zh: '收起', en: 'Close' },
  documents: { zh: '条', en: 'documents' },
  filter: { zh: '筛选,例如 {"stage":"open"}', en: 'Filter, e.g. {"stage":"open"}' },
  filterWrong: { zh: '筛选要写成 JSON 对象', en: 'The filter must be a JSON object' },
  search: { zh: '看', en: 'Show' },
  previous: { zh: '上一页', en: 'Previous' },
  following: { zh: '下一页', en: 'Next' },
  indexes: { zh: '索引', en: 'Indexes' },
  unique: { zh: '唯一', en: 'unique' },
  noDocuments: { zh: '没有符合的数据', en: 'No document matches' },
  noIndexes: { zh: '除 _id 外没有索引', en: 'None but _id' },
  readOnly: { zh: '只能看,不能改', en: 'read-only' },
  noCalls: { zh: '还没有调用。在手机上点一点。', en: 'No calls yet. Touch a phone.' },
  noNotices: { zh: '还没有服务通知。表决开始、快截止、出结果时会发。', en: 'No service notices yet.' },
  noHints: { zh: '没有要提醒的。', en: 'Nothing to warn about.' },
  timer: { zh: '定时器', en: 'timer' },
  trips: { zh: '往返', en: 'trips' },
  depth: { zh: '深', en: 'depth' },
  logs: { zh: '日志', en: 'Logs' },
  noLogs: { zh: '没有日志', en: 'No logs' },
  clear: { zh: '清空', en: 'Clear' },
  lost: { zh: '本地云没有回应,正在重连…', en: 'The local cloud does not answer; reconnecting…' },
  noPhone: { zh: '不在桌上', en: 'not on the desk' },
  failed: { zh: '没有成功', en: 'Failed' },
} satisfies Record<string, Words>

export type Word = keyof typeof words

let current: Language = 'zh'

export const language = (): Language => current

export function speak(chosen: Language): void {
  current = chosen
  document.documentElement.lang = chosen === 'zh' ? 'zh-CN' : 'en'
}

export const say = (word: Word): string => words[word][current]
export const sayWords = (text: Words): string => text[current]
