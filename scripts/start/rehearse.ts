import { EventEmitter, once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawnLocalCloud } from '../../local/cloud/spawn'
import type { Environment } from '../demo/demoCloud'
import { sceneOf, type SceneKey } from '../demo/scenes'
import type { SceneStore } from '../demo/sceneStore'

/** The scenes being played behind the stage, in a cloud of their own, so that the desk can open with the first of them. */
export interface Rehearsal {
  /** The scene, as soon as it has been played. */
  scene(key: SceneKey): Promise<Environment>
  stop(): Promise<void>
}

/** `cloudArguments`: those of the local cloud but for its data folder. Plays what `store` lacks. */
export function rehearse(
  root: string,
  store: SceneStore,
  cloudArguments: readonly string[],
  tell: (what: string) => void,
): Rehearsal {
  const events = new EventEmitter()
  let failure: unknown = null
  let stopCloud = () => Promise.resolve()

  const run = async () => {
    const data = mkdtempSync(join(tmpdir(), 'rehearsal-'))
    const cloud = await spawnLocalCloud(root, ['--data', data, ...cloudArguments])
    let stopping: Promise<void> | undefined
    stopCloud = () => (stopping ??= cloud.stop())
    try {
      for await (const key of store.playAll(cloud)) {
        tell(`正在准备:${sceneOf(key).name.zh}`)
        events.emit(key)
      }
    } finally {
      await stopCloud()
      rmSync(data, { recursive: true, force: true })
    }
  }
  events.on('error', (error: unknown) => {
    failure = error
  })
  const running = store.complete ? Promise.resolve() : run().catch((error: unknown) => void events.emit('error', error))

  return {
    scene: async (key) => {
      for (;;) {
        const environment = store.read(key)
        if (environment) return environment
        if (failure) throw failure
        await once(events, key)
      }
    },
    stop: async () => {
      await stopCloud()
      await running
    },
  }
}
