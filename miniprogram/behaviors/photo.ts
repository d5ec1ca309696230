import { fetchEvidence, type ShownFile } from '../services/evidence'
import { keepPhoto, takePhoto } from '../services/photos'
import type { Result } from '../services/result'

/** Takes one photo and stores it at once, so that a draft can keep it. The folder says what it belongs to, never whose it is. */
export async function addPhoto(page: PhotoPage, folder: string): Promise<string | null> {
  const taken = await takePhoto()
  if (taken === null) return null
  if ('problem' in taken) {
    page.setData({ notice: taken.problem })
    return null
  }
  return page.act('photo', () => keepPhoto(folder, taken.path))
}

/** What a tap on 看照片 carries (data-file, data-hash). */
export const shownFile = ({ file, hash }: { readonly file: string; readonly hash: string | null }): ShownFile => ({
  fileId: file,
  sha256: hash,
})

/** Shows a stored photo large, if it is still what was handed in. */
export async function lookAtPhoto(page: PhotoPage, file: ShownFile): Promise<void> {
  const path = await page.act('look', () => fetchEvidence(file))
  if (path) void wx.previewImage({ urls: [path] })
}

interface PhotoPage {
  setData(data: { notice: string }): void
  act<T>(name: string, run: () => Promise<Result<T>>): Promise<T | null>
}
