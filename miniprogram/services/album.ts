/** Saves a picture to this phone's album. A sentence when that did not work. */
export function savePicture(filePath: string): Promise<string> {
  return new Promise((resolve) => {
    wx.saveImageToPhotosAlbum({
      filePath,
      success: () => resolve(''),
      fail: ({ errMsg }) =>
        resolve(
          /auth|deny|permission/.test(errMsg)
            ? '没能存到相册。请在微信的设置里允许“院坝”存照片'
            : '没存。要存的话再点一次“存到相册”',
        ),
    })
  })
}
