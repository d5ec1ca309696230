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
  /** One at most, as in CloudBase. */
  triggers: TimerTrigger[]
  /** The wx APIs that it may call; others answer -604101. */
  openapi: string[]
  /** WeChat's events that are pushed to it, like wxa_media_check. */
  pushes: string[]
  /** Variables of its own in process.env. */
  variables: Record<string, string>
}

/** Settings of functions by name, from elsewhere than config.json (cloudbaserc.json has them); config.json wins. */
export type FunctionSettings = Readonly<Record<string, Readonly<Record<string, unknown>>>>

// cloudbaserc's default (docs.cloudbase.net/cli-v1/functions/configs); DevTools makes functions with 3 seconds.
const TIMEOUT_DEFAULT = 5
const TIMEOUT_MAX = 60
const MEMORY_DEFAULT = 256
const MEMORY_MIN = 64
const MEMORY_STEP = 128
const MEMORY_MAX = 3072
const NAME = /^[A-Za-z][\w-]{0,59}$/
// docs.cloudbase.net/cloud-function/function-configuration/env
const RESERVED_VARIABLE = /^(SCF|QCLOUD|TENCENTCLOUD)_/
const VARIABLE = /^[A-Za-z]\w*$/

/** Names that the cloud gives to functions and triggers: 60 letters, digits, - and _, the first a letter. */
export const isFunctionName = (name: string): boolean => NAME.test(name)

/** Throws for what the cloud would refuse at deployment, with the file's name. */
export function readFunctionConfig(folder: string, settings: Readonly<Record<string, unknown>> = {}): FunctionConfig {
  const path = join(folder, 'config.json')
  const json = { ...settings, ...(existsSync(path) ? readObject(path) : {}) }
  const timeout = json['timeout'] ?? TIMEOUT_DEFAULT
  if (!isWhole(timeout) || timeout < 1 || timeout > TIMEOUT_MAX)
    throw new Error(`${path}: timeout must be 1 to ${TIMEOUT_MAX} seconds`)
  const memory = json['memorySize'] ?? MEMORY_DEFAULT
  if (!isWhole(memory) || (memory !== MEMORY_MIN && (memory % MEMORY_STEP !== 0 || memory < 1)) || memory > MEMORY_MAX)
    throw new Error(`${path}: memorySize must be ${MEMORY_MIN} or a multiple of ${MEMORY_STEP} MB up to ${MEMORY_MAX}`)
  const triggers = json['triggers'] ?? []
  if (!Array.isArray(triggers)) throw new Error(`${path}: triggers must be an array`)
  if (triggers.length > 1) throw new Error(`${path}: a function has one trigger at most`)
  const permissions = (json['permissions'] ?? {}) as { openapi?: unknown }
  return {
    timeout,
    memoryMb: memory,
    triggers: triggers.map((item: unknown) => parseTrigger(item, path)),
    openapi: names(permissions.openapi, 'permissions.openapi', path),
    pushes: names(json['pushes'], 'pushes', path),
    variables: parseVariables(json['envVariables'], path),
  }
}

const isWhole = (value: unknown): value is number => Number.isInteger(value)

function readObject(path: string): Record<string, unknown> {
  let json: unknown
  try {
    json = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new Error(`${path}: must be an object`)
  return json as Record<string, unknown>
}

function names(value: unknown, what: string, path: string): string[] {
  const list = value ?? []
  if (!Array.isArray(list) || !list.every((name) => typeof name === 'string'))
    throw new Error(`${path}: ${what} must be an array of names`)
  return list
}

function parseTrigger(json: unknown, path: string): TimerTrigger {
  const { name, type, config } = (json ?? {}) as Record<string, unknown>
  if (typeof name !== 'string' || type !== 'timer' || typeof config !== 'string')
    throw new Error(`${path}: a trigger needs a name, type "timer" and config`)
  if (!NAME.test(name))
    throw new Error(
      `${path}: '${name}' is no name of a trigger: 60 letters, digits, - and _ at most, the first a letter`,
    )
  try {
    return { name, config, cron: parseCron(config) }
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}

function parseVariables(value: unknown, path: string): Record<string, string> {
  const variables = value ?? {}
  if (typeof variables !== 'object' || Array.isArray(variables))
    throw new Error(`${path}: envVariables must be an object`)
  return Object.fromEntries(
    Object.entries(variables as Record<string, unknown>).map(([key, text]) => {
      if (!VARIABLE.test(key) || RESERVED_VARIABLE.test(key))
        throw new Error(`${path}: '${key}' can't be a variable of a function`)
      // one time zone a process: an instance is a thread of it
      if (key === 'TZ' && text !== 'UTC') throw new Error(`${path}: functions run in UTC here, TZ can't be set`)
      return [key, String(text)]
    }),
  )
}
