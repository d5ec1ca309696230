import { tellUnsupported } from '../desk'
import { failure } from './api'

interface Callbacks {
  success?: unknown
  fail?: (error: object) => void
  complete?: (error: object) => void
}

/**
 * Stands in front of an object of WeChat's: a function it lacks is told to the desk with the line that called it, and fails as an API of
 * its kind fails. `prefix` is how app code gets at the object: `wx.`, `wx.cloud.`.
 */
export function withUnknown<T extends object>(known: T, prefix: string): T {
  return new Proxy(known, {
    get: (target, name, receiver) => {
      if (typeof name !== 'string' || name in target || !/^[a-z]/.test(name) || name === 'then' || name === 'toJSON') {
        return Reflect.get(target, name, receiver) as unknown
      }
      return (given?: Callbacks) => {
        tellUnsupported(prefix + name)
        return refuse(name, given ?? {})
      }
    },
  })
}

function refuse(name: string, { success, fail, complete }: Callbacks): unknown {
  if (/^(?:on|off)[A-Z]/.test(name)) return undefined
  const error = failure(`${name}:fail not supported by the local phone`)
  if (/Sync$/.test(name)) throw error
  if (!success && !fail && !complete) return Promise.reject(error)
  setTimeout(() => {
    fail?.(error)
    complete?.(error)
  })
  return undefined
}
