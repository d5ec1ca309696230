import { diffChars } from 'diff'
import type { Article } from './splitArticles'

export interface Run {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
}

export interface ArticleDifference {
  readonly number: number | null
  readonly previousNumber: number | null
  readonly kind: 'same' | 'changed' | 'added' | 'removed' | 'moved'
  readonly title: string
  readonly runs: readonly Run[]
}

const whole = ({ title, text }: Article) => (title === '' ? text : `${title}。${text}`)
/** Below this share of common characters two articles are different articles. */
const ALIKE_PERCENT = 40

/**
 * Which article became which, and what changed in it, in the order of the new text; what was removed stands where it was.
 * Articles are matched by equal text, then by title, then by likeness with the same number preferred.
 */
export function compareVersions(previous: readonly Article[], next: readonly Article[]): ArticleDifference[] {
  const pairs = match(previous, next)
  const partnerOf = new Map([...pairs].map(([now, before]) => [before, now]))
  const differences: ArticleDifference[] = []
  const removedAfter = (number: number) =>
    previous.filter((article) => !partnerOf.has(article) && precedes(article, previous, partnerOf) === number)
  for (const article of removedAfter(0)) differences.push(removed(article))
  for (const article of next) {
    const before = pairs.get(article)
    differences.push(before ? changed(before, article) : added(article))
    for (const gone of removedAfter(article.number)) differences.push(removed(gone))
  }
  return differences
}

/** The new number of the nearest earlier article that stayed: there a removed one is shown. 0 = at the top. */
function precedes(article: Article, previous: readonly Article[], partnerOf: ReadonlyMap<Article, Article>): number {
  for (let index = previous.indexOf(article) - 1; index >= 0; index--) {
    const before = previous[index]
    const partner = before && partnerOf.get(before)
    if (partner) return partner.number
  }
  return 0
}

function match(previous: readonly Article[], next: readonly Article[]): Map<Article, Article> {
  const pairs = new Map<Article, Article>()
  const left = new Set(previous)
  const pair = (now: Article, before: Article | undefined) => {
    if (!before) return
    pairs.set(now, before)
    left.delete(before)
  }
  const nearest = (now: Article, fits: (before: Article) => boolean) =>
    [...left].filter(fits).sort((a, b) => Math.abs(a.number - now.number) - Math.abs(b.number - now.number))[0]
  for (const now of next)
    pair(
      now,
      nearest(now, (before) => whole(before) === whole(now)),
    )
  for (const now of next) {
    if (!pairs.has(now) && now.title !== '')
      pair(
        now,
        nearest(now, (before) => before.title === now.title),
      )
  }
  for (const now of next) if (!pairs.has(now)) pair(now, likest(now, left))
  return pairs
}

function likest(now: Article, left: ReadonlySet<Article>): Article | undefined {
  let best: Article | undefined
  let most = ALIKE_PERCENT - 1
  for (const before of left) {
    const alike = likeness(whole(before), whole(now)) + (before.number === now.number ? 10 : 0)
    if (alike > most) [best, most] = [before, alike]
  }
  return best
}

/** Percent of character pairs in common (Dice): cheap, and order matters a little. */
function likeness(one: string, other: string): number {
  const pairsOf = (text: string) => [...text].map((character, at, all) => character + (all[at + 1] ?? ''))
  const counts = new Map<string, number>()
  const first = pairsOf(one)
  for (const pair of first) counts.set(pair, (counts.get(pair) ?? 0) + 1)
  const second = pairsOf(other)
  let common = 0
  for (const pair of second) {
    const count = counts.get(pair) ?? 0
    if (count === 0) continue
    counts.set(pair, count - 1)
    common += 1
  }
  return Math.floor((200 * common) / Math.max(1, first.length + second.length))
}

function changed(before: Article, now: Article): ArticleDifference {
  const base = { number: now.number, previousNumber: before.number }
  // a title that stayed stands above the runs; one that changed is part of them, and nothing is said twice
  if (before.title !== now.title) {
    return { ...base, kind: 'changed', title: '', runs: runsBetween(whole(before), whole(now)) }
  }
  if (before.text !== now.text) {
    return { ...base, kind: 'changed', title: now.title, runs: runsBetween(before.text, now.text) }
  }
  const kind = before.number === now.number ? 'same' : 'moved'
  return { ...base, kind, title: now.title, runs: [{ kind: 'same', text: now.text }] }
}

const added = ({ number, title, text }: Article): ArticleDifference => ({
  number,
  previousNumber: null,
  kind: 'added',
  title,
  runs: [{ kind: 'added', text }],
})

const removed = ({ number, title, text }: Article): ArticleDifference => ({
  number: null,
  previousNumber: number,
  kind: 'removed',
  title,
  runs: [{ kind: 'removed', text }],
})

/** Beyond this the texts have little in common and a finer look would only take long. */
const EDITS_MAX = 2000

function runsBetween(before: string, now: string): Run[] {
  const parts = diffChars(before, now, { maxEditLength: EDITS_MAX })
  if (!parts) {
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: now },
    ]
  }
  return parts.map((part) => ({ kind: part.added ? 'added' : part.removed ? 'removed' : 'same', text: part.value }))
}
