import { china } from './chinaTime'
import { demoCloud, type Environment } from './demoCloud'
import { FIRST_SCENE, wayTo, type SceneKey } from './scenes'
import { emptyMemory, openStage, type Memory } from './stage'

/** Everything that a cloud derives ids, codes and receipts from. Fixed, so that the demo is the same everywhere. */
const ROOT_SECRET = 'demo'.repeat(16)
const BEGINNING = china('2026-03-01 09:00')

/** An environment in which nothing has happened but that the secret is known. */
export const blankEnvironment: Environment = {
  format: 'local-cloud',
  version: 1,
  clock: { now: new Date(BEGINNING).toISOString(), frozen: true },
  collections: [{ name: 'secrets', documents: [{ _id: 'root', value: ROOT_SECRET, createdAt: BEGINNING, schema: 1 }] }],
  files: [],
  notices: [],
  quotas: [],
}

/**
 * Plays the story in an empty local cloud that runs the built functions, from the beginning up to a scene, as its people
 * would live it. The clock stands still at the scene's time afterwards. Returns what the story remembers: ids of its
 * versions and motions, and who holds which phone.
 */
export async function seedDemo(cloud: { readonly url: string }, upTo: SceneKey = FIRST_SCENE): Promise<Memory> {
  const stage = openStage(demoCloud(cloud), emptyMemory())
  await stage.cloud.importAll(blankEnvironment)
  for (const scene of wayTo(upTo)) await scene.play(stage)
  return stage.memory
}
