/** One line of JSON a call. Never takes openids, names, phones, texts or choices: only what is listed here. */
export interface CallLog {
  readonly requestId: string
  readonly fn: string
  readonly procedure: string
  readonly outcome: string
  readonly ms: number
}

export function logCall(entry: CallLog): void {
  console.log(JSON.stringify({ level: entry.outcome === 'INTERNAL' ? 'error' : 'info', ...entry }))
}

/** A bug: stack and request id, without the input that led to it. */
export function logBug(requestId: string, error: unknown): void {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  console.error(JSON.stringify({ level: 'error', requestId, stack }))
}
