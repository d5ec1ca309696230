import type { DisclosureKind } from '../../../shared/documents'

export interface Template {
  readonly kind: DisclosureKind
  readonly name: string
  readonly purpose: string
  readonly sections: readonly {
    readonly key: string
    readonly title: string
    readonly hint: string
    readonly required: boolean
  }[]
  readonly postedDays: number
}

/** 村组法 35–36, 居组法 34–35: at least 15 days; not binding on a courtyard, so it can be shortened with a reason. */
const POSTED_DAYS = 15

const section = (key: string, title: string, hint: string, required = true) => ({ key, title, hint, required })

export const templates: readonly Template[] = [
  {
    kind: 'decision',
    name: '决策公开',
    purpose: '院里定了什么事,怎么定的。',
    sections: [
      section('what', '定了什么', '一句话说清楚,比如:路灯换成感应灯'),
      section('how', '怎么定的', '开了什么会,谁参加,多少户同意'),
      section('next', '接下来怎么办', '谁来办,什么时候办完', false),
    ],
    postedDays: POSTED_DAYS,
  },
  {
    kind: 'commitment',
    name: '承诺公开',
    purpose: '院管委会答应大家办的事。',
    sections: [
      section('what', '承诺办什么', '一件一件写,写具体'),
      section('when', '什么时候办到', '写到哪一天'),
      section('who', '谁负责', '写明负责的人', false),
    ],
    postedDays: POSTED_DAYS,
  },
  {
    kind: 'outcome',
    name: '成效公开',
    purpose: '答应的事办得怎么样。',
    sections: [
      section('done', '办成了什么', '和承诺、决定对着写'),
      section('money', '花了多少钱', '没花钱就写没花钱', false),
      section('left', '还没办完的', '为什么,打算什么时候办完', false),
    ],
    postedDays: POSTED_DAYS,
  },
  {
    kind: 'opinions',
    name: '群众意见公开',
    purpose: '大家提了什么意见,是怎么答复的。不写是谁提的。',
    sections: [
      section('said', '大家说了什么', '归成几条写,不写名字'),
      section('answer', '怎么答复', '一条意见一条答复'),
    ],
    postedDays: POSTED_DAYS,
  },
  {
    kind: 'discipline',
    name: '处置违纪公开',
    purpose: '违反院规的事是怎么处理的。名字要遮住。',
    sections: [
      section('what', '什么事', '写事不写人,名字遮成张*国'),
      section('rule', '依据哪一条', '写院规第几条'),
      section('result', '怎么处理的', '处理的结果'),
    ],
    postedDays: POSTED_DAYS,
  },
  {
    kind: 'finance',
    name: '财务公开',
    purpose: '收了多少、花了多少、还剩多少,笔笔有凭证。',
    sections: [section('note', '要说明的', '大笔的收支、没凭证的,在这里说清楚', false)],
    postedDays: POSTED_DAYS,
  },
]

export function templateOf(kind: DisclosureKind): Template {
  const found = templates.find((template) => template.kind === kind)
  if (!found) throw new Error(`no template for ${kind}`)
  return found
}
