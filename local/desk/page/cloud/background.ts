import type { Line } from './line'

export interface TimerEntry {
  readonly function: string
  readonly trigger: string
  /** Seven fields. */
  readonly config: string
}
export type Suggestion = 'pass' | 'review' | 'risky'
export interface MediaCheck {
  readonly traceId: string
  readonly openid: string
  readonly path: string
  /** What the image itself says. */
  readonly suggest: Suggestion
}
export interface MediaChecks {
  /** Null: answered when the desk says so. */
  readonly delayMs: number | null
  readonly waiting: readonly MediaCheck[]
}
export interface SendingTrouble {
  /** How the next messages are answered instead of being delivered. */
  readonly answers: readonly number[]
  readonly holding: boolean
  /** Delivered and not answered yet. */
  readonly held: number
}

/** What the cloud and WeChat do by themselves, and what may go wrong there. */
export interface Background {
  timers(): Promise<readonly TimerEntry[]>
  /** The error's text, or null when it ran well. */
  fireTimer(timer: TimerEntry): Promise<string | null>
  mediaChecks(): Promise<MediaChecks>
  delayMediaChecks(delayMs: number | null): Promise<MediaChecks>
  answerMediaCheck(traceId: string, suggest: Suggestion): Promise<void>
  sendingTrouble(): Promise<SendingTrouble>
  answerSending(errcodes: readonly number[]): Promise<SendingTrouble>
  holdSending(hold: boolean): Promise<SendingTrouble>
}

export const askBackground = (line: Line): Background => ({
  timers: async () => (await line.get<{ timers: readonly TimerEntry[] }>('timers')).timers,
  fireTimer: async ({ function: name, trigger }) =>
    (await line.post<{ error: string | null }>('timers/fire', { function: name, trigger })).error,
  mediaChecks: () => line.get('mediaChecks'),
  delayMediaChecks: (delayMs) => line.post('mediaChecks', { delayMs }),
  answerMediaCheck: async (traceId, suggest) => {
    await line.post('mediaChecks/answer', { traceId, suggest })
  },
  sendingTrouble: () => line.get('sendingTrouble'),
  answerSending: (answers) => line.post('sendingTrouble', { answers }),
  holdSending: (hold) => line.post('sendingTrouble', { hold }),
})
