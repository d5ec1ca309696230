/** A table as it goes to the server: the file itself, base64. ≤1 MB. */
export interface Sheet {
  readonly from: 'file'
  readonly name: string
  readonly base64: string
}

const SIZE_MAX = 1_000_000

/** Lets somebody choose a table out of a WeChat chat. Null when they go back; a text when it can't be used. */
export async function chooseSheet(): Promise<Sheet | string | null> {
  const chosen = await chooseFile()
  if (!chosen || typeof chosen === 'string') return chosen
  if (chosen.size > SIZE_MAX) return '这个文件超过 1 MB。请只留要用的那一张表,另存一份再选'
  const base64 = await readBase64(chosen.path)
  return base64 === null ? '这个文件没读出来。请重新选一次' : { from: 'file', name: chosen.name.slice(-120), base64 }
}

function chooseFile(): Promise<{ path: string; name: string; size: number } | string | null> {
  return new Promise((resolve) => {
    wx.chooseMessageFile({
      count: 1,
      type: 'file',
      extension: ['csv', 'xlsx'],
      success: ({ tempFiles }) => resolve(tempFiles[0] ?? null),
      fail: ({ errMsg }) =>
        resolve(/cancel/.test(errMsg) ? null : '没能打开微信聊天里的文件。也可以改用“粘贴表格内容”'),
    })
  })
}

function readBase64(filePath: string): Promise<string | null> {
  return new Promise((resolve) => {
    wx.getFileSystemManager().readFile({
      filePath,
      encoding: 'base64',
      success: ({ data }) => resolve(typeof data === 'string' ? data : null),
      fail: () => resolve(null),
    })
  })
}
