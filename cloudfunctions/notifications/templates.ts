import * as v from 'valibot'

/**
 * Subscribe-message templates. The ids are those of the mini-program's account: fill in your own when you deploy
 * (docs/deploy.md); the local cloud knows these.
 */
export const templates = [
  {
    key: 'voteOpened',
    templateId: 'yuanba-vote-opened',
    title: '表决开始提醒',
    name: '有新表决时提醒我',
    fields: [
      { key: 'thing1', label: '表决事项' },
      { key: 'thing2', label: '院落' },
      { key: 'time3', label: '截止时间' },
    ],
  },
  {
    key: 'voteClosing',
    templateId: 'yuanba-vote-closing',
    title: '表决即将截止',
    name: '快截止还没投时提醒我',
    fields: [
      { key: 'thing1', label: '表决事项' },
      { key: 'time2', label: '截止时间' },
      { key: 'thing3', label: '温馨提示' },
    ],
  },
  {
    key: 'resultPosted',
    templateId: 'yuanba-result-posted',
    title: '表决结果公示',
    name: '结果出来时告诉我',
    fields: [
      { key: 'thing1', label: '表决事项' },
      { key: 'phrase2', label: '结果' },
      { key: 'time3', label: '公示到' },
    ],
  },
  {
    key: 'meetingCalled',
    templateId: 'yuanba-meeting-called',
    title: '会议通知',
    name: '要开会时告诉我',
    fields: [
      { key: 'thing1', label: '会议' },
      { key: 'thing2', label: '院落' },
      { key: 'time3', label: '时间' },
      { key: 'thing4', label: '说明' },
    ],
  },
  {
    key: 'ratingOpened',
    templateId: 'yuanba-rating-opened',
    title: '评议提醒',
    name: '该评议时提醒我',
    fields: [
      { key: 'thing1', label: '评议' },
      { key: 'thing2', label: '院落' },
      { key: 'time3', label: '时间' },
      { key: 'thing4', label: '说明' },
    ],
  },
  {
    key: 'disclosurePosted',
    templateId: 'yuanba-disclosure-posted',
    title: '公开公示提醒',
    name: '有新公示时告诉我',
    fields: [
      { key: 'thing1', label: '公示内容' },
      { key: 'thing2', label: '院落' },
      { key: 'time3', label: '公示时间' },
    ],
  },
  {
    key: 'toAnswer',
    templateId: 'yuanba-to-answer',
    title: '待办提醒',
    name: '有事要我答复时提醒我',
    fields: [
      { key: 'thing1', label: '事项' },
      { key: 'thing2', label: '院落' },
      { key: 'time3', label: '时间' },
      { key: 'thing4', label: '说明' },
    ],
  },
  {
    key: 'noticePosted',
    templateId: 'yuanba-notice-posted',
    title: '院落通知',
    name: '院坝有通知时告诉我',
    fields: [
      { key: 'thing1', label: '通知' },
      { key: 'thing2', label: '院落' },
      { key: 'time3', label: '发布时间' },
      { key: 'thing4', label: '内容' },
    ],
  },
] as const

export type TemplateKey = (typeof templates)[number]['key']
export const templateKey = v.picklist(templates.map((template) => template.key))
