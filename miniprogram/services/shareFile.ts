/**
 * Hands a text file over through WeChat: to a friend, or to one's own 文件传输助手. Answers whether it went; closing the
 * list of friends again is no error worth a sentence.
 */
export async function shareTextFile(fileName: string, text: string): Promise<boolean> {
  const filePath = `${wx.env.USER_DATA_PATH}/${fileName}`
  try {
    await new Promise<void>((resolve, reject) => {
      wx.getFileSystemManager().writeFile({
        filePath,
        data: text,
        encoding: 'utf8',
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
