import type { Words } from '../language'

/** The bar on top, the clock, and what holds for the whole desk. */
export const deskWords = {
  desk: { zh: '桌面', en: 'desk' },
  scene: { zh: '场景', en: 'Scene' },
  noScene: { zh: '还没选', en: 'None chosen' },
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
  close: { zh: '收起', en: 'Close' },
  lost: { zh: '本地云没有回应,正在重连…', en: 'The local cloud does not answer; reconnecting…' },
  damaged: {
    zh: '这里的数据坏过一部分，丢了一些已经存下的内容。坏的文件另存在：{folder}',
    en: 'Some of the data here was damaged and is lost. The damaged files are kept in {folder}',
  },
  noKey: {
    zh: '这里要凭启动时打印的那个地址打开：请从终端里再点一次，或者整段复制过来。',
    en: 'Open the desk with the address that was printed at the start: click it in the terminal again, or copy all of it.',
  },
  failed: { zh: '没有成功', en: 'Failed' },
} satisfies Record<string, Words>
