import { posix } from 'node:path'
import { createContext, Script } from 'node:vm'
import type { BundledFile } from './bundleScripts'

/** What a page or component says of itself to WeChat, behaviors included. */
export interface Definition {
  /** Everything that an event can be bound to. */
  methods: Set<string>
  properties: Set<string>
  externalClasses: Set<string>
}

/** Why a script could not be run. */
export interface Unreadable {
  path: string
  message: string
}

/** A behavior or the argument of Page( ) or Component( ), as far as it is read. */
interface Given {
  methods?: object
  properties?: object
  externalClasses?: readonly string[]
  behaviors?: readonly (Given | string)[]
}

/**
 * Runs the bundled scripts of these components, with a `wx` that answers nothing, to learn what each gives to Page( ) or
 * Component( ): written out, spread, or made by a function of ours, which no reader of the text could tell.
 */
export function readDefinitions(
  scripts: readonly BundledFile[],
  ids: Iterable<string>,
): { definitions: Map<string, Definition>; unreadable: Unreadable[] } {
  const definitions = new Map<string, Definition>()
  const unreadable: Unreadable[] = []
  const codes = new Map(scripts.map(({ path, code }) => [path, code]))
  const modules = new Map<string, { exports: unknown }>()
  let current = ''
  const define = (given: Given, isPage: boolean) => void definitions.set(current, read(given, isPage))
  const context = createContext({
    ...{
      wx: nothing,
      App: () => {},
      getApp: () => nothing,
      getCurrentPages: () => [],
      console,
      requirePlugin: () => nothing,
    },
    ...{ Page: (given: Given) => define(given, true), Component: (given: Given) => define(given, false) },
    Behavior: (given: Given) => given,
    // nothing happens later: only what a script says as it is loaded counts
    ...Object.fromEntries(
      ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval'].map((name) => [name, () => 0]),
    ),
  })
  const load = (path: string): unknown => {
    const known = modules.get(path)
    if (known) return known.exports
    const code = codes.get(path)
    if (code === undefined) throw new Error(`there is no script ${path}`)
    const module: { exports: unknown } = { exports: {} }
    modules.set(path, module)
    const before = current
    current = path.replace(/\.js$/, '')
    const wrapped = new Script(`(function (require, module, exports) {${code}\n})`, { filename: path })
    const run = wrapped.runInContext(context) as (require: unknown, module: unknown, exports: unknown) => void
    try {
      run((target: string) => load(posix.join(posix.dirname(path), target)), module, module.exports)
    } finally {
      current = before
    }
    return module.exports
  }
  for (const id of ids) {
    if (!codes.has(`${id}.js`)) continue
    try {
      load(`${id}.js`)
    } catch (error) {
      unreadable.push({ path: `${id}.js`, message: String((error as Error).message) })
    }
  }
  return { definitions, unreadable }
}

const FORM_FIELD = 'wx://form-field'

function read(given: Given, isPage: boolean): Definition {
  const definition: Definition = {
    methods: new Set(Object.keys(given.methods ?? {})),
    properties: new Set(Object.keys(given.properties ?? {})),
    externalClasses: new Set(given.externalClasses ?? []),
  }
  // a page's handlers stand beside its data
  if (isPage) {
    for (const [name, value] of Object.entries(given)) if (typeof value === 'function') definition.methods.add(name)
  }
  for (const behavior of given.behaviors ?? []) {
    if (behavior === FORM_FIELD) for (const name of ['name', 'value']) definition.properties.add(name)
    if (typeof behavior === 'string') continue
    const inherited = read(behavior, isPage)
    for (const part of ['methods', 'properties', 'externalClasses'] as const) {
      for (const name of inherited[part]) definition[part].add(name)
    }
  }
  return definition
}

/** Stands for everything that WeChat would answer while scripts are only looked at: can be called, read, counted and listed. */
const nothing: unknown = new Proxy(() => {}, {
  get: (_target, name) => {
    if (name === Symbol.toPrimitive) return () => ''
    if (name === Symbol.iterator) return () => [][Symbol.iterator]()
    return name === 'then' ? undefined : nothing
  },
  apply: () => nothing,
  construct: () => nothing as object,
})
