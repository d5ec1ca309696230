import { existsSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { LocalCloud } from '../../local/cloud/index'
import { STORED_SHAPES } from '../../cloudfunctions/shared/documents/storedShapes'
import { startLocal } from '../../local/startLocal'
import { demoCloud } from '../demo/demoCloud'
import { FIRST_SCENE, sceneOf, type SceneKey } from '../demo/scenes'
import { openSceneStore } from '../demo/sceneStore'
import { buildIfNewer } from './buildIfNewer'
import { deskConfig } from './deskConfig'
import { keepState, readState } from './keptState'
import { putAside } from './putAside'
import { rehearse } from './rehearse'

export interface DemoOptions {
  /** The first one tried; the next free one is taken if it is in use. */
  readonly port: number
  /** Forgets what was done since the first start. */
  readonly fresh: boolean
  /** Goes on with damaged data, after a copy of it was put aside. */
  readonly acceptDamage: boolean
  /** Where data is kept. Default: `.yuanba` in the repository. */
  readonly folder?: string
  /** Says what is being waited for. */
  readonly tell: (what: string) => void
  /** Says what the person should know. */
  readonly say: (what: string) => void
}

export interface Demo {
  /** The desk. */
  readonly url: string
  readonly cloud: LocalCloud
  stop(): Promise<void>
}

const root = resolve(__dirname, '../..')
const PORTS_TRIED = 20

/** Builds what isn't built, starts the cloud with the demo in it, and serves the desk. */
export async function startDemo({
  port,
  fresh,
  acceptDamage,
  folder = join(root, '.yuanba'),
  tell,
  say,
}: DemoOptions): Promise<Demo> {
  await buildIfNewer(root, tell)
  const functions = join(root, 'dist/cloudfunctions')
  const data = join(folder, 'cloud')
  const stateFile = join(folder, 'desk.json')
  if (fresh) for (const path of [data, stateFile]) rmSync(path, { recursive: true, force: true })
  const templatesFile = join(functions, 'templates.json')
  const collectionsFile = join(functions, 'collections.json')
  const storageRuleFile = join(functions, 'storageRule.json')

  // the scenes are the same whatever the folder: they are played once for all of them
  const store = openSceneStore(join(root, '.yuanba/scenes'), [
    functions,
    join(root, 'scripts/demo'),
    join(root, 'test/fixtures/samples'),
  ])
  const before = readState(stateFile)
  const older = before !== null && before.shapes !== STORED_SHAPES && existsSync(data)
  if (older) say(`以前的数据这一版读不了，放到了 ${putAside(data)}，演示从头开始。`)
  const wasUsed = existsSync(join(data, 'cloud.db'))
  const rehearsal = rehearse(root, { store, functions, tell })
  const play = async (key: SceneKey, cloud: LocalCloud): Promise<void> => {
    const environment = await rehearsal.scene(key)
    await demoCloud(cloud).importAll({ ...environment, clock: { ...environment.clock, frozen: false } })
    keepState(stateFile, { scene: key, paused: false })
  }
  const scene = () => readState(stateFile)?.scene ?? FIRST_SCENE

  try {
    const { url, cloud, stop } = await startLocal(
      {
        cloud: {
          dataFolder: data,
          acceptDamage,
          functionsFolder: functions,
          collectionsFile,
          templatesFile,
          storageRuleFile,
          port,
          portsTried: PORTS_TRIED,
        },
        phoneDir: join(root, 'dist/phone'),
        config: () => deskConfig(scene()),
        reset: (key, running) => play(sceneOf(key).key, running),
      },
      async (started) => {
        const kept = wasUsed ? readState(stateFile) : null
        if (kept === null) await play(FIRST_SCENE, started)
        else if (kept.paused) await setFrozen(started.url, false)
      },
    )
    return {
      url,
      cloud,
      stop: async () => {
        const paused = !(await readFrozen(cloud.url))
        if (paused) await setFrozen(cloud.url, true)
        keepState(stateFile, { scene: scene(), paused })
        await rehearsal.stop()
        await stop()
      },
    }
  } catch (error) {
    await rehearsal.stop()
    throw error
  }
}

async function readFrozen(url: string): Promise<boolean> {
  const response = await fetch(`${url}/control/clock`)
  return ((await response.json()) as { frozen: boolean }).frozen
}

async function setFrozen(url: string, freeze: boolean): Promise<void> {
  await fetch(`${url}/control/clock`, { method: 'POST', body: JSON.stringify({ freeze }) })
}
