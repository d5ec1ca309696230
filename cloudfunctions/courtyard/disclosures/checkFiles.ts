import type { MemberCall, PushWork } from '../../shared/call'
import { DAY_MS } from '../../shared/dates'
import { oneOf, type Database } from '../../shared/database'
import type { DisclosureAttachment, FileCheckDocument } from '../../shared/documents'
import { deriveId, type CourtyardId } from '../../shared/ids'
import { Refusal } from '../../shared/refusal'

/** An answer that hasn't come by then never will: the next who looks asks again. */
const ANSWER_WITHIN_MS = DAY_MS

const checkKey = (secret: string, courtyardId: CourtyardId, fileId: string) =>
  deriveId(secret, 'fileCheck', courtyardId, fileId)

const imagesOf = (attachments: readonly DisclosureAttachment[]) => attachments.filter(({ type }) => type === 'image')

/** What is known of the checks of these attachments; PDFs and images never asked about are missing. */
export async function readChecks(
  { database, secret, member }: MemberCall,
  attachments: readonly DisclosureAttachment[],
): Promise<FileCheckDocument[]> {
  const keys = imagesOf(attachments).map(({ fileId }) => checkKey(secret, member.courtyardId, fileId))
  return readByKeys(database, [...new Set(keys)])
}

const KEYS_AT_ONCE = 500

async function readByKeys(database: Database, keys: readonly string[]): Promise<FileCheckDocument[]> {
  if (keys.length === 0) return []
  const some = keys.slice(0, KEYS_AT_ONCE)
  return database.collection('fileChecks').find({ where: { _id: oneOf(some) }, limit: some.length })
}

/** Refuses with FILE_MISSING what storage doesn't hold, or holds with another size: an upload that was cut. */
export async function filesArrived(
  { storage }: MemberCall,
  attachments: readonly DisclosureAttachment[],
): Promise<ReadonlyMap<string, string>> {
  const files = await storage.files(attachments.map(({ fileId }) => fileId))
  const lost = attachments.find(({ fileId, size }) => files.get(fileId)?.size !== size)
  if (lost) throw new Refusal('FILE_MISSING', { name: lost.name })
  return new Map([...files].map(([fileId, { url }]) => [fileId, url]))
}

/**
 * Asks WeChat about images that it hasn't been asked about, or that it has owed an answer for a day. While it takes no questions
 * they stay pending, to be asked about next time. `urls` from filesArrived. Returns what is known then.
 */
export async function askAboutImages(
  call: MemberCall,
  attachments: readonly DisclosureAttachment[],
  urls: ReadonlyMap<string, string>,
): Promise<FileCheckDocument[]> {
  const known = await readChecks(call, attachments)
  const settled = new Set(
    known
      .filter(({ state, askedAt }) => state !== 'pending' || askedAt > call.now - ANSWER_WITHIN_MS)
      .map(({ fileId }) => fileId),
  )
  const open = [...new Set(imagesOf(attachments).map(({ fileId }) => fileId))].filter((id) => !settled.has(id))
  await Promise.all(open.map((fileId) => ask(call, fileId, urls.get(fileId) ?? '')))
  return known
}

async function ask(call: MemberCall, fileId: string, url: string): Promise<void> {
  const { database, member, now, openid, secret, wechat } = call
  const { courtyardId } = member
  const _id = checkKey(secret, courtyardId, fileId)
  let trace: string
  try {
    trace = await wechat.checkImage(openid, url)
  } catch (error) {
    if (error instanceof Refusal) return
    throw error
  }
  const checks = database.collection('fileChecks')
  const [, first] = await Promise.all([
    database.collection('mediaChecks').create({ _id: trace, fileCheckId: _id, createdAt: now, schema: 1 }),
    checks.create({ _id, courtyardId, fileId, state: 'pending', askedAt: now, createdAt: now, schema: 1 }),
  ])
  if (!first) await checks.updateWhere({ _id, state: 'pending' }, { askedAt: now })
}

/** WeChat's verdict (wxa_media_check). The first one stands; a check that failed is asked for again at once. */
export const mediaChecked: PushWork = async ({ database }, event) => {
  const { trace_id: trace, errcode, result } = event
  if (typeof trace !== 'string' || !/^[\w-]{1,100}$/.test(trace)) return
  const asked = await database.collection('mediaChecks').get(trace)
  if (!asked) return
  const { suggest } = (result ?? {}) as { suggest?: unknown }
  const checks = database.collection('fileChecks')
  const waiting = { _id: asked.fileCheckId, state: 'pending' } as const
  if (suggest !== 'pass' && suggest !== 'review' && suggest !== 'risky') {
    if (errcode !== 0) await checks.updateWhere(waiting, { askedAt: 0 })
    return
  }
  // 'review' is neither: the second pair of eyes looks at every image anyway
  await checks.updateWhere(waiting, { state: suggest === 'risky' ? 'risky' : 'passed' })
}
