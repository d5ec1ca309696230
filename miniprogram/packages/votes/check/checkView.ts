import { nameOfChoice } from '../../../text/ballot'
import type { Checked } from './recountHere'

export interface CheckAnswer extends Checked {
  readonly fileName: string
  readonly json: string
}

export interface CheckView {
  readonly verdict: Checked['verdict']
  readonly title: string
  readonly text: string
  readonly own: readonly {
    readonly key: string
    readonly title: string
    readonly second: string
    readonly ok: boolean
    /** The receipt that isn't in the record; '' = it is, or there is none. */
    readonly missing: string
  }[]
  readonly checks: readonly {
    readonly name: string
    readonly title: string
    readonly second: string
    readonly note: string
    readonly tone: 'done' | 'soon'
  }[]
}

const titles: Record<Checked['verdict'], string> = {
  matches: '对得上 ✓',
  partly: '数过的都对得上',
  differs: '有对不上的地方',
}
const texts: Record<Checked['verdict'], string> = {
  matches: '你的手机把公布的记录从头数了一遍:票、户册、条文和结果,每一项都一样。',
  partly: '你的手机把能数的都数了一遍,都一样。有一项这部手机数不了,写在下面。',
  differs: '你的手机数出来的,和公布的不一样。哪里不一样写在下面。可以把记录发给懂的人看,也可以提异议。',
}

/** Why no receipt of this household is looked for here. */
function noReceipt(channel: Checked['own'][number]['channel']): string {
  if (channel === null) return '你家这次没有投票'
  if (channel === 'wechat') return '已经投过了。回执只有投票的人看得到，在那个人的微信里查'
  return channel === 'paper' ? '已经投过了，用的是纸票' : '已经投过了，这一票没有回执'
}

export function showCheck({ verdict, checks, own }: CheckAnswer): CheckView {
  return {
    verdict,
    title: titles[verdict],
    text: texts[verdict],
    own: own.map((one) => ({
      key: one.label,
      title: one.inElectorate ? `${one.label}在户册里` : `${one.label}不在户册里`,
      second: !one.receipt
        ? noReceipt(one.channel)
        : one.place === null || one.choice === null
          ? `回执 ${one.receipt} 在公布的票里找不到`
          : `回执 ${one.receipt},第 ${one.place} 张,记的是“${nameOfChoice(one.choice)}”`,
      ok: one.inElectorate && (!one.receipt || one.place !== null),
      missing: one.receipt && one.place === null ? one.receipt : '',
    })),
    checks: checks.map(({ name, title, state, finding }) => ({
      name,
      title,
      second: finding,
      note: state === 'ok' ? '✓' : state === 'differs' ? '对不上' : '没数',
      tone: state === 'ok' ? 'done' : 'soon',
    })),
  }
}
