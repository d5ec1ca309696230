import { newIntention } from './intention'
import { accepted, refused, type Result } from './result'

/** Lets somebody take or choose one photo: its path. Null when they go back; what is wrong when there is no camera to use. */
export function takePhoto(): Promise<{ path: string } | { problem: string } | null> {
  return new Promise((resolve) => {
    wx.chooseMedia({
      count: 1,
      mediaType: ['image'],
      sizeType: ['compressed'],
      success: ({ tempFiles: [photo] }) => resolve(photo ? { path: photo.tempFilePath } : null),
      fail: ({ errMsg }) =>
        resolve(/cancel/.test(errMsg) ? null : { problem: '没能打开相机。请在微信的设置里允许“院坝”用相机和相册' }),
    })
  })
}

/** Stores a photo as evidence; gives its file id. The folder is the matter it belongs to. */
export async function keepPhoto(folder: string, filePath: string): Promise<Result<string>> {
  const ending = /\.\w{2,5}$/.exec(filePath)?.[0] ?? '.jpg'
  try {
    const { fileID } = await wx.cloud.uploadFile({ cloudPath: `${folder}/${newIntention()}${ending}`, filePath })
    return accepted(fileID)
  } catch {
    return refused('OFFLINE')
  }
}

/** A stored photo on this phone, for <image> and wx.previewImage. */
export async function fetchPhoto(fileId: string): Promise<Result<string>> {
  try {
    const { tempFilePath } = await wx.cloud.downloadFile({ fileID: fileId })
    return accepted(tempFilePath)
  } catch {
    return refused('OFFLINE')
  }
}
