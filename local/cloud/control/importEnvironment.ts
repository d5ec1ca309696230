import type { Cloud } from '../cloud'
import { checkDocument } from '../database/checkDocument'
import { parseEjsonObject } from '../database/ejson'
import type { Fields } from '../database/values'
import { BadRequest } from '../server/exchange'
import { Files } from '../storage/files'
import type { EnvironmentFile } from './exportEnvironment'

/**
 * Replaces the whole environment by a file of exportEnvironment: documents, files, notices, quotas and the time. The clock then
 * shows the file's time (and runs on, unless the file says frozen). Open transactions are rolled back. Nothing changes when
 * the file is refused. Timers that lie between the old and the new time do not fire. No function runs meanwhile: one that
 * still had the old time would do to the new documents what isn't due.
 */
export async function importEnvironment(
  cloud: Cloud,
  body: Record<string, unknown>,
): Promise<{ documents: number; files: number }> {
  const file = checkFile(body)
  const collections = file.collections.map(({ name, documents }) => ({
    name,
    documents: parseDocuments(cloud, name, documents),
  }))
  await undisturbed(cloud, async () => {
    cloud.transactions.abortAll()
    await cloud.store.write(() => {
      for (const collection of cloud.store.collections.all()) cloud.store.clear(collection)
      cloud.messages.clear()
      for (const { name, documents } of collections) {
        const known = cloud.store.collections
        const collection = known.has(name) ? known.get(name) : known.add(name)
        for (const document of documents) cloud.store.insert(collection, document)
      }
      for (const notice of file.notices) cloud.messages.keep(notice)
      for (const { openid, templateId, n } of file.quotas) cloud.messages.setQuota(openid, templateId, n)
    })
    await cloud.files.clear()
    for (const { path, type, base64 } of file.files) await cloud.files.put(path, Buffer.from(base64, 'base64'), type)
    cloud.clock.freeze(file.clock.frozen)
    cloud.clock.set(Date.parse(file.clock.now))
    await settle(cloud)
  })
  const documents = collections.reduce((sum, one) => sum + one.documents.length, 0)
  return { documents, files: file.files.length }
}

/** Empties the environment; declared collections and their indexes stay, the clock goes back to its start. */
export async function reset(cloud: Cloud): Promise<Record<string, never>> {
  await undisturbed(cloud, async () => {
    cloud.transactions.abortAll()
    await cloud.store.write(() => {
      for (const collection of cloud.store.collections.all()) cloud.store.clear(collection)
      cloud.messages.clear()
    })
    await cloud.files.clear()
    cloud.resetClock()
    await settle(cloud)
  })
  return {}
}

const undisturbed = (cloud: Cloud, work: () => Promise<void>): Promise<void> =>
  cloud.timers.betweenJumps(() => cloud.functions.whileQuiet(work))

async function settle(cloud: Cloud): Promise<void> {
  cloud.mediaChecks.clear()
  cloud.timers.resync()
  await cloud.keepClock()
  cloud.traffic.clear()
  cloud.queries.clear()
  cloud.functions.clearHistory()
  cloud.events.emit({ type: 'reset' })
  cloud.events.emit({ type: 'clock', now: new Date(cloud.clock.now()).toISOString(), frozen: cloud.clock.frozen })
}

function checkFile(body: Record<string, unknown>): EnvironmentFile {
  const file = body as Partial<EnvironmentFile>
  const lists = [file.collections, file.files, file.notices, file.quotas]
  const now = Date.parse(file.clock?.now ?? '')
  if (file.format !== 'local-cloud' || file.version !== 1 || !lists.every(Array.isArray) || Number.isNaN(now)) {
    throw new BadRequest('not a file of /control/export')
  }
  const checked = file as EnvironmentFile
  for (const { path, type, base64 } of checked.files) checkTexts('files', path, type, base64)
  for (const { openid, templateId, title, page, at } of checked.notices)
    checkTexts('notices', openid, templateId, title, page, at)
  for (const { openid, templateId, n } of checked.quotas) {
    checkTexts('quotas', openid, templateId)
    if (!Number.isInteger(n) || n < 0) throw new BadRequest('quotas: n must be a count')
  }
  for (const { name, documents } of checked.collections) {
    checkTexts('collections', name)
    if (!Array.isArray(documents)) throw new BadRequest(`collections: ${name} has no documents`)
  }
  for (const { path } of checked.files) Files.checkPath(path)
  return checked
}

function checkTexts(where: string, ...values: unknown[]): void {
  if (!values.every((value) => typeof value === 'string')) throw new BadRequest(`${where}: a text is missing`)
}

function parseDocuments(cloud: Cloud, name: string, documents: readonly unknown[]): Fields[] {
  return documents.map((document) => {
    const fields = parseEjsonObject(JSON.stringify(document), name, () => cloud.clock.now())
    checkDocument(fields)
    return fields
  })
}
