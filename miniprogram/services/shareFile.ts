/**
 * Hands a text file over through WeChat: to a friend, or to one's own 文件传输助手. Answers whether it went; closing the
 * list of friends again is no error worth a sentence.
 */
export const shareTextFile = (fileName: string, text: string): Promise<boolean> => share(fileName, text, 'utf8')

/** The same for a file that comes as base64: a table, a PDF. */
export const shareFile = (fileName: string, base64: string): Promise<boolean> => share(fileName, base64, 'base64')

async function share(fileName: string, data: string, encoding: 'utf8' | 'base64'): Promise<boolean> {
  const filePath = `${wx.env.USER_DATA_PATH}/${fileName}`
  try {
    await new Promise<void>((resolve, reject) => {
      wx.getFileSystemManager().writeFile({
        filePath,
        data,
        encoding,
        success: () => resolve(),
        fail: (failure) => reject(new Error(failure.errMsg)),
      })
    })
    await wx.shareFileMessage({ filePath, fileName })
    return true
  } catch (failure) {
    return /cancel/.test(String((failure as { errMsg?: string }).errMsg ?? failure))
  }
}
