import type { TestCloud } from './localCloud'

/** Begins like a PNG, which is all that anybody looks at. */
const picture = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3, 4]

/** A photo in cloud storage, as a phone puts it there: below uploads/. No two paths have the same picture. `words`: what a picture that WeChat finds unfit shows. */
export async function uploadPhoto({ url }: Pick<TestCloud, 'url'>, person: string, path: string, words = '') {
  const response = await fetch(`${url}/client/uploadFile?cloudPath=${encodeURIComponent(`uploads/${path}`)}`, {
    method: 'POST',
    body: new Uint8Array([...picture, ...Buffer.from(`${path}${words}`)]),
    headers: { 'x-local-openid': encodeURIComponent(person) },
  })
  const { fileID } = (await response.json()) as { fileID: string }
  return fileID
}
