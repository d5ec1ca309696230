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

/**
 * Sends a photo up, to a place of phones' own; gives its file id. It counts once it is handed in and the function has made its copy.
 * The folder is the matter it belongs to.
 */
export async function keepPhoto(folder: string, filePath: string): Promise<Result<string>> {
  const ending = /\.\w{2,5}$/.exec(filePath)?.[0] ?? '.jpg'
  try {
    const { fileID } = await wx.cloud.uploadFile({
      cloudPath: `uploads/${folder}/${newIntention()}${ending}`,
      filePath,
    })
    return accepted(fileID)
  } catch {
    return refused('OFFLINE')
  }
}
