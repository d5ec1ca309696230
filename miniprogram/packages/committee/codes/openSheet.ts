/** Puts a made table or poster on the phone and opens it: from there it is sent on or printed. A sentence when that didn't work. */
export async function openSheet(fileName: string, base64: string, what = '这张表'): Promise<string> {
  const filePath = `${wx.env.USER_DATA_PATH}/${fileName}`
  const written = await new Promise<boolean>((resolve) => {
    wx.getFileSystemManager().writeFile({
      filePath,
      data: base64,
      encoding: 'base64',
      success: () => resolve(true),
      fail: () => resolve(false),
    })
  })
  if (!written) return `手机存不下${what}。请清出一点地方,再试一次`
  return new Promise((resolve) => {
    wx.openDocument({
      filePath,
      showMenu: true,
      success: () => resolve(''),
      fail: () => resolve(`做好了,但这部手机打不开${what}。请换一部手机或电脑上的微信再试`),
    })
  })
}
