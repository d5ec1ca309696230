import { readFileSync } from 'node:fs'
import { compileRule, type Asked } from './ruleExpression'

/** What phones may do with files; functions and the console may do everything, whatever it says. */
export interface StorageRule {
  mayRead(asked: Asked): boolean
  mayWrite(asked: Asked): boolean
}

/** The rule that a new environment has: everybody reads, only who stored a file changes or deletes it. */
const NEW_ENVIRONMENT = { read: true, write: 'resource.openid == auth.openid' }

/** Reads a rule file: `{ "read": true, "write": "resource.openid == auth.openid" }`. What it leaves out is closed. */
export function readStorageRule(path: string | undefined): StorageRule {
  if (path === undefined) return parseStorageRule(NEW_ENVIRONMENT, 'rule')
  return parseStorageRule(JSON.parse(readFileSync(path, 'utf8')) as unknown, path)
}

export function parseStorageRule(json: unknown, where: string): StorageRule {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new Error(`${where}: must be an object`)
  const { read = false, write = false, ...more } = json as Record<string, unknown>
  const [stranger] = Object.keys(more)
  if (stranger !== undefined) throw new Error(`${where}.${stranger}: only read and write are known`)
  return { mayRead: parse(read, `${where}.read`), mayWrite: parse(write, `${where}.write`) }
}

function parse(condition: unknown, where: string): (asked: Asked) => boolean {
  if (typeof condition === 'boolean') return () => condition
  if (typeof condition !== 'string') throw new Error(`${where}: must be true, false or an expression`)
  try {
    const evaluate = compileRule(condition)
    return (asked) => evaluate(asked) === true
  } catch (error) {
    throw new Error(`${where}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}
