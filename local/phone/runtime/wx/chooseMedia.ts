import { showActionSheet } from '../dialogs/actionSheet'
import { tellUnsupported } from '../desk'
import { chooseFiles } from './choose'
import type { Files } from './files'
import { readVideo } from './readVideo'

export interface MediaOptions {
  count?: number
  mediaType?: string[]
  sizeType?: string[]
  sourceType?: string[]
  /** Of a video by the camera, s. */
  maxDuration?: number
}

export interface ChosenFile {
  path: string
  name: string
  size: number
  type: 'image' | 'video' | 'file'
  /** Seconds since 1970. */
  time: number
}

/** wx.chooseMedia's MediaFile; what a picture hasn't is left out. */
interface MediaFile {
  tempFilePath: string
  size: number
  fileType: 'image' | 'video'
  /** Seconds. */
  duration?: number
  width?: number
  height?: number
  thumbTempFilePath?: string
}

const COUNT_MAX = 20
/** “Compressed” (WeChat says no figures): longest side, px, and quality of the JPEG. */
const COMPRESSED_PX = 1440
const COMPRESSED_QUALITY = 0.8
/** “时间范围为 3s 至 60s 之间” */
const DURATION_MIN = 3
const DURATION_MAX = 60
const DURATION_USUAL = 10

/** wx.chooseMedia: pictures, videos, or with `mix` both at once. */
export async function chooseMedia(
  files: Files,
  options: MediaOptions,
): Promise<{ type: string; tempFiles: MediaFile[] }> {
  const { mediaType = ['image', 'video'], maxDuration = DURATION_USUAL } = options
  const mix = mediaType.includes('mix')
  const kinds = (['image', 'video'] as const).filter((kind) => mix || mediaType.includes(kind))
  if (kinds.length === 0) throw new Error('parameter error: parameter.mediaType should be image, video or mix')
  if (maxDuration < DURATION_MIN || maxDuration > DURATION_MAX) {
    throw new Error(`parameter error: parameter.maxDuration should be ${DURATION_MIN} to ${DURATION_MAX}`)
  }
  const { chosen, byCamera } = await choose(kinds, options)
  const [first] = chosen
  // Without `mix` it is one kind or the other.
  const taken = mix ? chosen : chosen.filter((file) => kindOf(file) === (first && kindOf(first)))
  const tempFiles = await Promise.all(
    taken.map((file) =>
      kindOf(file) === 'image'
        ? takePicture(files, file, options).then(({ path, size }) => ({
            tempFilePath: path,
            size,
            fileType: 'image' as const,
          }))
        : takeVideo(files, file, options, byCamera ? maxDuration : Infinity),
    ),
  )
  return { type: mix ? 'mix' : (tempFiles[0]?.fileType ?? 'image'), tempFiles }
}

/** Pictures alone, for wx.chooseImage. */
export async function chooseImages(files: Files, options: MediaOptions): Promise<ChosenFile[]> {
  const { chosen } = await choose(['image'], options)
  return Promise.all(chosen.map((file) => takePicture(files, file, options)))
}

/** From the album or “by the camera” (a file in any case): asks which when both are allowed. */
async function choose(kinds: readonly string[], { count = 9, sourceType = ['album', 'camera'] }: MediaOptions) {
  const byCamera = sourceType.includes('camera') && (!sourceType.includes('album') || (await wantsCamera()))
  const most = byCamera ? 1 : Math.min(count, COUNT_MAX)
  const all = await chooseFiles(kinds.map((kind) => `${kind}/*`).join(','), most > 1)
  // A file dialog lets people choose anything.
  const chosen = all.filter((file) => kinds.includes(kindOf(file))).slice(0, most)
  if (chosen.length === 0) throw new Error('cancel')
  return { chosen, byCamera }
}

const kindOf = ({ type }: File): ChosenFile['type'] =>
  type.startsWith('image/') ? 'image' : type.startsWith('video/') ? 'video' : 'file'

const onlyCompressed = ({ sizeType = ['original', 'compressed'] }: MediaOptions) =>
  sizeType.includes('compressed') && !sizeType.includes('original')

const takePicture = async (files: Files, file: File, options: MediaOptions): Promise<ChosenFile> =>
  keepFile(files, file, onlyCompressed(options) ? await compress(file) : file)

async function takeVideo(files: Files, file: File, options: MediaOptions, longest: number): Promise<MediaFile> {
  const video = await readVideo(file).catch((error: unknown) => {
    tellUnsupported(`wx.chooseMedia: a video of type ${file.type}`)
    throw error
  })
  if (video.duration > longest) throw new Error(`the video is longer than maxDuration ${longest}`)
  if (onlyCompressed(options)) tellUnsupported("wx.chooseMedia({ sizeType: ['compressed'] }) of a video")
  const { thumb, ...facts } = video
  const { path, size } = keepFile(files, file)
  return {
    tempFilePath: path,
    size,
    fileType: 'video',
    ...facts,
    thumbTempFilePath: files.keep(thumb, `${file.name.replace(/\.\w+$/, '')}.jpg`),
  }
}

export const keepFile = (files: Files, file: File, content: Blob = file): ChosenFile => ({
  path: files.keep(content, file.name),
  name: file.name,
  size: content.size,
  type: kindOf(file),
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
