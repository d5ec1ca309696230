import { judgeQuery, type Level, type Verdict } from './judgeQuery'
import { indexOf, type QueryRun } from './queryRun'
import { shapeOf } from './queryShape'

/** All queries of one shape that were run since the start or the last reset. */
export interface SeenQuery {
  collection: string
  /** The action that asked, or `lookup`. */
  action: string
  shape: string
  /** Of the last run; null: every document was read. */
  index: string | null
  count: number
  /** The run that read most documents. */
  worst: { keysExamined: number; documentsExamined: number; returned: number }
  maxMs: number
  lastRequestId: string
  /** ISO, on the cloud's clock. */
  lastAt: string
  /** The worst so far. */
  verdict: Verdict
}

/** So many shapes are kept; the one that was not seen for longest goes first. */
const SHAPES_MAX = 500
const LEVELS: readonly Level[] = ['fine', 'grows', 'slow']

/** Which queries there are and what they cost, one entry a shape. A slow shape is told once. */
export class QueryLog {
  private readonly seen = new Map<string, SeenQuery>()

  constructor(
    private readonly now: () => number,
    private readonly tell: (requestId: string, text: string) => void,
  ) {}

  add(run: QueryRun, action: string, requestId: string): void {
    const shape = shapeOf(run)
    const key = `${run.collection} ${action} ${shape}`
    const before = this.seen.get(key)
    const verdict = judgeQuery(run)
    const { keysExamined, documentsExamined, returned } = run
    const worst =
      before !== undefined && before.worst.documentsExamined >= documentsExamined
        ? before.worst
        : { keysExamined, documentsExamined, returned }
    const isWorse = before === undefined || LEVELS.indexOf(verdict.level) >= LEVELS.indexOf(before.verdict.level)
    this.seen.delete(key)
    this.seen.set(key, {
      collection: run.collection,
      action,
      shape,
      index: indexOf(run),
      count: (before?.count ?? 0) + 1,
      worst,
      maxMs: Math.max(before?.maxMs ?? 0, run.ms),
      lastRequestId: requestId,
      lastAt: new Date(this.now()).toISOString(),
      verdict: isWorse ? verdict : before.verdict,
    })
    if (verdict.level === 'slow' && before?.verdict.level !== 'slow') {
      this.tell(requestId, `${run.collection}: ${verdict.reasons.map(({ text }) => text).join('; ')}`)
    }
    for (const oldest of this.seen.keys()) {
      if (this.seen.size <= SHAPES_MAX) break
      this.seen.delete(oldest)
    }
  }

  /** Slow ones first, then those that read most. */
  read(): SeenQuery[] {
    const rank = ({ verdict }: SeenQuery) => LEVELS.indexOf(verdict.level)
    return [...this.seen.values()].sort(
      (a, b) => rank(b) - rank(a) || b.worst.documentsExamined - a.worst.documentsExamined,
    )
  }

  clear(): void {
    this.seen.clear()
  }
}
