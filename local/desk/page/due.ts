import type { CloudControl } from './cloud/cloudControl'
import type { DueSource } from './config'

/** Something of the project that the clock will next reach. */
export interface DuePoint {
  readonly at: number
  readonly title: string
}

/** Of one collection; whoever looks wants the first ones. */
const LIMIT = 20

/** What is still to come, the next first. */
export async function readDue(
  cloud: Pick<CloudControl, 'documents'>,
  sources: readonly DueSource[],
  now: number,
): Promise<readonly DuePoint[]> {
  const found = await Promise.all(
    sources.map(async ({ collection, at, title }) => {
      const where = { [at]: { $gt: now } }
      const { documents } = await cloud.documents({ collection, where, order: [[at, 1]], skip: 0, limit: LIMIT })
      return documents.map((document): DuePoint => ({ at: Number(document[at]), title: String(document[title] ?? '') }))
    }),
  )
  return found.flat().sort((a, b) => a.at - b.at)
}

export interface DueWatch {
  look(): Promise<void>
  /** What was due in another scene must not be pressed in this one, also when the answer is still on its way. */
  forget(): void
}

/** Shows the answer to the last look only. */
export function watchDue(
  find: () => Promise<readonly DuePoint[]>,
  show: (points: readonly DuePoint[]) => void,
): DueWatch {
  let looks = 0
  return {
    async look() {
      const mine = ++looks
      const points = await find()
      if (mine === looks) show(points)
    },
    forget() {
      looks += 1
      show([])
    },
  }
}
