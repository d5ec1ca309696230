import { rmSync } from 'node:fs'
import { Readable } from 'node:stream'
import type { Cloud } from '../cloud'
import { Collections } from '../database/collections'
import { allDocuments, type Stored } from '../database/scans'
import { copyDatabase, type Sqlite } from '../database/sqlite'
import { storedFiles } from '../storage/files'
import { deliveredNotices, grantedQuotas } from '../wx/messages'
import { FORMAT, type FileInFile } from './environmentFile'

const CHUNK_CHARACTERS = 64 * 1024

/**
 * The whole environment as it is at this moment, whatever is written while it is being read: from a copy of the database, piece by piece, so that it
 * may be longer than memory. Files that are deleted meanwhile stay until it is over.
 */
export function exportEnvironment(cloud: Cloud): Readable {
  const clock = { now: new Date(cloud.clock.now()).toISOString(), frozen: cloud.clock.frozen }
  const path = cloud.temporary.path()
  let copy: Sqlite
  try {
    copy = copyDatabase(cloud.store.sqlite, path)
  } catch (error) {
    rmSync(path, { force: true })
    throw error
  }
  const release = cloud.files.hold()
  let open = true
  const close = () => {
    if (!open) return
    open = false
    copy.close()
    release()
    rmSync(path, { force: true })
  }
  const text = Readable.from(inChunks(environmentText(cloud, copy, clock), close))
  // a generator that nobody has begun to read doesn't come to its end
  text.once('close', close)
  return text
}

/** Ends by closing, also when nobody reads to the end. */
async function* inChunks(texts: AsyncIterable<string>, close: () => void): AsyncGenerator<string> {
  try {
    let chunk = ''
    for await (const text of texts) {
      chunk += text
      if (chunk.length < CHUNK_CHARACTERS) continue
      yield chunk
      chunk = ''
    }
    yield chunk
  } finally {
    close()
  }
}

async function* environmentText(cloud: Cloud, copy: Sqlite, clock: object): AsyncGenerator<string> {
  yield JSON.stringify({ ...FORMAT, clock }).slice(0, -1)
  yield ',"collections":['
  let between = '\n'
  for (const collection of new Collections(copy).all()) {
    const { name, indexes, geo } = collection
    const declared = [
      ...indexes.map(({ name, keys, unique }) => ({ name, keys, unique })),
      ...geo.map((path) => ({ keys: [[path, '2dsphere']] })),
    ]
    yield `${between}${JSON.stringify({ name, indexes: declared }).slice(0, -1)},"documents":[`
    yield* lines(bodies(allDocuments(copy, collection)))
    yield ']}'
    between = ',\n'
  }
  yield '],"files":['
  yield* lines(filesOf(cloud, copy))
  yield '],"notices":['
  yield* lines(deliveredNotices(copy))
  yield '],"quotas":['
  yield* lines(grantedQuotas(copy))
  yield ']}\n'
}

async function* lines(items: Iterable<string> | AsyncIterable<string>): AsyncGenerator<string> {
  let between = '\n'
  for await (const item of items) {
    yield between + item
    between = ',\n'
  }
}

function* bodies(documents: Iterable<Stored>): Generator<string> {
  for (const { body } of documents) yield body
}

async function* filesOf(cloud: Cloud, copy: Sqlite): AsyncGenerator<string> {
  for (const file of storedFiles(copy)) {
    const bytes = await cloud.files.read(file)
    const { path, type } = file
    const owner = cloud.fileOwners.ownerOf(file)
    const kept: FileInFile = { path, type, base64: bytes.toString('base64'), ...(owner === undefined ? {} : { owner }) }
    yield JSON.stringify(kept)
  }
}
