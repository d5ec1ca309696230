import { fetchPhoto, keepPhoto, takePhoto } from '../services/photos'
import { accepted, type Result } from '../services/result'

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

/** Shows a stored photo large. */
export async function lookAtPhoto(page: PhotoPage, fileId: string): Promise<void> {
  const path = await page.act('look', async (): Promise<Result<string>> => {
    const fetched = await fetchPhoto(fileId)
    return fetched.ok ? accepted(fetched.value) : fetched
  })
  if (path) void wx.previewImage({ urls: [path] })
}

interface PhotoPage {
  setData(data: { notice: string }): void
  act<T>(name: string, run: () => Promise<Result<T>>): Promise<T | null>
}
