import { sceneInScan } from '../text/meeting'

/** Opens the camera and reads the code on the screen of a meeting. Null: closed again; empty: something else was scanned. */
export async function scanMeetingCode(): Promise<string | null> {
  try {
    const scanned = await wx.scanCode({ scanType: ['qrCode', 'wxCode'], onlyFromCamera: true })
    // WeChat leaves path out unless it was one of this app's own codes, whatever its typings say
    return sceneInScan(`${scanned.path || ''} ${scanned.result || ''}`)
  } catch {
    return null
  }
}
