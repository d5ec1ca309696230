import type { MemberCall } from './call'
import { askAboutImage, readImageChecks, unanswered } from './imageChecks'
import { Refusal } from './refusal'

/** A photo that storage holds; `unasked`: WeChat has to be asked before others see it. */
export interface Photo {
  readonly fileId: string
  readonly url: string
  readonly unasked: boolean
}

/** The photo behind a file id, null for '' (none). Refuses with FILE_MISSING what storage doesn't hold, FILE_RISKY what WeChat has found unfit. */
export async function fitPhoto(call: MemberCall, fileId: string): Promise<Photo | null> {
  if (fileId === '') return null
  const [files, known] = await Promise.all([call.storage.files([fileId]), readImageChecks(call, [fileId])])
  const file = files.get(fileId)
  if (!file || file.size === 0) throw new Refusal('FILE_MISSING')
  if (known.some(({ state }) => state === 'risky')) throw new Refusal('FILE_RISKY')
  return { fileId, url: file.url, unasked: unanswered(call, [fileId], known).length > 0 }
}

/** Asks WeChat about a photo that others are to see, unless it was asked. */
export async function askAboutPhoto(call: MemberCall, photo: Photo | null): Promise<void> {
  if (photo?.unasked) await askAboutImage(call, photo.fileId, photo.url)
}

/**
 * What others may see of these photos: the file id of one that WeChat has passed, '' of any other. One read; photos that WeChat
 * owes an answer about are asked about again.
 */
export async function passedPhotos(call: MemberCall, fileIds: readonly string[]): Promise<(fileId: string) => string> {
  const photos = fileIds.filter((fileId) => fileId !== '')
  const known = await readImageChecks(call, photos)
  await askAgain(call, unanswered(call, photos, known))
  const passed = new Set(known.filter(({ state }) => state === 'passed').map(({ fileId }) => fileId))
  return (fileId) => (passed.has(fileId) ? fileId : '')
}

/** As many as storage tells of at once; the rest waits for the next who looks. */
const ASKED_AT_ONCE = 50

async function askAgain(call: MemberCall, fileIds: readonly string[]): Promise<void> {
  const some = fileIds.slice(0, ASKED_AT_ONCE)
  const files = await call.storage.files(some)
  await Promise.all([...files].map(([fileId, { url }]) => askAboutImage(call, fileId, url)))
}
