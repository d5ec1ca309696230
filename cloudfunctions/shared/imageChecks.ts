import type { MemberCall } from './call'
import { oneOf } from './database'
import { DAY_MS } from './dates'
import type { FileCheckDocument } from './documents'
import { deriveId, type CourtyardId } from './ids'
import { Refusal } from './refusal'

/** An answer that hasn't come by then never will: the next who looks asks again. */
const ANSWER_WITHIN_MS = DAY_MS
const KEYS_AT_ONCE = 500

const checkKey = (secret: string, courtyardId: CourtyardId, fileId: string) =>
  deriveId(secret, 'fileCheck', courtyardId, fileId)

/** What is known of the checks of these images (of at most 500); those never asked about are missing. */
export async function readImageChecks(
  { database, secret, member }: MemberCall,
  fileIds: readonly string[],
): Promise<FileCheckDocument[]> {
  const keys = [...new Set(fileIds)].slice(0, KEYS_AT_ONCE).map((id) => checkKey(secret, member.courtyardId, id))
  if (keys.length === 0) return []
  return database.collection('fileChecks').find({ where: { _id: oneOf(keys) }, limit: keys.length })
}

/** As many as storage tells of at once; the rest waits for the next who looks. */
const ASKED_AT_ONCE = 50

/**
 * Asks WeChat about those of the images that it hasn't been asked about, or that it has owed an answer for a day. While it takes
 * no questions they stay unasked, for the next who looks. Returns what was known before: one read where nothing has to be asked.
 */
export async function askAboutImages(call: MemberCall, fileIds: readonly string[]): Promise<FileCheckDocument[]> {
  const known = await readImageChecks(call, fileIds)
  const urls = await call.storage.urls(unanswered(call, fileIds, known).slice(0, ASKED_AT_ONCE))
  await Promise.all([...urls].map(([fileId, url]) => askAboutImage(call, fileId, url)))
  return known
}

/** Those of the images that WeChat has to be asked about: it never was, or it has owed an answer for a day. */
function unanswered(
  { now }: Pick<MemberCall, 'now'>,
  fileIds: readonly string[],
  known: readonly FileCheckDocument[],
): string[] {
  const settled = new Set(
    known
      .filter(({ state, askedAt }) => state !== 'pending' || askedAt > now - ANSWER_WITHIN_MS)
      .map(({ fileId }) => fileId),
  )
  return [...new Set(fileIds)].filter((fileId) => !settled.has(fileId))
}

/**
 * Asks WeChat about an image; its verdict comes later, to the function `courtyard` (docs/adr/0010). While WeChat takes no
 * questions the image stays unasked, for the next who looks. `url`: where WeChat fetches it.
 */
async function askAboutImage(call: MemberCall, fileId: string, url: string): Promise<void> {
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
