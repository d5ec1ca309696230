import type { CallEntry } from '../cloud/calls'
import { say } from '../words'

export const whichCalls = ['callsAll', 'callsWrong', 'callsSlow'] as const
export type WhichCalls = (typeof whichCalls)[number]

/** A screen that waits this long for one call feels slow on a good network already. */
const SLOW_MS = 500

export const nameOfCall = ({ fn, procedure }: Pick<CallEntry, 'fn' | 'procedure'>): string =>
  [fn, procedure].filter(Boolean).join('.')

/** The person, or what called where it was nobody. */
export function whoCalled(
  { openid, source }: Pick<CallEntry, 'openid' | 'source'>,
  nameOf: (openid: string) => string,
): string {
  if (source.startsWith('wx_trigger')) return say('timer')
  if (source.startsWith('wx_push')) return say('pushed')
  return openid === '' ? '—' : nameOf(openid)
}

/** Calls of one kind whose name, person or request id has the text in it. */
export function pickCalls(
  calls: readonly CallEntry[],
  which: WhichCalls,
  text: string,
  nameOf: (openid: string) => string,
): readonly CallEntry[] {
  const wanted = text.trim().toLowerCase()
  return calls.filter((call) => {
    if (which === 'callsWrong' && call.end === 'done') return false
    if (which === 'callsSlow' && call.ms < SLOW_MS) return false
    const said = [nameOfCall(call), whoCalled(call, nameOf), call.requestId, call.outcome].join(' ').toLowerCase()
    return said.includes(wanted)
  })
}
