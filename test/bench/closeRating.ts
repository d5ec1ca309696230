import {
  bringStandardIntoForce,
  CLOSES_RATING,
  CONTENT,
  latestPeriod,
  OPENS_RATING,
  sheetOf,
  startRatingsScene,
  submitted,
  type RatingsScene,
} from '../support/ratingsScene'
import { MINUTE, rep } from '../support/votesScene'
import { databaseOperations } from './operations'
import type { BenchSection } from './report'

const FEW = 50
const MANY = 500

/** Closing a period: reading every sheet, deciding what may be shown, storing the result, the comments, its answers and notices. */
export async function benchCloseRating(): Promise<BenchSection> {
  const few = await close(FEW)
  const many = await close(MANY)
  const row = (raters: number, { ms, operations }: Closed) => [
    `${raters} raters`,
    `${Math.round(ms)} ms`,
    String(operations),
    (operations / few.operations).toFixed(2),
  ]
  return {
    title: 'Closing a rating period',
    explains:
      'One run of the built timer over a period whose raters have all handed in: database operations of the whole run, those of an idle run taken off. Every rater has written a comment.',
    columns: ['period', 'time', 'operations', 'ratio'],
    rows: [row(FEW, few), row(MANY, many)],
  }
}

interface Closed {
  readonly ms: number
  readonly operations: number
}

async function close(raters: number): Promise<Closed> {
  const scene = await startRatingsScene(raters)
  try {
    await bringStandardIntoForce(scene, 'committee')
    await scene.at(OPENS_RATING + MINUTE)
    await scene.tick()
    const { _id: periodId } = await latestPeriod(scene, 'committee')
    for (let from = 1; from <= raters; from += 50) {
      const some = Array.from({ length: Math.min(50, raters - from + 1) }, (_, i) => from + i)
      await Promise.all(
        some.map((i) => {
          // as talkative as it gets: every comment is kept for the ratee
          const sheet = sheetOf(CONTENT, { comment: `第 ${i} 户:账目贴得再大一点` })
          return scene.ok(rep(i), 'saveRating', submitted(periodId, sheet))
        }),
      )
    }
    await scene.at(CLOSES_RATING + 2 * MINUTE)
    const closing = await run(scene)
    const { stage } = await latestPeriod(scene, 'committee')
    if (stage !== 'posted') throw new Error(`the period is ${stage}`)
    const idle = await run(scene)
    return { ms: closing.ms, operations: closing.operations - idle.operations }
  } finally {
    await scene.cloud.stop()
  }
}

async function run(scene: RatingsScene): Promise<Closed> {
  const before = await databaseOperations(scene.cloud)
  const started = performance.now()
  await scene.tick()
  return { ms: performance.now() - started, operations: (await databaseOperations(scene.cloud)) - before }
}
