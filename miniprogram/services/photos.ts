import { newIntention } from './intention'
import { accepted, refused, type Result } from './result'

/** Lets somebody take or choose one photo. Null when they go back. */
export function takePhoto(): Promise<string | null> {
  return new Promise((resolve) => {
    wx.chooseMedia({
      count: 1,
      mediaType: ['image'],
      sizeType: ['compressed'],
      success: ({ tempFiles }) => resolve(tempFiles[0]?.tempFilePath ?? null),
      fail: () => resolve(null),
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
