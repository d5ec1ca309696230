import { api, failure } from './api'

const ITEM_BYTES_MAX = 1024 * 1024
const TOTAL_BYTES_MAX = 10 * 1024 * 1024
/** WeChat's own text; the one for a single key (1 MB) is the phone's, for WeChat's reference gives none. */
const TOTAL_EXCEEDED = 'exceed storage max size 10Mb'
const ITEM_EXCEEDED = 'data exceed max size 1MB'

/** wx storage in the browser's, apart for each person: 1 MB a key, 10 MB in all, as WeChat's reference says. */
export function storageApi(openid: string) {
  const prefix = `phone:${openid}:data:`
  const keys = () =>
    Object.keys(localStorage)
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length))
  const sizeOf = (key: string) => bytes(key) + bytes(localStorage.getItem(prefix + key) ?? '')
  const total = () => keys().reduce((sum, key) => sum + sizeOf(key), 0)

  const get = (key: string): unknown => {
    const text = localStorage.getItem(prefix + key)
    return text === null ? undefined : (JSON.parse(text) as { value: unknown }).value
  }
  const set = (key: string, value: unknown) => {
    const text = JSON.stringify({ value })
    if (bytes(text) > ITEM_BYTES_MAX) throw new Error(ITEM_EXCEEDED)
    const others = localStorage.getItem(prefix + key) === null ? total() : total() - sizeOf(key)
    if (others + bytes(key) + bytes(text) > TOTAL_BYTES_MAX) throw new Error(TOTAL_EXCEEDED)
    store(prefix + key, text)
  }
  const remove = (key: string) => localStorage.removeItem(prefix + key)
  const clear = () => keys().forEach(remove)
  const info = () => ({
    keys: keys(),
    currentSize: Math.ceil(total() / 1024),
    limitSize: TOTAL_BYTES_MAX / 1024,
  })
  const sync =
    <A extends unknown[], R>(name: string, run: (...args: A) => R) =>
    (...args: A): R => {
      try {
        return run(...args)
      } catch (error) {
        throw failure(`${name}:fail ${(error as Error).message}`)
      }
    }
  return {
    getStorageSync: (key: string) => get(key) ?? '',
    setStorageSync: sync('setStorageSync', set),
    removeStorageSync: remove,
    clearStorageSync: clear,
    getStorageInfoSync: info,
    getStorage: api('getStorage', ({ key }: { key: string }) => {
      const data = get(key)
      if (data === undefined) throw new Error('data not found')
      return { data }
    }),
    setStorage: api('setStorage', ({ key, data }: { key: string; data: unknown }) => set(key, data)),
    removeStorage: api('removeStorage', ({ key }: { key: string }) => remove(key)),
    clearStorage: api('clearStorage', clear),
    getStorageInfo: api('getStorageInfo', info),
  }
}

/** A browser has room for about 5 MB of text: less than WeChat gives, so its refusal is told as WeChat's own. */
function store(key: string, text: string): void {
  try {
    localStorage.setItem(key, text)
  } catch {
    throw new Error(TOTAL_EXCEEDED)
  }
}

const bytes = (text: string) => new Blob([text]).size
