import type { RatingsOutput } from '../../../../cloudfunctions/ratings/contract'
import type { Form } from '../../../../miniprogram/packages/ratings/sheet'

/** Monday, 2026-11-23 10:00 in China. */
export const now = Date.parse('2026-11-23T10:00:00+08:00')
export const at = (text: string) => Date.parse(`${text}+08:00`)

type Tab = RatingsOutput<'ratings'>
type Result = RatingsOutput<'ratingResult'>
export type Answer = Result['answers'][number]

const anchors = ['到处是垃圾', '几天才扫一次', '每天扫,有死角', '每天扫,没死角', '每天扫,随脏随扫']

export const anItem = (key: string, title = key): Form['items'][number] => ({
  key,
  title,
  anchors,
  reasons: [
    { key: 'corners', title: '有死角' },
    { key: 'bins', title: '垃圾桶没清' },
  ],
})

export const aPeriod = (changes: object = {}): Form['period'] =>
  ({
    periodId: 'p1',
    raterGroup: 'households',
    ratee: 'committee',
    title: '给院管委会评一评',
    periodName: '2026年三季度',
    status: 'open',
    opensAt: at('2026-11-20T09:00:00'),
    closesAt: at('2026-11-28T00:00:00'),
    postedAt: null,
    ...changes,
  }) as Form['period']

export const aForm = (changes: Partial<Form> = {}): Form => ({
  period: aPeriod(),
  standardTitle: '院管委会履职',
  standardNumber: 1,
  items: [anItem('openness', '院务公开'), anItem('accounts', '账目清楚'), anItem('fairness', '处事公道')],
  praiseReasons: [],
  rateeName: '院管委会',
  draft: null,
  submitted: null,
  submittedPhoto: null,
  submittedAt: null,
  handedInByAnother: false,
  revision: 0,
  savedByName: '',
  nextHouseholdId: null,
  ...changes,
})

export const aCard = (changes: object = {}): Tab['open'][number] =>
  ({
    periodId: 'p1',
    raterGroup: 'households',
    ratee: 'committee',
    title: '给院管委会评一评',
    periodName: '2026年三季度',
    itemCount: 6,
    closesAt: at('2026-11-28T00:00:00'),
    mine: 'waiting',
    progress: null,
    ...changes,
  }) as Tab['open'][number]

export const aTab = (changes: Partial<Tab> = {}): Tab => ({
  open: [],
  results: [],
  waiting: [],
  own: null,
  todos: [],
  upcoming: [],
  ...changes,
})

export const anAnswer = (changes: object = {}): Answer =>
  ({
    periodId: 'p1',
    itemKey: 'accounts',
    itemTitle: '账目清楚',
    averageTenths: 24,
    state: 'due',
    round: 1,
    answerBy: at('2026-11-28T00:00:00'),
    measure: '',
    doneBy: null,
    answeredAt: null,
    respondBy: null,
    agree: 0,
    against: 0,
    earlier: [],
    canAnswer: false,
    canRespond: false,
    myResponse: null,
    ...changes,
  }) as unknown as Answer

type ItemOf = Result['items'][number]
export const anItemResult = (key: string, averageTenths: number | null, changes: object = {}): ItemOf => ({
  key,
  title: key,
  scores: averageTenths === null ? null : { count: 60, averageTenths, distribution: [2, 8, 10, 25, 15] },
  lastAverageTenths: null,
  ...changes,
})

export const aResult = (changes: Partial<Result> = {}): Result => ({
  period: aPeriod({ status: 'posted', postedAt: now }),
  raters: 71,
  eligible: 96,
  unrecognised: null,
  groupMin: 5,
  items: [anItemResult('openness', 42), anItemResult('accounts', 24)],
  averageTenths: 33,
  lastAverageTenths: 30,
  groups: [],
  reasons: [],
  trend: [],
  answers: [],
  praise: [],
  praised: 0,
  comments: [],
  moreComments: null,
  ...changes,
})
