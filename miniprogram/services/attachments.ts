import { newIntention } from './intention'
import { accepted, refused, type Result } from './result'

/** A file on this phone that is going to be an attachment. */
export interface PickedFile {
  readonly path: string
  readonly name: string
  readonly type: 'image' | 'pdf'
  readonly size: number
}
/** A stored file as whoever shows it knows it. */
export interface StoredFile {
  readonly fileId: string
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
      cloudPath: `disclosures/${newIntention()}${ending}`,
      filePath: file.path,
      success: ({ fileID }) => resolve(accepted(fileID)),
      fail: () => resolve(refused('OFFLINE')),
    }) as WechatMiniprogram.UploadTask | undefined
    // what runs on a computer gives no task
    task?.onProgressUpdate(({ progress: percent }) => progress(percent))
  })
}

async function fetchFile(fileId: string): Promise<string | null> {
  try {
    const { tempFilePath } = await wx.cloud.downloadFile({ fileID: fileId })
    return tempFilePath
  } catch {
    return null
  }
}

/** Shows one of the attachments large: images side by side with the others, a PDF in WeChat's reader. A text when it couldn't. */
export async function openAttachment(file: StoredFile, all: readonly StoredFile[]): Promise<string> {
  if (file.type === 'pdf') return openPdf(file.fileId)
  const images = all.filter(({ type }) => type === 'image')
  const paths = await Promise.all(images.map(({ fileId }) => fetchFile(fileId)))
  const current = paths[images.findIndex(({ fileId }) => fileId === file.fileId)]
  if (!current) return '图片没取下来。看看手机信号,再点一次'
  await wx.previewImage({ urls: paths.filter((path) => path !== null), current })
  return ''
}

async function openPdf(fileId: string): Promise<string> {
  const filePath = await fetchFile(fileId)
  if (filePath === null) return '文件没取下来。看看手机信号,再点一次'
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
