import { resolveSource } from '../builtIns/image'
import type { Files } from './files'

/** wx.getImageInfo of a picture of the package, of this phone's files or from the network. */
export async function imageInfo(files: Files, src: string) {
  const response = await fetch(resolveSource(src)).catch(() => undefined)
  if (!response?.ok) throw new Error('file not found')
  const content = await response.blob()
  const image = new Image()
  const url = URL.createObjectURL(content)
  image.src = url
  await image.decode().finally(() => URL.revokeObjectURL(url))
  return {
    width: image.naturalWidth,
    height: image.naturalHeight,
    path: /^https?:/.test(src) ? files.keep(content, src.replace(/^.*\/|\?.*$/g, '')) : src.replace(/^\/(?!\/)/, ''),
    orientation: 'up',
    type: await typeOf(content),
  }
}

/** First bytes of the formats that WeChat tells apart. */
const BEGINNINGS: [type: string, bytes: readonly number[]][] = [
  ['png', [0x89, 0x50, 0x4e, 0x47]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['gif', [0x47, 0x49, 0x46, 0x38]],
  ['tiff', [0x49, 0x49, 0x2a, 0x00]],
  ['tiff', [0x4d, 0x4d, 0x00, 0x2a]],
]

async function typeOf(content: Blob): Promise<string> {
  const start = new Uint8Array(await content.slice(0, 4).arrayBuffer())
  return BEGINNINGS.find(([, bytes]) => bytes.every((byte, index) => start[index] === byte))?.[0] ?? 'unknown'
}
