import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { demoCloud, type DemoCloud, type Environment } from './demoCloud'
import { sceneOf, scenes, type SceneKey } from './scenes'
import { blankEnvironment } from './seedDemo'
import { emptyMemory, openStage, type Memory } from './stage'

const KEPT_MS = 24 * 3_600_000

export interface StoredScene {
  readonly memory: Memory
  readonly environment: Environment
}

/** Scenes that have been played, kept as exports in a folder of this state of the sources. */
export interface SceneStore {
  /** The scene and what its story remembers; null if it hasn't been played. */
  read(key: SceneKey): StoredScene | null
  /**
   * Plays every scene that isn't stored, each from a copy of the one it goes on from; the cloud is overwritten by that.
   * Yields each as soon as it is stored.
   */
  playAll(cloud: { readonly url: string }): AsyncGenerator<SceneKey, void>
  readonly complete: boolean
}

/** `sources`: files and folders that the scenes depend on. Scenes of older states are deleted after a day. */
export function openSceneStore(folder: string, sources: readonly string[]): SceneStore {
  const name = hashOf(sources)
  const own = join(folder, name)
  mkdirSync(own, { recursive: true })
  for (const other of readdirSync(folder).map((child) => join(folder, child))) {
    // a younger one may be another process's that is being filled just now
    if (other !== own && Date.now() - statSync(other).mtimeMs > KEPT_MS) rmSync(other, { recursive: true, force: true })
  }
  const fileOf = (key: SceneKey) => join(own, `${key}.json`)
  const load = (key: SceneKey): StoredScene | null =>
    existsSync(fileOf(key)) ? (JSON.parse(readFileSync(fileOf(key), 'utf8')) as StoredScene) : null
  const save = (key: SceneKey, scene: StoredScene) => {
    // a name of its own until it is whole: a run that is interrupted leaves no half scene behind
    const part = `${fileOf(key)}.${process.pid}.part`
    writeFileSync(part, JSON.stringify(scene))
    renameSync(part, fileOf(key))
  }

  async function play(cloud: DemoCloud, key: SceneKey, standing: SceneKey | null): Promise<void> {
    const scene = sceneOf(key)
    const before = scene.after === null ? null : load(scene.after)
    if (scene.after === null) await cloud.importAll(blankEnvironment)
    else if (before && standing !== scene.after) await cloud.importAll(before.environment)
    const stage = openStage(cloud, before?.memory ?? emptyMemory())
    await scene.play(stage)
    save(key, { memory: stage.memory, environment: await cloud.exportAll() })
  }

  return {
    get complete() {
      return scenes.every(({ key }) => existsSync(fileOf(key)))
    },
    read: load,
    playAll: async function* ({ url }) {
      const cloud = demoCloud({ url })
      let standing: SceneKey | null = null
      for (const { key } of scenes) {
        if (existsSync(fileOf(key))) continue
        await play(cloud, key, standing)
        standing = key
        yield key
      }
    },
  }
}

function hashOf(sources: readonly string[]): string {
  const hash = createHash('sha256')
  const add = (path: string) => {
    hash.update(path.split(/[\\/]/).at(-1) ?? '').update(readFileSync(path))
  }
  for (const source of sources) {
    const found = readdirSync(source, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
    found.sort().forEach(add)
  }
  return hash.digest('hex').slice(0, 16)
}
