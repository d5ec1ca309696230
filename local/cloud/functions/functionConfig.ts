import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseCron, type Cron } from './cron'

export interface TimerTrigger {
  name: string
  cron: Cron
  config: string
}

/** A function's config.json, as DevTools and cloudbaserc know it. */
export interface FunctionConfig {
  /** Seconds. */
  timeout: number
  memoryMb: number
  triggers: TimerTrigger[]
  /** The wx APIs that it may call; others answer -604101. */
  openapi: string[]
  /** WeChat's events that are pushed to it, like wxa_media_check. */
  pushes: string[]
}

const TIMEOUT_DEFAULT = 20
const TIMEOUT_MAX = 60
const MEMORY_DEFAULT = 256

/** Throws for what the cloud would refuse at deployment, with the file's name. */
export function readFunctionConfig(folder: string): FunctionConfig {
  const path = join(folder, 'config.json')
  const json = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>) : {}
  const timeout = json['timeout'] ?? TIMEOUT_DEFAULT
  if (typeof timeout !== 'number' || timeout < 1 || timeout > TIMEOUT_MAX)
    throw new Error(`${path}: timeout must be 1 to 60 seconds`)
  const memory = json['memorySize'] ?? MEMORY_DEFAULT
  if (typeof memory !== 'number' || memory < 64) throw new Error(`${path}: memorySize must be a number of MB`)
  const triggers = json['triggers'] ?? []
  if (!Array.isArray(triggers)) throw new Error(`${path}: triggers must be an array`)
  const permissions = (json['permissions'] ?? {}) as { openapi?: unknown }
  const openapi = permissions.openapi ?? []
  if (!Array.isArray(openapi) || !openapi.every((name) => typeof name === 'string')) {
    throw new Error(`${path}: permissions.openapi must be an array of names`)
  }
  const pushes = json['pushes'] ?? []
  if (!Array.isArray(pushes) || !pushes.every((name) => typeof name === 'string')) {
    throw new Error(`${path}: pushes must be an array of names`)
  }
  const parsed = triggers.map((item: unknown) => parseTrigger(item, path))
  return { timeout, memoryMb: memory, triggers: parsed, openapi, pushes }
}

function parseTrigger(json: unknown, path: string): TimerTrigger {
  const { name, type, config } = (json ?? {}) as Record<string, unknown>
  if (typeof name !== 'string' || type !== 'timer' || typeof config !== 'string') {
    throw new Error(`${path}: a trigger needs a name, type "timer" and config`)
  }
  return { name, config, cron: parseCron(config) }
}
