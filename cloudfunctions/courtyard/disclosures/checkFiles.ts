import type { MemberCall, PushWork } from '../../shared/call'
import type { DisclosureAttachment, FileCheckDocument } from '../../shared/documents'
import { askAboutImages, readImageChecks } from '../../shared/imageChecks'
import { keepEvidence, standingEvidence } from '../../shared/keepEvidence'
import type { ParsedInputOf } from '../../shared/procedure'
import type { CourtyardContract } from '../contract'

type Sent = ParsedInputOf<CourtyardContract['saveDisclosure']>['attachments']

const imageIdsOf = (attachments: readonly DisclosureAttachment[]): string[] =>
  attachments.filter(({ type }) => type === 'image').map(({ fileId }) => fileId)

/** What is known of the checks of these attachments; PDFs and images never asked about are missing. */
export const readChecks = (
  call: MemberCall,
  attachments: readonly DisclosureAttachment[],
): Promise<FileCheckDocument[]> => readImageChecks(call, imageIdsOf(attachments))

/** Asks WeChat about the images that it has to be asked about. Returns what was known before. */
export const askAboutAttachments = (
  call: MemberCall,
  attachments: readonly DisclosureAttachment[],
): Promise<FileCheckDocument[]> => askAboutImages(call, imageIdsOf(attachments))

/**
 * Our own copies of what a phone names, in its order. What the stored draft has already (`known`) isn't read again; one file at a
 * time, so that nine large ones don't lie in memory together.
 */
export async function keepAttachments(
  call: MemberCall,
  known: readonly DisclosureAttachment[],
  sent: Sent,
): Promise<DisclosureAttachment[]> {
  const kept: DisclosureAttachment[] = []
  for (const { fileId, name, type, size } of sent) {
    const standing = known.find((one) => one.fileId === fileId && one.sha256 !== null)
    kept.push({ ...(standing ?? (await keepEvidence(call, fileId, { type, name, sent: size }))), name })
  }
  return kept
}

/** The attachments that are to be posted, each still as it was handed in; refuses with FILE_CHANGED. */
export async function standingAttachments(
  call: MemberCall,
  attachments: readonly DisclosureAttachment[],
): Promise<DisclosureAttachment[]> {
  const standing: DisclosureAttachment[] = []
  for (const one of attachments) standing.push({ ...(await standingEvidence(call, one, one.name)), name: one.name })
  return standing
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
