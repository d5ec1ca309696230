import { codeInScan } from '../text/householdCode'

/** Opens the camera and reads a household's slip. Null: closed again; empty: something else was scanned. */
export async function scanHouseholdCode(): Promise<string | null> {
  try {
    const scanned = await wx.scanCode({ scanType: ['qrCode', 'wxCode'] })
    // WeChat leaves path out unless it was one of this app's own codes, whatever its typings say
    return codeInScan(scanned.path || '', scanned.result || '')
  } catch {
    return null
  }
}
