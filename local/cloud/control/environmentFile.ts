import { closeSync, openSync, readSync } from 'node:fs'
import { parseCollectionSpecs, type CollectionSpec } from '../database/collectionSpecs'
import { BadRequest } from '../server/exchange'
import { Files } from '../storage/files'
import type { Notice } from '../wx/messages'
import { jsonParts, type JsonPart, type JsonPath } from './jsonParts'

/**
 * A whole environment in one JSON file:
 * `{ format: 'local-cloud', version: 1, clock, collections: [{ name, indexes, documents }], files, notices, quotas }`. Documents are relaxed EJSON;
 * `indexes` may be left out. It is read in pieces, so it may be longer than memory.
 */
export const FORMAT = { format: 'local-cloud', version: 1 } as const

export interface FileInFile {
  path: string
  type: string
  base64: string
  /** The openid of the phone that has stored it. */
  owner?: string
}
export type NoticeInFile = Omit<Notice, 'id'>
export interface QuotaInFile {
  openid: string
  templateId: string
  n: number
}

/** The pieces of a file that are many, each checked but for the documents, whose text comes as it is. */
export type Piece =
  | { kind: 'document'; collection: number; text: string }
  | { kind: 'file'; file: FileInFile }
  | { kind: 'notice'; notice: NoticeInFile }
  | { kind: 'quota'; quota: QuotaInFile }

/** What there is once. */
export interface Frame {
  clock: { now: string; frozen: boolean }
  /** In the order of the file. */
  collections: CollectionSpec[]
}

const LISTS = ['collections', 'files', 'notices', 'quotas']
const CHUNK_BYTES = 256 * 1024

const enters = (path: JsonPath): boolean =>
  path.length === 0 ||
  (path.length === 1 && LISTS.includes(String(path[0]))) ||
  (path[0] === 'collections' && (path.length === 2 || (path.length === 3 && path[2] === 'documents')))

/** Goes through a file once, from its beginning to its end, and returns its frame. Throws BadRequest when it isn't one. */
export function* readEnvironment(path: string): Generator<Piece, Frame, undefined> {
  const values = new Map<string, unknown>()
  const opened = new Set<string>()
  for (const part of readParts(path)) {
    const place = part.path.join('.')
    if ('opened' in part) {
      const wanted = part.path.length === 0 || part.path.length === 2 ? 'object' : 'array'
      if (part.opened === wanted) opened.add(place)
      continue
    }
    const piece = pieceOf(part.path, part.text)
    if (piece !== undefined) yield piece
    else values.set(place, parse(part.text))
  }
  return frameOf(values, opened)
}

function* readParts(path: string): Generator<JsonPart> {
  try {
    yield* jsonParts(chunksOf(path), enters)
  } catch (error) {
    throw error instanceof SyntaxError ? new BadRequest(`not a file of /control/export: ${error.message}`) : error
  }
}

function* chunksOf(path: string): Generator<Buffer> {
  const file = openSync(path, 'r')
  try {
    for (;;) {
      const chunk = Buffer.alloc(CHUNK_BYTES)
      const length = readSync(file, chunk)
      if (length === 0) return
      yield chunk.subarray(0, length)
    }
  } finally {
    closeSync(file)
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new BadRequest(`not a file of /control/export: ${text.slice(0, 60)} is not JSON`)
  }
}

function pieceOf(path: JsonPath, text: string): Piece | undefined {
  const [list, i, part, j] = path
  if (list === 'collections' && part === 'documents' && j !== undefined) {
    return { kind: 'document', collection: Number(i), text }
  }
  if (i === undefined) return undefined
  const record = (parse(text) ?? {}) as Record<string, unknown>
  if (list === 'files') return { kind: 'file', file: checkFile(record) }
  if (list === 'notices') return { kind: 'notice', notice: checkNotice(record) }
  if (list === 'quotas') return { kind: 'quota', quota: checkQuota(record) }
  return undefined
}

function checkFile(record: Record<string, unknown>): FileInFile {
  const [path, type, base64] = texts('files', record, 'path', 'type', 'base64')
  const { owner } = record
  return { path: Files.checkPath(path), type, base64, ...(typeof owner === 'string' ? { owner } : {}) }
}

function checkNotice(record: Record<string, unknown>): NoticeInFile {
  const [openid, templateId, title, page, at] = texts('notices', record, 'openid', 'templateId', 'title', 'page', 'at')
  const { fields } = record
  if (!Array.isArray(fields)) throw new BadRequest('notices: fields are missing')
  return { openid, templateId, title, page, at, fields: fields as NoticeInFile['fields'] }
}

function checkQuota(record: Record<string, unknown>): QuotaInFile {
  const [openid, templateId] = texts('quotas', record, 'openid', 'templateId')
  const { n } = record
  if (typeof n !== 'number' || !Number.isInteger(n) || n < 0) throw new BadRequest('quotas: n must be a count')
  return { openid, templateId, n }
}

function texts<Names extends string[]>(
  where: string,
  record: Record<string, unknown>,
  ...names: Names
): { [K in keyof Names]: string } {
  return names.map((name) => {
    const value = record[name]
    if (typeof value !== 'string') throw new BadRequest(`${where}: ${name} is missing`)
    return value
  }) as { [K in keyof Names]: string }
}

function frameOf(values: ReadonlyMap<string, unknown>, opened: ReadonlySet<string>): Frame {
  const clock = values.get('clock') as Frame['clock'] | undefined
  const isOne = values.get('format') === FORMAT.format && values.get('version') === FORMAT.version
  if (!isOne || !LISTS.every((list) => opened.has(list)) || Number.isNaN(Date.parse(clock?.now ?? '')))
    throw new BadRequest('not a file of /control/export')
  const collections: unknown[] = []
  for (let i = 0; opened.has(`collections.${i}`); i++) {
    const name = values.get(`collections.${i}.name`)
    if (typeof name !== 'string') throw new BadRequest('collections: name is missing')
    if (!opened.has(`collections.${i}.documents`)) throw new BadRequest(`collections: ${name} has no documents`)
    collections.push({ name, indexes: values.get(`collections.${i}.indexes`) ?? [] })
  }
  return { clock: { now: String(clock?.now), frozen: clock?.frozen === true }, collections: specsOf(collections) }
}

function specsOf(collections: unknown[]): CollectionSpec[] {
  try {
    return parseCollectionSpecs(collections)
  } catch (error) {
    throw new BadRequest(error instanceof Error ? error.message : String(error))
  }
}
