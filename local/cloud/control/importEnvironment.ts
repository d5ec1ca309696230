import { rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import type { Cloud } from '../cloud'
import { checkDocument } from '../database/checkDocument'
import type { Collection } from '../database/collection'
import { parseEjsonObject } from '../database/ejson'
import { writeClock } from '../keptClock'
import { openFile } from '../openFile'
import { BadRequest, type Exchange } from '../server/exchange'
import type { StoredFile } from '../storage/files'
import { readEnvironment, type Frame } from './environmentFile'
import { settle, undisturbed } from './undisturbed'

/**
 * Replaces the whole environment by a file of exportEnvironment: documents, files, notices, quotas and the time. The clock then
 * shows the file's time (and runs on, unless the file says frozen). Open transactions are rolled back. Nothing changes when
 * the file is refused, and nothing is half there after a kill: everything changes in one commit. Timers that lie between the old and the new
 * time do not fire. No function runs meanwhile: one that still had the old time would do to the new documents what isn't due.
 * A collection that isn't there is made with the indexes that the file gives it; the others keep their own.
 */
export async function importEnvironment(
  cloud: Cloud,
  exchange: Exchange,
): Promise<{ documents: number; files: number }> {
  const path = cloud.temporary.path()
  try {
    await receive(exchange, path)
    return await takeIn(cloud, path)
  } finally {
    await rm(path, { force: true })
  }
}

/** A body as long as it likes, into a file. */
async function receive({ request }: Exchange, path: string): Promise<void> {
  const file = await openFile(path, 'w')
  try {
    await pipeline(request, file.createWriteStream())
  } catch (error) {
    // whoever sends it has gone
    throw request.errored === error || !request.complete ? new BadRequest('the body broke off') : error
  } finally {
    await file.close()
  }
}

async function takeIn(cloud: Cloud, path: string): Promise<{ documents: number; files: number }> {
  const files: StoredFile[] = []
  const owners = new Map<StoredFile, string>()
  let documents = 0
  try {
    const frame = await readOnce(cloud, path, files, owners)
    await undisturbed(cloud, async () => {
      cloud.transactions.abortAll()
      const before = await cloud.store.write(() => {
        documents = replaceAll(cloud, path, frame)
        for (const [file, owner] of owners) cloud.fileOwners.set(file, owner)
        return cloud.files.replaceAll(files)
      })
      await cloud.files.forget(before)
      cloud.clock.freeze(frame.clock.frozen)
      cloud.clock.set(Date.parse(frame.clock.now))
      await settle(cloud)
    })
  } catch (error) {
    await cloud.files.forget(files.filter(({ path, name }) => cloud.files.find(path)?.name !== name))
    throw error
  }
  return { documents, files: files.length }
}

/** Checks the file from one end to the other, and puts the bytes of its files beside the others, where nobody knows of them yet. */
async function readOnce(
  cloud: Cloud,
  path: string,
  files: StoredFile[],
  owners: Map<StoredFile, string>,
): Promise<Frame> {
  const pieces = readEnvironment(path)
  try {
    for (;;) {
      const next = pieces.next()
      if (next.done === true) return next.value
      if (next.value.kind !== 'file') continue
      const { path, type, base64, owner } = next.value.file
      const file = await cloud.files.stage(path, Buffer.from(base64, 'base64'), type)
      files.push(file)
      if (owner !== undefined) owners.set(file, owner)
    }
  } finally {
    // which closes the file that is being read
    pieces.return({ clock: { now: '', frozen: false }, collections: [] })
  }
}

/** Only inside `store.write`, which undoes all of it when a document is refused. */
function replaceAll(cloud: Cloud, path: string, frame: Frame): number {
  const { store, messages } = cloud
  for (const collection of store.collections.all()) store.clear(collection)
  messages.clear()
  cloud.fileOwners.clear()
  const collections = frame.collections.map((spec): Collection => {
    if (!store.collections.has(spec.name)) store.collections.declare([spec])
    return store.collections.get(spec.name)
  })
  let documents = 0
  for (const piece of readEnvironment(path)) {
    if (piece.kind === 'notice') messages.keep(piece.notice)
    else if (piece.kind === 'quota') messages.setQuota(piece.quota.openid, piece.quota.templateId, piece.quota.n)
    else if (piece.kind === 'document') {
      const collection = collections[piece.collection]
      if (collection === undefined) continue
      const document = parseEjsonObject(piece.text, collection.name, () => cloud.clock.now())
      checkDocument(document)
      store.insert(collection, document)
      documents++
    }
  }
  writeClock(store, Date.parse(frame.clock.now), frame.clock.frozen)
  return documents
}
