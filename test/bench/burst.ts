import { EventEmitter } from 'node:events'
import { announceAndOpen, rep, startVotesScene, type VotesScene } from '../support/votesScene'
import type { BenchSection } from './report'

const HOUSEHOLDS = 500

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** One `add` of the raw SDK for each household, all at once, to the same local cloud: the floor of what a ballot can cost. */
async function rawAdds(scene: VotesScene): Promise<void> {
  // the SDK's sockets are many at once here, and not a leak
  EventEmitter.defaultMaxListeners = HOUSEHOLDS
  const database = scene.cloud.sdk().database()
  await database.createCollection('rawAdds')
  const numbers = Array.from({ length: HOUSEHOLDS }, (_, i) => i)
  await Promise.all(numbers.map((i) => database.collection('rawAdds').add({ _id: `raw-${i}`, choice: 'yes' })))
}

/** A closing evening: every household of a large courtyard casts at the same moment through the built function. */
export async function benchBurst(): Promise<BenchSection> {
  const scene = await startVotesScene({ households: HOUSEHOLDS })
  try {
    const motionId = await announceAndOpen(scene)
    const numbers = Array.from({ length: HOUSEHOLDS }, (_, i) => i + 1)
    const cast = await milliseconds(() =>
      Promise.all(numbers.map((i) => scene.ok(rep(i), 'castBallot', { motionId, choice: 'yes', householdId: null }))),
    )
    const raw = await milliseconds(() => rawAdds(scene))
    const stored = await scene.stored('participations', { motionId })
    if (stored.length !== HOUSEHOLDS) throw new Error(`${stored.length} ballots of ${HOUSEHOLDS}`)
    const perSecond = (ms: number) => `${Math.round((1000 * HOUSEHOLDS) / ms)}/s`
    return {
      title: `${HOUSEHOLDS} households cast in one burst`,
      explains: `${stored.length} ballots, each once, none lost. Throughput beside raw SDK \`add\` against the same local cloud in the same run; a ballot takes five round trips (identity, three reads at once, one write), an add one.`,
      columns: ['what', 'all of them', 'throughput', 'ratio'],
      rows: [
        [
          'castBallot through the built function',
          `${(cast / 1000).toFixed(2)} s`,
          perSecond(cast),
          (raw / cast).toFixed(2),
        ],
        ['raw SDK `add`', `${(raw / 1000).toFixed(2)} s`, perSecond(raw), '1'],
      ],
    }
  } finally {
    await scene.cloud.stop()
  }
}
