import type { CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import { sayDate } from '../../../text/when'

export type HistoryAnswer = CourtyardOutput<'rules'>
type Version = HistoryAnswer['history'][number]

export interface HistoryView {
  readonly versions: readonly { readonly id: string; readonly title: string; readonly second: string }[]
}

export const showHistory = ({ history }: HistoryAnswer): HistoryView => ({
  versions: history.map((version) => ({ id: version.id, title: version.title, second: secondOf(version) })),
})

function secondOf({ number, articleCount, inForceAt, supersededAt }: Version): string {
  const period =
    inForceAt === null ? '' : `${sayDate(inForceAt)}${supersededAt === null ? '起' : ` 到 ${sayDate(supersededAt)}`}`
  return [`第 ${number} 版`, `${articleCount} 条`, period].filter(Boolean).join(' · ')
}
