import { existsSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { FunctionSettings } from './cloud/functions/functionConfig'
import { readJson } from './readJson'

/** A mini-program with its functions, as DevTools and the CloudBase command line know it. */
export interface Project {
  title: string
  appId: string | undefined
  envId: string | undefined
  /** The folder with app.json. */
  app: string
  /** The folder with a folder for each function; undefined when there is none. */
  functions: string | undefined
  /** What cloudbaserc.json says about functions. */
  functionSettings: FunctionSettings
}

const PROJECT = 'project.config.json'

/**
 * Finds out what is where. `appFolder` is a folder with project.config.json or with app.json; `functionsFolder` wins over what the
 * project says. Throws with a sentence that says what is missing.
 */
export function readProject(appFolder: string, functionsFolder?: string): Project {
  const given = resolve(appFolder)
  if (!existsSync(given)) throw new Error(`--app: there is no folder ${given}`)
  const root = [given, dirname(given)].find((folder) => ownsApp(folder, given))
  const config = root === undefined ? {} : readObject(join(root, PROJECT))
  const app = root === undefined ? given : join(root, textOf(config, 'miniprogramRoot') ?? '')
  needApp(app)
  const commandLine = root === undefined ? {} : readObject(join(root, 'cloudbaserc.json'))
  return {
    title: textOf(config, 'projectname') ?? windowTitle(app) ?? basename(root ?? app),
    appId: textOf(config, 'appid'),
    envId: envOf(commandLine),
    app,
    functions: findFunctions(functionsFolder, root ?? dirname(app), [
      textOf(config, 'cloudfunctionRoot'),
      textOf(commandLine, 'functionRoot'),
      'cloudfunctions',
    ]),
    functionSettings: settingsOf(commandLine['functions']),
  }
}

/** Is `app` this project, or the mini-program in it? */
function ownsApp(folder: string, app: string): boolean {
  if (!existsSync(join(folder, PROJECT))) return false
  return folder === app || resolve(folder, textOf(readObject(join(folder, PROJECT)), 'miniprogramRoot') ?? '') === app
}

function needApp(app: string): void {
  if (!existsSync(join(app, 'app.json')))
    throw new Error(`${app} has no app.json. Give the folder of the mini-program, or the one with ${PROJECT}.`)
  if (!existsSync(join(app, 'app.js')))
    throw new Error(
      `${app} has no app.js. A mini-program in TypeScript has to be built first: give the folder it is built into.`,
    )
}

function findFunctions(given: string | undefined, root: string, usual: (string | undefined)[]): string | undefined {
  if (given !== undefined) {
    const folder = resolve(given)
    if (!existsSync(folder)) throw new Error(`--functions: there is no folder ${folder}`)
    return folder
  }
  const [named] = usual
  if (named !== undefined && named !== '' && !existsSync(join(root, named)))
    throw new Error(`${join(root, PROJECT)}: cloudfunctionRoot is ${named}, but there is no such folder`)
  return usual
    .filter((name) => name !== undefined && name !== '')
    .map((name) => join(root, name ?? ''))
    .find((folder) => existsSync(folder))
}

/** `functions: [{ name, timeout, memorySize, envVariables, triggers }]` of cloudbaserc.json, by name. */
function settingsOf(functions: unknown): FunctionSettings {
  const list: unknown[] = Array.isArray(functions) ? functions : []
  return Object.fromEntries(
    list.map((item) => {
      const { name, timeout, memorySize, envVariables, triggers } = (item ?? {}) as Record<string, unknown>
      const settings = { timeout, memorySize, envVariables, triggers }
      return [String(name), Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined))]
    }),
  )
}

/** Not a `{{env.NAME}}` that the command line would fill in. */
function envOf(commandLine: Record<string, unknown>): string | undefined {
  const id = textOf(commandLine, 'envId')
  return id !== undefined && /^[\w-]+$/.test(id) ? id : undefined
}

function windowTitle(app: string): string | undefined {
  const { window } = readObject(join(app, 'app.json')) as { window?: Record<string, unknown> }
  return textOf(window ?? {}, 'navigationBarTitleText')
}

const readObject = (path: string): Record<string, unknown> =>
  existsSync(path) ? (readJson(path) as Record<string, unknown>) : {}

function textOf(json: Record<string, unknown>, name: string): string | undefined {
  const value = json[name]
  return typeof value === 'string' ? value : undefined
}
