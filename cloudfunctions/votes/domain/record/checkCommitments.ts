import { hashOf } from '../../../engines/chain/domain/verifyChain'
import type { ChainEntry } from '../../../engines/chain/domain/link'
import { correctableUntil, tooManyDoors } from './corrections'
import type { PublishedRecord } from './publishedRecord'
import { finding, fine, type Check } from './recountCheck'
import type { Sha256 } from './ruleTextHash'

const DEFERRED_MS = 7 * 24 * 60 * 60_000
const said = ['rollVersion', 'electorate', 'commitment'] as const

/** What stands between the announcement and the opening. */
export function stepsBeforeOpening(chain: readonly ChainEntry[]): {
  readonly announced: ChainEntry | undefined
  readonly between: readonly ChainEntry[]
  readonly opened: ChainEntry | undefined
} {
  const at = chain.findIndex(({ kind }) => kind === 'opened')
  return { announced: chain[0], between: at < 1 ? [] : chain.slice(1, at), opened: at < 1 ? undefined : chain[at] }
}

/**
 * The electorate is committed when the vote is announced, and anew with each correction; the opening repeats the last one.
 * Votes announced before that was so have it in `opened` alone: their `announced` says nothing of it.
 */
export function checkCommitments({ chain, motion }: PublishedRecord, sha256: Sha256): Check {
  const { announced, between, opened } = stepsBeforeOpening(chain)
  if (!announced || !opened) return fine
  if (chain.filter(({ kind }) => kind === 'opened').length > 1) return finding('经过里开始投票写了两次')
  const corrections = between.filter(({ kind }) => kind === 'corrected')
  if (chain.filter(({ kind }) => kind === 'corrected').length > corrections.length) {
    return finding('开始投票以后还改过名册')
  }
  if (announced.payload['commitment'] === undefined) {
    return between.length > 0 ? finding('公告时没有定下名册，后面却写着改过') : fine
  }
  const last = corrections[corrections.length - 1] ?? announced
  for (const name of said) {
    if (hashOf(last.payload[name], sha256) !== hashOf(opened.payload[name], sha256)) {
      return finding('开始投票用的名册，不是公告时定下、后来更正过的那一份')
    }
  }
  const deferred = checkDeferral(announced, between)
  if (deferred.state !== 'ok') return deferred
  const late = corrections.find(({ at }) => at > correctableUntil(motion.opensAt))
  if (late) return finding('名册在开始投票前不到 48 小时还改过')
  return checkDoors(announced, corrections)
}

/** An opening waits once, seven days, for at least three doors. */
function checkDeferral({ payload: first }: ChainEntry, between: readonly ChainEntry[]): Check {
  const [deferred, more] = between.filter(({ kind }) => kind === 'deferred')
  if (!deferred) return fine
  const { doors, opensAt, closesAt } = deferred.payload
  const later = (name: 'opensAt' | 'closesAt') => Number(first[name]) + DEFERRED_MS
  const right = opensAt === later('opensAt') && closesAt === later('closesAt') && Number(doors) >= 3
  return more || !right ? finding('推迟开始投票，写得不对：只能推迟一次，推迟七天') : fine
}

/** Each correction says how many doors were touched since the announcement; more than allowed means announcing anew. */
function checkDoors(announced: ChainEntry, corrections: readonly ChainEntry[]): Check {
  const { households } = (announced.payload['electorate'] ?? {}) as { readonly households?: unknown }
  let before = 0
  for (const { payload } of corrections) {
    const { doors } = payload
    if (typeof doors !== 'number' || typeof households !== 'number' || doors < before || doors === 0) {
      return finding('名册更正了几户，写得不对')
    }
    if (tooManyDoors(doors, households)) return finding(`公告以后名册改了 ${doors} 户，超过了允许的户数`)
    before = doors
  }
  return fine
}
