import { finished } from 'node:stream/promises'
import type { Exchange, Reply } from './exchange'

/** What is being answered, so that stopping can wait for it. */
export class UnderWay {
  private readonly open = new Set<Promise<void>>()
  private stopping = false

  /** Answers, unless the cloud is stopping: then only functions that are still running are heard. */
  async answer(exchange: Exchange, answer: () => Promise<Reply | null>): Promise<Reply | null> {
    if (this.stopping && !exchange.path.startsWith('/instances/')) {
      const error = 'the local cloud is stopping'
      return { status: 503, json: { code: 'SYS_ERR', message: error, error }, headers: { connection: 'close' } }
    }
    const reply = answer()
    const over: Promise<void> = this.untilSent(exchange, reply).then(() => void this.open.delete(over))
    this.open.add(over)
    return reply
  }

  /** No longer takes requests, and resolves when those under way are answered or the time is over. */
  async end(graceMs: number): Promise<void> {
    this.stopping = true
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<'late'>((resolve) => (timer = setTimeout(() => resolve('late'), graceMs)))
    while (this.open.size > 0) {
      if ((await Promise.race([late, Promise.all(this.open)])) === 'late') break
    }
    clearTimeout(timer)
  }

  /** A stream of events has no end: whoever listens is not waited for. */
  private async untilSent({ response }: Exchange, reply: Promise<Reply | null>): Promise<void> {
    try {
      if ((await reply) !== null) await finished(response)
    } catch {
      // a failure is answered as well; somebody who has gone needs no answer
    }
  }
}
