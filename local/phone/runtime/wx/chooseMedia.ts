import { showActionSheet } from '../dialogs/actionSheet'
import { tellUnsupported } from '../desk'
import { chooseFiles } from './choose'
import type { Files } from './files'

export interface MediaOptions {
  count?: number
  mediaType?: string[]
  sizeType?: string[]
  sourceType?: string[]
}

export interface ChosenFile {
  path: string
  name: string
  size: number
  type: 'image' | 'file'
  /** Seconds since 1970. */
  time: number
}

const COUNT_MAX = 20
/** “Compressed” (WeChat says no figures): longest side, px, and quality of the JPEG. */
const COMPRESSED_PX = 1440
const COMPRESSED_QUALITY = 0.8

/** Pictures, from the album or “by the camera” (a file in any case): asks which when both are allowed. */
export async function chooseImages(files: Files, options: MediaOptions): Promise<ChosenFile[]> {
  const { count = 9, mediaType = ['image'], sizeType = ['original', 'compressed'] } = options
  const { sourceType = ['album', 'camera'] } = options
  if (!mediaType.some((type) => type === 'image' || type === 'mix')) {
    tellUnsupported('wx.chooseMedia({ mediaType: video })')
    throw new Error('video is not supported by the local phone')
  }
  const camera = sourceType.includes('camera') && (!sourceType.includes('album') || (await wantsCamera()))
  const most = camera ? 1 : Math.min(count, COUNT_MAX)
  const chosen = (await chooseFiles('image/*', most > 1)).slice(0, most)
  const compressed = sizeType.includes('compressed') && !sizeType.includes('original')
  return Promise.all(chosen.map(async (file) => keepFile(files, file, compressed ? await compress(file) : file)))
}

export const keepFile = (files: Files, file: File, content: Blob = file): ChosenFile => ({
  path: files.keep(content, file.name),
  name: file.name,
  size: content.size,
  type: file.type.startsWith('image/') ? 'image' : 'file',
  time: Math.round(file.lastModified / 1000),
})

async function wantsCamera(): Promise<boolean> {
  const { tapIndex } = await showActionSheet({ itemList: ['拍摄', '从手机相册选择'] })
  return tapIndex === 0
}

/** A smaller JPEG; the picture itself when that wouldn't be smaller, or when the browser can't read it. */
async function compress(file: File): Promise<Blob> {
  const bitmap = await createImageBitmap(file).catch(() => undefined)
  if (!bitmap) return file
  const scale = Math.min(1, COMPRESSED_PX / Math.max(bitmap.width, bitmap.height))
  const canvas = new OffscreenCanvas(Math.round(bitmap.width * scale), Math.round(bitmap.height * scale))
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  const smaller = await canvas.convertToBlob({ type: 'image/jpeg', quality: COMPRESSED_QUALITY })
  return smaller.size < file.size ? smaller : file
}
