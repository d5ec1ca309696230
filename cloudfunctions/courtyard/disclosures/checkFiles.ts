import type { MemberCall, PushWork } from '../../shared/call'
import type { DisclosureAttachment, FileCheckDocument } from '../../shared/documents'
import { askAboutImage, readImageChecks, unanswered } from '../../shared/imageChecks'
import { Refusal } from '../../shared/refusal'

const imageIdsOf = (attachments: readonly DisclosureAttachment[]): string[] =>
  attachments.filter(({ type }) => type === 'image').map(({ fileId }) => fileId)

/** What is known of the checks of these attachments; PDFs and images never asked about are missing. */
export const readChecks = (
  call: MemberCall,
  attachments: readonly DisclosureAttachment[],
): Promise<FileCheckDocument[]> => readImageChecks(call, imageIdsOf(attachments))

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
  const open = unanswered(call, imageIdsOf(attachments), known)
  await Promise.all(open.map((fileId) => askAboutImage(call, fileId, urls.get(fileId) ?? '')))
  return known
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
