import type { CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import { sayLastDay } from '../../../text/when'

export interface CorrectionView {
  readonly title: string
  readonly text: string
  readonly decisions: readonly string[]
  /** What the household has asked before about this item, as long as it waits: asking again replaces it. */
  readonly before: string
  readonly open: boolean
  readonly until: string
}

export function showCorrection(
  { minutes, mine, corrections }: CourtyardOutput<'meeting'>,
  now: number,
  { key }: { readonly key: string },
): CorrectionView {
  const section = minutes?.sections.find(({ agendaKey }) => agendaKey === key)
  const before = corrections.find((one) => one.mine && one.agendaKey === key && one.state === 'raised')
  return {
    title: section?.title ?? '',
    text: section?.text || '没有记下什么',
    decisions: section?.decisions ?? [],
    before: before?.text ?? '',
    open: mine?.canAskCorrection === true && section !== undefined,
    until: minutes?.correctionUntil ? `收到 ${sayLastDay(minutes.correctionUntil, now)}为止` : '',
  }
}
