import { fetchEvidence, type ShownFile } from './evidence'
import { newIntention } from './intention'
import { sayRefusal } from './refusals'
import { accepted, refused, type Result } from './result'

/** A file on this phone that is going to be an attachment. */
export interface PickedFile {
  readonly path: string
  readonly name: string
  readonly type: 'image' | 'pdf'
  readonly size: number
}
/** A stored file as whoever shows it knows it. */
export interface StoredFile extends ShownFile {
  readonly name: string
  readonly type: 'image' | 'pdf'
}

/** What was chosen; a text when it can't be used; null when they go back. */
type Picked = readonly PickedFile[] | string | null

export const BYTES_MAX = 10 * 1024 * 1024
const tooLarge = (files: readonly PickedFile[]): string => {
  const large = files.find(({ size }) => size > BYTES_MAX)
  return large ? `“${large.name}”超过 10 MB。请压小一点,或分成几份` : ''
}
const within = (files: readonly PickedFile[]): Picked => tooLarge(files) || files

/** Photos from the camera or the album; WeChat gives them no names, so they get numbers from `from` on. */
export function chooseImages(count: number, from: number): Promise<Picked> {
  return new Promise((resolve) => {
    wx.chooseMedia({
      count,
      mediaType: ['image'],
      sizeType: ['compressed'],
      success: ({ tempFiles }) =>
        resolve(
          within(
            tempFiles.map(({ tempFilePath, size }, index) => ({
              path: tempFilePath,
              name: `照片 ${from + index}`,
              type: 'image',
              size,
            })),
          ),
        ),
      fail: ({ errMsg }) =>
        resolve(/cancel/.test(errMsg) ? null : '没能打开相机。请在微信的设置里允许“院坝”用相机和相册'),
    })
  })
}

/** PDFs out of a WeChat chat. */
export function choosePdfs(count: number): Promise<Picked> {
  return new Promise((resolve) => {
    wx.chooseMessageFile({
      count,
      type: 'file',
      extension: ['pdf'],
      success: ({ tempFiles }) =>
        resolve(
          within(
            tempFiles.map(({ path, name, size }) => ({ path, name: name.slice(-80), type: 'pdf' as const, size })),
          ),
        ),
      fail: ({ errMsg }) =>
        resolve(/cancel/.test(errMsg) ? null : '没能打开微信聊天里的文件。请先发到“文件传输助手”,再选一次'),
    })
  })
}

/**
 * Stores a file and gives its id; `progress` hears per cent. A cut upload is OFFLINE and may be tried again with the same file:
 * every try has a name of its own, so half a file never stands where a whole one should.
 */
export function storeAttachment(file: PickedFile, progress: (percent: number) => void): Promise<Result<string>> {
  const ending = file.type === 'pdf' ? '.pdf' : (/\.\w{2,5}$/.exec(file.path)?.[0] ?? '.jpg')
  return new Promise((resolve) => {
    const task = wx.cloud.uploadFile({
      cloudPath: `uploads/disclosures/${newIntention()}${ending}`,
      filePath: file.path,
      success: ({ fileID }) => resolve(accepted(fileID)),
      fail: () => resolve(refused('OFFLINE')),
    }) as WechatMiniprogram.UploadTask | undefined
    // what runs on a computer gives no task
    task?.onProgressUpdate(({ progress: percent }) => progress(percent))
  })
}

/** Why a file isn't shown: one that was changed is named, whatever else is the line. */
const sayUnfetched = ({ refusal: { code } }: Unfetched, { name }: StoredFile, otherwise: string): string =>
  code === 'FILE_CHANGED' ? sayRefusal({ code, detail: { name } }) : otherwise
type Unfetched = Exclude<Result<string>, { ok: true }>

/**
 * Shows one of the attachments large, if it is still what was handed in: images side by side with the others, a PDF in WeChat's
 * reader. A text when it couldn't.
 */
export async function openAttachment(file: StoredFile, all: readonly StoredFile[]): Promise<string> {
  const fetched = await fetchEvidence(file)
  if (file.type === 'pdf') return fetched.ok ? openPdf(fetched.value) : sayUnfetched(fetched, file, PDF_UNFETCHED)
  if (!fetched.ok) return sayUnfetched(fetched, file, IMAGE_UNFETCHED)
  const images = all.filter(({ type }) => type === 'image')
  const paths = await Promise.all(
    images.map(async (image) => (image.fileId === file.fileId ? fetched : fetchEvidence(image))),
  )
  const urls = paths.flatMap((path) => (path.ok ? path.value : []))
  await wx.previewImage({ urls, current: fetched.value })
  return ''
}

const IMAGE_UNFETCHED = '图片没取下来。看看手机信号,再点一次'
const PDF_UNFETCHED = '文件没取下来。看看手机信号,再点一次'

function openPdf(filePath: string): Promise<string> {
  return new Promise((resolve) => {
    wx.openDocument({
      filePath,
      fileType: 'pdf',
      showMenu: true,
      success: () => resolve(''),
      fail: () => resolve('这部手机打不开这个文件。请换一部手机或电脑上的微信再看'),
    })
  })
}
