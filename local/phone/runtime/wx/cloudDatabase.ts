import { api, failure, type WxFailure } from './api'

/** Asks the cloud; rejects when it refuses. */
type Ask = (apiName: string, collection: string) => Promise<object>

interface WatchListeners {
  onChange?: (snapshot: unknown) => void
  onError?: (error: object) => void
}

/** WeChat's list of errCodes: a watch that could not begin. */
const WATCH_FAILED = -402002

/**
 * wx.cloud.database(). Every request goes to the cloud and is answered by its rules, in the promise or in the callbacks; nothing here
 * throws. What a request would be about beyond its collection is not looked at: no rule lets a phone in.
 */
export function cloudDatabase(ask: Ask): object {
  return {
    collection: (name: string) => collection(ask, name),
    command: anything(),
    Geo: anything(),
    RegExp: (options: object) => options,
    serverDate: (options: object = {}) => ({ $date: options }),
  }
}

function collection(ask: Ask, name: string): object {
  return {
    ...query(ask, name),
    doc: () => document(ask, name),
    add: request(ask, 'collection.add', name),
    aggregate: () => pipeline(request(ask, 'collection.aggregate', name)),
  }
}

function query(ask: Ask, name: string): object {
  const same = () => query(ask, name)
  return {
    where: same,
    orderBy: same,
    limit: same,
    skip: same,
    field: same,
    get: request(ask, 'collection.get', name),
    update: request(ask, 'collection.update', name),
    remove: request(ask, 'collection.remove', name),
    count: request(ask, 'collection.count', name),
    watch: (listeners: WatchListeners) => watch(ask, 'collection.watch', name, listeners),
  }
}

function document(ask: Ask, name: string): object {
  return {
    field: () => document(ask, name),
    get: request(ask, 'document.get', name),
    set: request(ask, 'document.set', name),
    update: request(ask, 'document.update', name),
    remove: request(ask, 'document.remove', name),
    watch: (listeners: WatchListeners) => watch(ask, 'document.watch', name, listeners),
  }
}

const request = (ask: Ask, apiName: string, name: string) => api(apiName, () => ask(apiName, name))

/** Any stage, and `end`. */
function pipeline(end: unknown): object {
  const stages: object = new Proxy({}, { get: (_, name) => (name === 'end' ? end : () => stages) })
  return stages
}

function watch(ask: Ask, apiName: string, name: string, { onError }: WatchListeners): { close: () => void } {
  let closed = false
  ask(apiName, name).catch(({ message }: WxFailure) => {
    if (!closed)
      onError?.(failure(`${apiName}:fail ${WATCH_FAILED} database watch init fail. ${message}`, WATCH_FAILED))
  })
  return { close: () => void (closed = true) }
}

/** db.command and db.Geo: whatever is called or read of them makes more of the same. */
function anything(): object {
  const more: object = new Proxy(() => undefined, {
    get: (_, name) => (name === 'then' || typeof name === 'symbol' ? undefined : more),
    apply: () => more,
  })
  return more
}
