import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { LocalCloud } from './cloud/index'
import { buildPhone } from './phone/build'
import { anybody, readPeople } from './readPeople'
import { readProject } from './readProject'
import { startLocal } from './startLocal'
import { watchFolder } from './cloud/watchFolder'

export interface ProjectOptions {
  /** A folder with project.config.json or with app.json. */
  app: string
  functions: string | undefined
  data: string | undefined
  /** Where data is kept when `data` doesn't say. */
  dataFor: (title: string) => string
  port: number
  portsTried: number
  collections: string | undefined
  createCollections: boolean
  templates: string | undefined
  storageRule: string | undefined
  people: string | undefined
  /** Exports of an environment that the desk can go back to. */
  scenes: readonly string[]
  now: string | undefined
  env: string | undefined
  /** Goes on with damaged data, after a copy of it was put aside. */
  acceptDamage: boolean
  /** Hears what whoever started it should read: what was built again, and what can't be. */
  tell: (text: string) => void
}

export interface OpenProject {
  title: string
  /** The desk. */
  url: string
  stop(): Promise<void>
}

/** The scene that empties everything. */
const EMPTY = 'empty'

/** Runs a project and follows its files: functions are replaced, the phone is built again. */
export async function openProject(options: ProjectOptions): Promise<OpenProject> {
  for (const name of ['collections', 'templates', 'people'] as const) needFile(`--${name}`, options[name])
  needFile('--storage-rule', options.storageRule)
  for (const path of options.scenes) needFile('--scene', path)
  const project = readProject(options.app, options.functions)
  const data = options.data ?? options.dataFor(project.title)
  const phoneDir = join(data, 'phone')
  const leaveOut = [data, project.functions].filter((folder) => folder !== undefined)
  const build = () => buildPhone({ app: project.app, outDir: phoneDir, leaveOut })
  const people = options.people === undefined ? anybody() : readPeople(options.people)
  const scenes = [EMPTY, ...options.scenes].map((key) =>
    scene(
      key,
      people.slice(0, 4).map(({ openid }) => openid),
    ),
  )
  const { url, cloud, stop } = await startLocal(
    {
      cloud: {
        dataFolder: data,
        functionSettings: project.functionSettings,
        createCollections: options.createCollections,
        acceptDamage: options.acceptDamage,
        port: options.port,
        portsTried: options.portsTried,
        ...given('functionsFolder', project.functions),
        ...given('appId', project.appId),
        ...given('collectionsFile', options.collections),
        ...given('templatesFile', options.templates),
        ...given('storageRuleFile', options.storageRule),
        ...given('now', options.now),
        ...given('envId', options.env ?? project.envId),
      },
      phoneDir,
      config: () => ({
        title: project.title,
        phone: '/phone/',
        people,
        scenes,
        scene: '',
        due: [],
      }),
      reset: (key, running) => playScene(key, options.scenes, running),
    },
    // after the data folder is known to be ours
    build,
  )
  if (project.functions === undefined) options.tell('no functions: give their folder with --functions')
  const buildAgain = async () => {
    const started = performance.now()
    try {
      await build()
      cloud.tellAppChanged()
      options.tell(`built again in ${Math.round(performance.now() - started)} ms`)
    } catch (error) {
      options.tell(error instanceof Error ? error.message : String(error))
    }
  }
  let building = Promise.resolve()
  const follow = () => {
    // one after the other: they write into the same folder
    building = building.then(buildAgain)
  }
  const stopWatching = watchFolder(project.app, follow, leaveOut)
  return {
    title: project.title,
    url,
    stop: async () => {
      stopWatching()
      await building
      await stop()
    },
  }
}

function needFile(option: string, path: string | undefined): void {
  if (path !== undefined && !existsSync(path)) throw new Error(`${option}: there is no file ${path}`)
}

function scene(key: string, phones: readonly string[]) {
  if (key === EMPTY) {
    const name = { zh: '从头开始', en: 'Start over' }
    return { key, name, note: { zh: '清空所有数据和文件', en: 'Empties all data and files' }, phones }
  }
  const name = basename(key, '.json')
  return { key, name: { zh: name, en: name }, note: { zh: '', en: '' }, phones }
}

async function playScene(key: string, files: readonly string[], cloud: LocalCloud): Promise<void> {
  if (key !== EMPTY && !files.includes(key)) throw new Error(`no scene ${key}`)
  const body = key === EMPTY ? '{}' : readFileSync(key)
  const order = key === EMPTY ? 'reset' : 'import'
  const response = await fetch(`${cloud.url}/control/${order}`, { method: 'POST', body })
  if (!response.ok) throw new Error(`${key}: ${await response.text()}`)
}

const given = <K extends string, V>(name: K, value: V | undefined): { [key in K]?: V } =>
  value === undefined ? {} : ({ [name]: value } as { [key in K]?: V })
