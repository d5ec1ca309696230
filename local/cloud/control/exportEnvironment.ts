import type { Cloud } from '../cloud'
import type { Notice } from '../wx/messages'

/** A whole environment in one JSON file. Documents are relaxed EJSON. */
export interface EnvironmentFile {
  format: 'local-cloud'
  version: 1
  clock: { now: string; frozen: boolean }
  collections: { name: string; documents: unknown[] }[]
  files: { path: string; type: string; base64: string }[]
  notices: Omit<Notice, 'id'>[]
  quotas: { openid: string; templateId: string; n: number }[]
}

export async function exportEnvironment(cloud: Cloud): Promise<EnvironmentFile> {
  const collections = cloud.store.collections.all().map((collection) => ({
    name: collection.name,
    documents: [...cloud.store.all(collection)].map(({ body }) => JSON.parse(body) as unknown),
  }))
  const notices = cloud.messages
    .notices()
    .reverse()
    .map(({ openid, templateId, title, page, at, fields }) => ({ openid, templateId, title, page, at, fields }))
  const files = await Promise.all(
    cloud.files.list().map(async (file) => ({
      path: file.path,
      type: file.type,
      base64: (await cloud.files.read(file)).toString('base64'),
    })),
  )
  const clock = { now: new Date(cloud.clock.now()).toISOString(), frozen: cloud.clock.frozen }
  return { format: 'local-cloud', version: 1, clock, collections, files, notices, quotas: cloud.messages.quotas() }
}
