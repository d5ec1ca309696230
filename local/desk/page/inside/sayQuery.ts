import type { Explained, Order, QueryEntry, Reason, Verdict } from '../cloud/queries'
import { language, say, type Word } from '../words'

const reasonWords: Readonly<Record<string, Word>> = {
  noIndex: 'why_noIndex',
  sortInMemory: 'why_sortInMemory',
  unselective: 'why_unselective',
  skip: 'why_skip',
}

/** Why a query is slow or will be, and what would help. */
export function sayReason({ rule, documents, fields, text }: Reason): string {
  const word = reasonWords[rule]
  return word ? say(word, { documents, fields: fields.join(language() === 'zh' ? '、' : ', ') }) : text
}

export const sayFound = ({ documentsExamined, returned }: QueryEntry['worst']): string =>
  say('lookedAndGave', { looked: documentsExamined, gave: returned })

/** `_id_` is what MongoDB calls the index that every collection has. */
export function sayIndex(index: string | null): string {
  if (index === null) return say('usedNone')
  return index === '_id_' ? say('usedId') : say('usedIndex', { index })
}

const verdicts: Readonly<Record<Verdict['level'], Word>> = {
  fine: 'explainFine',
  grows: 'explainGrows',
  slow: 'explainSlow',
}
export const sayVerdict = ({ level }: Verdict): string => say(verdicts[level])

const orders: Readonly<Record<Explained['order'], Word | null>> = {
  none: null,
  index: 'orderIndex',
  merge: 'orderMerge',
  memory: 'orderMemory',
}
export const sayOrder = (order: Explained['order']): string => {
  const word = orders[order]
  return word ? say(word) : ''
}

/** `-createdAt, name` as the cloud takes it. */
export const parseOrder = (text: string): Order =>
  text
    .split(/[\s,,]+/)
    .filter(Boolean)
    .map((field) => (field.startsWith('-') ? [field.slice(1), -1] : [field.replace(/^\+/, ''), 1]))

export const sayFields = (order: Order): string =>
  order.map(([field, direction]) => (direction === -1 ? `-${field}` : field)).join(', ')
