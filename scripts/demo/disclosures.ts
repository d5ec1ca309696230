import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CourtyardInput } from '../../cloudfunctions/courtyard/contract'
import { people } from './people'
import type { Stage } from './stage'

const { zhouYongfu, zhangYuhua, leiZhiqiang, liuLijuan, luGuodong } = people

type Draft = CourtyardInput<'saveDisclosure'>
type Line = NonNullable<Draft['statement']>['lines'][number]

const FINANCE = join(__dirname, '../../test/fixtures/samples/finance-2026Q3.csv')

/** The books of spring: posted in July, with what was left over for the summer. */
export async function postSecondQuarter(stage: Stage): Promise<void> {
  await stage.at('2026-07-08 19:00')
  await post(stage, 'finance-q2', {
    kind: 'finance',
    title: '二季度账目',
    sections: [{ key: 'note', text: '灭火器是消防所要求换的,六个。' }],
    statement: {
      period: '2026年第二季度',
      from: '2026-04-01',
      to: '2026-06-30',
      lines: [
        line('opening', '2026-04-01', '上季结余', 6_120_50, '2026-Q2-01'),
        line('income', '2026-04-06', '户缴清洁费', 2_880_00, '2026-Q2-02'),
        line('income', '2026-05-04', '户缴清洁费', 2_850_00, '2026-Q2-03'),
        line('income', '2026-06-03', '户缴清洁费', 2_790_00, '2026-Q2-04'),
        line('spending', '2026-04-18', '垃圾清运', 1_860_00, '2026-Q2-05'),
        line('spending', '2026-05-22', '灭火器', 1_078_00, '2026-Q2-06'),
        line('spending', '2026-06-16', '垃圾清运', 1_860_00, '2026-Q2-07'),
        line('spending', '2026-06-25', '石板修补', 1_200_00, '2026-Q2-08'),
      ],
      closingFen: 8_642_50,
    },
    duty: { key: 'finance', period: '2026Q2' },
  })
}

/** The books of summer, from the sheet the committee keeps; a question about them, and its answer. */
export async function postThirdQuarter(stage: Stage): Promise<void> {
  await stage.at('2026-10-14 21:00')
  const base64 = readFileSync(FINANCE).toString('base64')
  const read = await stage.actor(zhangYuhua.openid).courtyard('readFinanceSheet', {
    file: { from: 'file', name: 'finance-2026Q3.csv', base64 },
  })
  const { lines, period, from, to, sums } = read
  const id = await post(stage, 'finance-q3', {
    kind: 'finance',
    title: '三季度账目',
    sections: [{ key: 'note', text: '排水沟清淤是暴雨前抢着做的,找了三家问价。' }],
    statement: { period, from, to, lines, closingFen: sums.expectedFen },
    duty: { key: 'finance', period: '2026Q3' },
  })
  await stage.at('2026-10-16 12:00')
  const { queryId } = await stage.actor(liuLijuan.openid).courtyard('askQuery', {
    disclosureId: id,
    topic: 'amount',
    text: '排水沟清淤 3200 元,是哪家做的,多少米?',
  })
  await stage.at('2026-10-17 20:00')
  await stage.actor(zhouYongfu.openid).courtyard('answerQuery', {
    queryId,
    answer: '请镇上的清淤队做的,一共 160 米,每米 20 元,三家里最便宜。收据在公示栏贴着。',
  })
}

/** November: what was promised is done, and what people said about the third draft. */
export async function postInNovember(stage: Stage): Promise<void> {
  await post(stage, 'opinions', {
    kind: 'opinions',
    title: '第3稿院规的意见和答复',
    sections: [
      {
        key: 'said',
        text: '一、十桌以下的群宴也说一声,停车好安排。\n二、院外停车的指定位置要写清楚。\n三、晚上十点收席太早。',
      },
      {
        key: 'answer',
        text: '一、采纳,写进第三条。\n二、采纳,写明是村委会坝子东边。\n三、没采纳:十点以后老人娃娃要睡觉。',
      },
    ],
    statement: null,
    duty: { key: 'opinions', period: '2026Q4' },
  })
}

/** The first days of December: a decision is posted, a report waits for its second pair of eyes, a question for its answer. */
export async function postInDecember(stage: Stage): Promise<void> {
  await post(stage, 'lamps', {
    kind: 'decision',
    title: '3组换两盏路灯',
    sections: [
      { key: 'what', text: '3组坏了的两盏路灯不修了,换新的。' },
      { key: 'how', text: '11月8日坝坝会上议的,来的户没有不同意见。' },
      { key: 'next', text: '物业服务队来换,院管委会验收。' },
    ],
    statement: null,
    duty: { key: 'decisions', period: '2026Q4' },
  })
  await stage.actor(luGuodong.openid).courtyard('askQuery', {
    disclosureId: stage.memory.disclosures['lamps'] ?? id('lamps'),
    topic: 'result',
    text: '说好 11 月底换好,现在还黑着,哪天换?',
  })
  const writer = stage.actor(zhangYuhua.openid)
  const draft = await writer.courtyard('saveDisclosure', {
    ...blank,
    kind: 'outcome',
    title: '排水沟清淤办好了',
    sections: [
      { key: 'done', text: '1组到3组的排水沟 160 米清完了,大雨过后没有再淹。' },
      { key: 'money', text: '花了 3,200.00 元,凭证号 2026-007。' },
      { key: 'left', text: '4组那一段明年春天做。' },
    ],
    duty: { key: 'outcomes', period: '2026Q4' },
  })
  await writer.courtyard('sendToReview', { disclosureId: draft.disclosureId, revision: draft.revision })
}

function id(name: string): never {
  throw new Error(`${name} isn't posted`)
}

const blank = {
  disclosureId: null,
  revision: 0,
  attachments: [],
  statement: null,
  postedDays: 15,
  shortReason: '',
  links: { motionId: null, meetingId: null, ratingPeriodId: null },
} satisfies Partial<Draft>

/** One of the committee writes, another looks it through: then it is posted. */
async function post(
  stage: Stage,
  name: string,
  draft: Pick<Draft, 'kind' | 'title' | 'sections' | 'statement' | 'duty'>,
): Promise<CourtyardInput<'disclosure'>['disclosureId']> {
  const writer = stage.actor(zhangYuhua.openid)
  const { disclosureId, revision, problems } = await writer.courtyard('saveDisclosure', { ...blank, ...draft })
  if (problems.length > 0) throw new Error(`${name}: ${problems.map(({ message }) => message).join(' ')}`)
  await writer.courtyard('sendToReview', { disclosureId, revision })
  await stage.actor(leiZhiqiang.openid).courtyard('reviewDisclosure', {
    ...{ disclosureId, revision, verdict: 'agree', reasons: '', filesRead: false },
  })
  stage.memory.disclosures[name] = disclosureId
  return disclosureId
}

function line(kind: Line['kind'], day: string, account: string, amountFen: number, voucher: string): Line {
  return {
    kind,
    day,
    account,
    amountFen,
    handler: '张玉华',
    approver: '周永福',
    voucher,
    noVoucherReason: '',
    note: '',
  }
}
