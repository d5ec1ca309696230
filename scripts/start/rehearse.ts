import { EventEmitter, once } from 'node:events'
import { accessSync, constants, cpSync, mkdtempSync, rmSync } from 'node:fs'
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

export interface RehearsalParts {
  readonly store: SceneStore
  /** The built functions, with collections.json, templates.json and storageRule.json. */
  readonly functions: string
  readonly tell: (what: string) => void
}

/** Plays what the store lacks. */
export function rehearse(root: string, parts: RehearsalParts): Rehearsal {
  const { store, tell } = parts
  const events = new EventEmitter()
  let failure: unknown = null
  let stopped = false
  let stopCloud = () => Promise.resolve()

  const run = async () => {
    const folder = mkdtempSync(join(scratch(), 'rehearsal-'))
    // a copy: a build meanwhile replaces the functions, and the story is that of these
    const functions = join(folder, 'functions')
    cpSync(parts.functions, functions, { recursive: true })
    const cloud = await spawnLocalCloud(root, [
      ...['--data', join(folder, 'data'), '--functions', functions],
      ...['--collections', join(functions, 'collections.json'), '--templates', join(functions, 'templates.json')],
      ...['--storage-rule', join(functions, 'storageRule.json')],
    ])
    // what it holds is thrown away: there is nothing to end with care
    let stopping: Promise<void> | undefined
    stopCloud = () => (stopping ??= cloud.kill())
    try {
      if (stopped) return
      for await (const key of store.playAll(cloud)) {
        tell(`正在准备:${sceneOf(key).name.zh}`)
        events.emit(key)
      }
    } finally {
      await stopCloud()
      rmSync(folder, { recursive: true, force: true })
    }
  }
  events.on('error', (error: unknown) => {
    failure = error
  })
  const running = store.complete ? Promise.resolve() : run().catch((error: unknown) => void events.emit('error', error))

  return {
    scene: async (key) => {
      for (;;) {
        const played = store.read(key)
        if (played) return played.environment
        if (failure) throw failure
        await once(events, key)
      }
    },
    stop: async () => {
      stopped = true
      await stopCloud()
      await running
    },
  }
}

/** In memory where the system has a place for that: the story writes some thousand times, each time down to the disk. */
function scratch(): string {
  const memory = '/dev/shm'
  try {
    accessSync(memory, constants.W_OK)
    return memory
  } catch {
    return tmpdir()
  }
}
