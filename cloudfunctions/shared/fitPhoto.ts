import type { MemberCall } from './call'
import type { Evidence } from './documents'
import { askAboutImages, readImageChecks } from './imageChecks'
import { keepEvidence } from './keepEvidence'
import { Refusal } from './refusal'

/**
 * The copy of a photo that others are to see; null for '' (none). Besides what keepEvidence refuses: FILE_RISKY what WeChat has found
 * unfit. Its check is about the copy (docs/adr/0010): ask with askAboutPhoto once it is handed in.
 */
export async function keepFitPhoto(call: MemberCall, fileId: string): Promise<Evidence | null> {
  if (fileId === '') return null
  const photo = await keepEvidence(call, fileId, { type: 'image' })
  const [known] = await readImageChecks(call, [photo.fileId])
  if (known?.state === 'risky') throw new Refusal('FILE_RISKY')
  return photo
}

/** Asks WeChat about a photo that others are to see, unless it was asked. */
export async function askAboutPhoto(call: MemberCall, photo: Evidence | null): Promise<void> {
  if (photo) await askAboutImages(call, [photo.fileId])
}

/** What others may see of a photo: all of one that WeChat has passed, nothing of any other. */
export type Shown = (photo: Evidence | null) => Evidence | null

/** One read; photos that WeChat owes an answer about are asked about again. */
export async function passedPhotos(call: MemberCall, photos: readonly (Evidence | null)[]): Promise<Shown> {
  const known = await askAboutImages(
    call,
    photos.flatMap((photo) => photo?.fileId ?? []),
  )
  const passed = new Set(known.filter(({ state }) => state === 'passed').map(({ fileId }) => fileId))
  return (photo) => (photo && passed.has(photo.fileId) ? photo : null)
}
