import type { DeliveryDocument } from '../../shared/documents'

/** WeChat's code for: refused, or no message left. */
export const NO_QUOTA = 43101
/** Codes of our own, beside WeChat's: nobody was reached; and: it was on its way when the line broke. */
export const UNREACHABLE = -9001
export const UNSURE = -9002

/** WeChat was too busy (-1, 45009, 45011) or wasn't reached: nothing went out, so trying again can't make two. */
const PASSING: ReadonlySet<number> = new Set([-1, 45009, 45011, UNREACHABLE])
/** Errors of the way there that come before a request is sent (@cloudbase/node-sdk retries the same ones). */
const BEFORE_SENDING: ReadonlySet<unknown> = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETDOWN',
  'EHOSTDOWN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ECONNREFUSED',
  // of connecting; one that comes later is an ESOCKETTIMEDOUT
  'ETIMEDOUT',
])

const MINUTE_MS = 60_000
const BACKOFF_MS = [MINUTE_MS, 5 * MINUTE_MS, 25 * MINUTE_MS]

export type Outcome = Pick<DeliveryDocument, 'state' | 'errorCode' | 'attempts' | 'retryAt'>

/** What becomes of a delivery that WeChat answered with `errorCode`, when it was tried `attempts` times by now. */
export function outcomeOf(errorCode: number, attempts: number, now: number): Outcome {
  const settled = (state: Outcome['state']): Outcome => ({ state, errorCode, attempts, retryAt: null })
  if (errorCode === 0) return settled('sent')
  if (errorCode === NO_QUOTA) return settled('refused')
  const wait = PASSING.has(errorCode) ? BACKOFF_MS[attempts - 1] : undefined
  return wait === undefined ? settled('dead') : { state: 'retry', errorCode, attempts, retryAt: now + wait }
}

/** The code of a failure without an answer of WeChat's. A broken line is never tried again: two messages are worse than none. */
export function codeOfFailure(error: unknown): number {
  return BEFORE_SENDING.has((error as { code?: unknown } | null)?.code) ? UNREACHABLE : UNSURE
}

/** Why a dead letter is dead; a code that isn't a passing one is WeChat's no to what was sent. */
export function reasonOf(errorCode: number): 'unsure' | 'refused' | 'givenUp' {
  if (errorCode === UNSURE) return 'unsure'
  return PASSING.has(errorCode) ? 'givenUp' : 'refused'
}
