import { pages } from '../../../services/pages'
import { sayDeadline } from '../../../text/when'
import { countScored, showItem, type Form, type Sheet, type ShownItem } from '../sheet'

export interface RateLocal {
  readonly sheet: Sheet | null
  readonly saved: 'idle' | 'saving' | 'kept' | 'onPhone'
  /** 0 … items: the last step looks over all of it. */
  readonly step: number
}

export interface RateView {
  readonly open: boolean
  readonly title: string
  readonly until: string
  /** “第 2 项,共 6 项” */
  readonly place: string
  /** One mark a step: gone, here, to come. */
  readonly marks: readonly { readonly key: number; readonly state: 'gone' | 'here' | 'ahead' }[]
  readonly item: ShownItem | null
  /** On the last step: every item with what was given, to be tapped and changed. */
  readonly overview: readonly { readonly step: number; readonly title: string; readonly note: string }[]
  readonly comment: string
  readonly hasPhoto: boolean
  readonly kept: string
  readonly first: boolean
  readonly next: { readonly label: string; readonly look: 'primary' | 'plain' }
  /** Why it can't be handed in; empty when it can. */
  readonly reason: string
  readonly promise: string
  readonly again: string
  /** Another of the household has handed it in: said instead of the form; '' = not so. */
  readonly byAnother: string
  readonly resultUrl: string
}

const keptWords: Record<RateLocal['saved'], string> = {
  idle: '写的会自己存着',
  saving: '正在存',
  kept: '存好了,可以回来再评',
  onPhone: '先存在手机里了',
}

export function showRate(form: Form, now: number, local: RateLocal): RateView {
  const { period, items, submittedAt } = form
  const { sheet } = local
  const step = Math.min(Math.max(local.step, 0), items.length)
  const item = items[step]
  const shown = item && sheet ? showItem(item, sheet) : null
  const scored = sheet ? countScored(sheet) : 0
  return {
    open: period.status === 'open' && period.closesAt > now,
    title: period.title,
    until: `${sayDeadline(period.closesAt, now)} 截止`,
    place: item ? `第 ${step + 1} 项,共 ${items.length} 项` : '看一遍,再交上去',
    marks: items.map((_, index) => ({
      key: index,
      state: index === step ? 'here' : index < step ? 'gone' : 'ahead',
    })),
    item: shown,
    overview: items.map(({ key, title }, index) => {
      const score = sheet?.scores.find((line) => line.item === key)?.score ?? null
      return { step: index, title, note: score === null ? '跳过' : `${score} 分` }
    }),
    comment: sheet?.comment ?? '',
    hasPhoto: Boolean(sheet?.photoFileId),
    kept: keptWords[local.saved],
    first: step === 0,
    next: nextOf(shown, step === items.length - 1),
    reason: scored === 0 ? '先给一项打个分,再交' : '',
    promise: promiseOf(period.raterGroup),
    byAnother: form.handedInByAnother
      ? '是家里另一个人交的。打了几分，只有那个人看得到；截止前要改，也只有交的那部手机能改'
      : '',
    again: submittedAt === null ? '' : '已经交过一次。改了以后再交一遍,按新的算',
    resultUrl: pages.ratingResult(period.periodId),
  }
}

/** Skipping is as good an answer as scoring, but it is never the button that stands out. */
function nextOf(item: ShownItem | null, last: boolean): RateView['next'] {
  if (item && item.score === 0) return { label: '说不清,跳过', look: 'plain' }
  return { label: last ? '评完了,看一遍' : '下一项', look: 'primary' }
}

const promiseOf = (raterGroup: Form['period']['raterGroup']): string =>
  raterGroup === 'households'
    ? '一户一份。打了几分只有你这部手机的微信看得到，家里其他人只看得到“交过了”，院管委会也看不到；写的话不带名字'
    : '一人一份。谁打了几分,谁也看不到;写的话不带名字'
