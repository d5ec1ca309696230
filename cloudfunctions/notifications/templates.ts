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
] as const

export type TemplateKey = (typeof templates)[number]['key']
export const templateKey = v.picklist(templates.map((template) => template.key))
