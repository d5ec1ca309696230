import type { Clock } from '../clock'
import type { Functions } from '../functions/functions'
import type { LogRing } from '../logRing'

export type Suggestion = 'pass' | 'review' | 'risky'

/** One image that WeChat was asked about and hasn't answered yet. */
export interface MediaCheck {
  traceId: string
  openid: string
  path: string
  /** What the bytes themselves say; an answer by hand may say otherwise. */
  suggest: Suggestion
}

/** The event that functions subscribe to with "pushes" in their config.json. */
export const MEDIA_CHECK_EVENT = 'wxa_media_check'
const ANSWER_MS_DEFAULT = 1000
const LABEL_NORMAL = 100
const LABEL_ILLEGAL = 20006

interface Ways {
  functions: Functions
  clock: Clock
  log: LogRing
  appId: string
  newId: () => string
}

/** Answers to security.mediaCheckAsync: pushed a while after the question, or only when told to. Forgotten at a restart, as a lost push is. */
export class MediaChecks {
  private readonly waiting = new Map<string, MediaCheck>()
  private answerMs: number | null = ANSWER_MS_DEFAULT

  constructor(private readonly ways: Ways) {}

  /** Machine milliseconds until an answer is pushed; null keeps every check waiting until `answer`. */
  setDelay(ms: number | null): void {
    this.answerMs = ms
  }

  get delay(): number | null {
    return this.answerMs
  }

  list(): MediaCheck[] {
    return [...this.waiting.values()]
  }

  ask(check: MediaCheck): void {
    this.waiting.set(check.traceId, check)
    if (this.answerMs === null) return
    setTimeout(() => void this.answer(check.traceId), this.answerMs).unref()
  }

  /** Pushes the answer to every function that wants it; resolves when they have run. False when nothing was waiting. */
  async answer(traceId: string, suggest?: Suggestion): Promise<boolean> {
    const check = this.waiting.get(traceId)
    if (check === undefined) return false
    this.waiting.delete(traceId)
    await this.push(check, suggest ?? check.suggest)
    return true
  }

  clear(): void {
    this.waiting.clear()
    this.answerMs = ANSWER_MS_DEFAULT
  }

  private async push({ traceId, openid }: MediaCheck, suggest: Suggestion): Promise<void> {
    const { functions, clock, log, appId, newId } = this.ways
    const verdict = { suggest, label: suggest === 'pass' ? LABEL_NORMAL : LABEL_ILLEGAL }
    const event = JSON.stringify({
      ToUserName: appId,
      FromUserName: openid,
      CreateTime: Math.floor(clock.now() / 1000),
      MsgType: 'event',
      Event: MEDIA_CHECK_EVENT,
      appid: appId,
      trace_id: traceId,
      version: 2,
      detail: [{ strategy: 'content_model', errcode: 0, ...verdict, prob: 90 }],
      errcode: 0,
      errmsg: 'ok',
      result: verdict,
    })
    for (const { name, config } of functions.list()) {
      if (!config.pushes.includes(MEDIA_CHECK_EVENT)) continue
      const requestId = newId()
      try {
        await functions.invoke(name, event, { openid, source: 'wx_push', timer: false }, requestId)
      } catch (error) {
        log.add('error', 'cloud', requestId, `push ${MEDIA_CHECK_EVENT} to ${name}: ${String(error)}`)
      }
    }
  }
}
