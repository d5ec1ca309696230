import type { CloudControl } from './cloud/cloudControl'
import type { DueSource } from './config'

/** Something of the project that the clock will next reach. */
export interface DuePoint {
  readonly at: number
  readonly title: string
}

const LIMIT = 100

/** What is still to come, the next first. */
export async function readDue(
  cloud: Pick<CloudControl, 'documents'>,
  sources: readonly DueSource[],
  now: number,
): Promise<readonly DuePoint[]> {
  const found = await Promise.all(
    sources.map(async ({ collection, at, title }) => {
      const where = { [at]: { $gt: now } }
      const { documents } = await cloud.documents({ collection, where, order: [], skip: 0, limit: LIMIT })
      return documents.map((document): DuePoint => ({ at: Number(document[at]), title: String(document[title] ?? '') }))
    }),
  )
  return found.flat().sort((a, b) => a.at - b.at)
}
