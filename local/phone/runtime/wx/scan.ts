import { html, press } from '../html'
import { showLayer } from '../dialogs/layer'
import { chooseFiles } from './choose'
import { readCode } from './readCode'

export interface ScanOptions {
  /** Only by the camera: no picture from the album. */
  onlyFromCamera?: boolean
  /** Kinds of codes that are wanted. */
  scanType?: string[]
}
export interface Scanned {
  result: string
  scanType: string
  charSet: string
  /** base64 */
  rawData: string
  path?: string
}

/** What each kind that can be asked for finds; all others are one-dimensional (“一维码” in the reference, AZTEC too). */
const KINDS: Record<string, readonly string[]> = {
  qrCode: ['QR_CODE', 'WX_CODE'],
  wxCode: ['WX_CODE'],
  datamatrix: ['DATA_MATRIX'],
  pdf417: ['PDF_417'],
}
const NOT_BARS = new Set(Object.values(KINDS).flat())
const isWanted = (type: string, wanted: readonly string[]) =>
  wanted.some((kind) => (kind === 'barCode' ? !NOT_BARS.has(type) : KINDS[kind]?.includes(type)))
/** Of what kind a typed text is: the commonest of those that are wanted. */
const typedAs = (wanted: readonly string[]): string =>
  ['QR_CODE', 'CODE_128', 'DATA_MATRIX', 'PDF_417'].find((type) => isWanted(type, wanted)) ?? 'QR_CODE'

/** wx.scanCode without a camera: type what the code says, or choose a picture of it. */
export function scanCode(options: ScanOptions, isPage: (path: string) => boolean): Promise<Scanned> {
  const { onlyFromCamera, scanType = ['barCode', 'qrCode', 'wxCode'] } = options
  return new Promise((resolve, reject) => {
    const field = document.createElement('input')
    field.placeholder = '输入二维码里的内容'
    const note = html('p', '')
    const finish = (text: string, type: string) => {
      const code = scanned(text, type, isPage)
      if (!isWanted(code.scanType, scanType)) {
        note.textContent = '这里要的不是这种码'
        return
      }
      close()
      resolve(code)
    }
    const fromPicture = async () => {
      const [file] = await chooseFiles('image/*', false)
      const found = file && (await readCode(file).catch(() => undefined))
      if (found) finish(found.text, found.type)
      else note.textContent = '这张图里没有认出二维码，请直接输入内容'
    }
    const cancel = () => {
      close()
      reject(new Error('cancel'))
    }
    const box = html('div', 'phone-modal phone-scan', html('b', '', '扫一扫'), field, note)
    if (!onlyFromCamera) {
      box.append(press('phone-scan-picture', '从图片中识别', () => void fromPicture().catch(() => undefined)))
    }
    box.append(
      html(
        'div',
        'phone-modal-buttons',
        press('', '取消', cancel),
        press('phone-modal-confirm', '确定', () => finish(field.value, typedAs(scanType))),
      ),
    )
    const close = showLayer(box)
  })
}

/** A code of this very app (its text names one of its pages) is a 小程序码: it has a path and no text of its own. */
export function scanned(text: string, type: string, isPage: (path: string) => boolean): Scanned {
  const bytes = new TextEncoder().encode(text)
  const facts = { charSet: 'UTF-8', rawData: btoa(String.fromCharCode(...bytes)) }
  const [page = ''] = text.split('?')
  return isPage(page)
    ? { ...facts, result: '', scanType: 'WX_CODE', path: text }
    : { ...facts, result: text, scanType: type }
}
