import type { CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import { lineRows, sumRows } from '../../../text/finance'
import { sayDate } from '../../../text/when'

type Item = CourtyardOutput<'disclosure'>

interface Part {
  readonly key: string
  readonly title: string
  readonly older: string
  readonly newer: string
  readonly same: boolean
}
export interface VersionsView {
  readonly title: string
  readonly summary: string
  readonly reason: string
  readonly older: string
  readonly newer: string
  readonly parts: readonly Part[]
  /** Parts that are alike and folded away. */
  readonly hidden: number
}

const NOTHING = '(没有)'

/** A statement as text: the sum first, then every line, so that two stand side by side like everything else. */
function statementText({ statement }: Item): string {
  if (!statement) return ''
  const sum = sumRows(statement.sums, statement.closingFen).map(
    ({ sign, label, amount }) => `${sign}${label} ${amount}`,
  )
  const lines = lineRows(statement.lines).map(({ account, amount, facts, voucher, note }) =>
    [facts, account, amount, voucher, note].filter(Boolean).join(','),
  )
  return [...sum, ...lines].join('\n')
}

const partsOf = (item: Item): readonly (readonly [key: string, title: string, text: string])[] => [
  ['title', '标题', item.card.title],
  ['statement', '账目', statementText(item)],
  ...item.sections.map(({ key, title, text }) => [`section ${key}`, title, text] as const),
  ['files', '附件', item.attachments.map(({ name }) => name).join('\n')],
]

/** The older on the left (or above), the newer on the right; what is alike folds away. */
export function showVersions(
  pair: readonly [Item, Item],
  _now: number,
  { all }: { readonly all: boolean },
): VersionsView {
  const [one, two] = pair
  const [older, newer] = one.card.version < two.card.version ? [one, two] : [two, one]
  const [before, after] = [partsOf(older), partsOf(newer)]
  const keys = [...new Set([...before, ...after].map(([key]) => key))]
  const parts = keys.flatMap((key): Part[] => {
    const was = before.find((part) => part[0] === key)
    const is = after.find((part) => part[0] === key)
    const [text, otherText] = [was?.[2] ?? '', is?.[2] ?? '']
    if (!text && !otherText) return []
    return [
      {
        key,
        title: is?.[1] ?? was?.[1] ?? '',
        older: text || NOTHING,
        newer: otherText || NOTHING,
        same: text === otherText,
      },
    ]
  })
  const changed = parts.filter(({ same }) => !same)
  return {
    title: newer.card.title,
    summary: changed.length > 0 ? `改了 ${changed.length} 处` : '一个字都没改',
    reason: newer.correctionReason,
    older: `第 ${older.card.version} 版 · ${sayDate(older.card.postedAt)}`,
    newer: `第 ${newer.card.version} 版 · ${sayDate(newer.card.postedAt)}`,
    parts: all ? parts : changed,
    hidden: all ? 0 : parts.length - changed.length,
  }
}
