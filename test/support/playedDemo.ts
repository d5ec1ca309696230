import { join, resolve } from 'node:path'
import { demoCloud } from '../../scripts/demo/demoCloud'
import { openSceneStore } from '../../scripts/demo/sceneStore'
import type { SceneKey } from '../../scripts/demo/scenes'
import type { Memory } from '../../scripts/demo/stage'
import type { AppPhones } from './appPhones'

const root = resolve(__dirname, '../..')

/**
 * The demo's story up to a scene in the cloud of these phones. It is played once for each state of the built functions and the story,
 * and taken from there by whoever comes next. Returns what the story remembers.
 */
export async function playedDemo({ cloud, outDir }: AppPhones, key: SceneKey): Promise<Memory> {
  const sources = [join(outDir, 'cloudfunctions'), join(root, 'scripts/demo')]
  const store = openSceneStore(join(root, 'node_modules/.cache/demo-scenes'), sources)
  if (!store.read(key)) {
    for await (const played of store.playAll(cloud)) if (played === key) break
  }
  const scene = store.read(key)
  if (!scene) throw new Error(`the demo has no scene ${key}`)
  await demoCloud(cloud).importAll(scene.environment)
  return scene.memory
}
