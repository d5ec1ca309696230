import type { Cloud } from '../cloud'
import { invalidParam } from '../cloudError'
import type { Collection } from '../database/collection'
import { parseEjsonObject } from '../database/ejson'
import type { NoteRun } from '../database/queryRun'
import type { Fields } from '../database/values'

/** One POST to /admin: the parameters as the SDK sent them, and who sent them. */
export interface AdminRequest {
  requestId: string
  action: string
  params: Record<string, unknown>
  /** The function instance that asked, or '' for the outside. */
  instance: string
  headers: Record<string, string | string[] | undefined>
}

/** What goes back besides `requestId`. */
export type AdminReply = Record<string, unknown>

/** One action of the admin endpoint. */
export type AdminAction = (cloud: Cloud, request: AdminRequest) => AdminReply | Promise<AdminReply>

export function textParam(request: AdminRequest, name: string): string {
  const value = request.params[name]
  if (typeof value !== 'string' || value === '') throw invalidParam(`${name} must be a nonempty string`)
  return value
}

export function booleanParam(request: AdminRequest, name: string): boolean {
  const value = request.params[name] ?? false
  if (typeof value !== 'boolean') throw invalidParam(`${name} must be true or false`)
  return value
}

export function countParam(request: AdminRequest, name: string, fallback: number): number {
  const value = request.params[name] ?? fallback
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) throw invalidParam(`${name} must be a count`)
  return value
}

/** An EJSON object, or {} when it is absent. */
export function ejsonParam(cloud: Cloud, request: AdminRequest, name: string): Fields {
  const value = request.params[name]
  if (value === undefined || value === '') return {}
  return parseEjsonObject(value, name, () => cloud.clock.now())
}

export function collectionParam(cloud: Cloud, request: AdminRequest): Collection {
  // database({ instance, database }) means another database of the environment; here there is one.
  const other = ['instance', 'database'].find((name) => request.params[name] !== undefined)
  if (other !== undefined) throw invalidParam(`the local cloud has one database: no ${other}`)
  return cloud.store.collections.get(textParam(request, 'collectionName'))
}

export function transactionParam(request: AdminRequest): string | undefined {
  return request.params['transactionId'] === undefined ? undefined : textParam(request, 'transactionId')
}

/** The id of the function call that asked, so that its log tells of this too; from outside the request's own. Taken before it runs. */
export const askedUnder = (cloud: Cloud, { instance, requestId }: AdminRequest): string =>
  cloud.functions.instance(instance)?.running?.requestId ?? requestId

/** What a query has cost is kept under the call that ran it; `action` when it isn't the request's own. */
export function noteRun(cloud: Cloud, request: AdminRequest, action = request.action): NoteRun {
  const id = askedUnder(cloud, request)
  return (run) => cloud.queries.add(run, action, id)
}

/** For what isn't refused but may surprise: into the log, under the call that did it. */
export function warnInto(cloud: Cloud, request: AdminRequest): (text: string) => void {
  const id = askedUnder(cloud, request)
  return (text) => cloud.log.add('warn', 'cloud', id, text)
}
