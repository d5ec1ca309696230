import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { watchFolder } from '../watchFolder'
import type { Events } from '../events'
import type { LogRing } from '../logRing'
import { readFunctionConfig, type FunctionConfig, type FunctionSettings } from './functionConfig'
import type { FunctionInstance } from './functionInstance'
import { functionNames, hasFunction, versionOf } from './functionsFolder'

export interface Deployed {
  name: string
  folder: string
  version: string
  config: FunctionConfig
  instances: Set<FunctionInstance>
  /** Calls that wait for an instance. */
  waiting: ((instance: FunctionInstance) => void)[]
}

export interface DeploymentsOptions {
  /** The folder with a folder for each built function; undefined has none. */
  folder: string | undefined
  /** What config.json leaves out. */
  settings?: FunctionSettings
  log: LogRing
  events: Events
}

/** What is deployed: the functions in a folder, each as it stands on the disk now. */
export class Deployments {
  private readonly deployed = new Map<string, Deployed>()
  private readonly folder: string | undefined
  private stopWatching: (() => void) | undefined

  constructor(private readonly options: DeploymentsOptions) {
    this.folder = options.folder === undefined ? undefined : resolve(options.folder)
  }

  /** Throws for a folder that isn't there and for a config.json that the cloud would refuse. */
  open(): void {
    const { folder } = this
    if (folder === undefined) return
    if (!existsSync(folder)) throw new Error(`no built functions at ${folder}`)
    for (const name of functionNames(folder)) this.deploy(folder, name)
    this.stopWatching = watchFolder(folder, () => this.refresh())
  }

  all(): Deployed[] {
    return [...this.deployed.values()]
  }

  /** As it was last seen. */
  get(name: string): Deployed | undefined {
    return this.deployed.get(name)
  }

  /** As it is on the disk now: the watch may be late. */
  find(name: string): Deployed | undefined {
    const { folder } = this
    if (folder !== undefined && this.deployed.has(name) && hasFunction(folder, name)) this.look(folder, name)
    else this.refresh()
    return this.deployed.get(name)
  }

  /** The instances of a function, or of all, end as if nobody had called for a while; each after the call that it is serving. */
  cool(name?: string): void {
    for (const deployed of this.all()) if (name === undefined || deployed.name === name) retire(deployed)
  }

  close(): void {
    this.stopWatching?.()
  }

  /** Takes notice of functions that were added, removed or built again. */
  private refresh(): void {
    const { folder } = this
    if (folder === undefined) return
    const names = functionNames(folder)
    for (const [name, gone] of this.deployed) {
      if (names.includes(name)) continue
      this.deployed.delete(name)
      retire(gone)
      this.options.events.emit({ type: 'functions', name })
    }
    for (const name of names) this.look(folder, name)
  }

  /** What the cloud would refuse to deploy leaves a function as it was. */
  private look(folder: string, name: string): void {
    try {
      if (this.deploy(folder, name)) this.options.events.emit({ type: 'functions', name })
    } catch (error) {
      this.options.log.add('error', 'cloud', '', error instanceof Error ? error.message : String(error))
    }
  }

  /** @returns whether something was new */
  private deploy(root: string, name: string): boolean {
    const folder = join(root, name)
    const version = versionOf(folder)
    const before = this.deployed.get(name)
    if (before?.version === version) return false
    const config = readFunctionConfig(folder, this.options.settings?.[name])
    const kept = before ?? { instances: new Set<FunctionInstance>(), waiting: [] }
    this.deployed.set(name, { name, folder, version, config, instances: kept.instances, waiting: kept.waiting })
    if (before !== undefined) retire(before)
    return true
  }
}

/** Its instances end, each after the call that it is serving. */
function retire(deployed: Deployed): void {
  for (const instance of deployed.instances) {
    instance.retired = true
    if (!instance.busy) instance.end()
  }
}
