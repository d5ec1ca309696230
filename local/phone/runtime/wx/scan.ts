import { html, press } from '../html'
import { showLayer } from '../dialogs/layer'
import { chooseFiles } from './choose'

interface Detector {
  detect(image: ImageBitmap): Promise<{ rawValue: string; format: string }[]>
}
type DetectorConstructor = new () => Detector

export interface ScanOptions {
  /** Only by the camera: no picture from the album. */
  onlyFromCamera?: boolean
}
export interface Scanned {
  result: string
  scanType: string
  charSet: string
  /** base64 */
  rawData: string
  path?: string
}

/** The browser's names of formats, as WeChat calls them. */
const TYPES: Record<string, string> = {
  qr_code: 'QR_CODE',
  aztec: 'AZTEC',
  codabar: 'CODABAR',
  code_39: 'CODE_39',
  code_93: 'CODE_93',
  code_128: 'CODE_128',
  data_matrix: 'DATA_MATRIX',
  ean_8: 'EAN_8',
  ean_13: 'EAN_13',
  itf: 'ITF',
  pdf417: 'PDF_417',
  upc_a: 'UPC_A',
  upc_e: 'UPC_E',
}

/** wx.scanCode without a camera: type what the code says, or choose a picture of it (where the browser can read codes). */
export function scanCode({ onlyFromCamera }: ScanOptions, isPage: (path: string) => boolean): Promise<Scanned> {
  return new Promise((resolve, reject) => {
    const field = document.createElement('input')
    field.placeholder = '输入二维码里的内容'
    const note = html('p', '')
    const finish = (text: string, type = 'QR_CODE') => {
      close()
      resolve(scanned(text, type, isPage))
    }
    const fromPicture = async () => {
      const [file] = await chooseFiles('image/*', false)
      const found = file ? await readCode(file) : undefined
      if (found) finish(found.rawValue, TYPES[found.format])
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
        press('phone-modal-confirm', '确定', () => finish(field.value)),
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

async function readCode(file: File): Promise<{ rawValue: string; format: string } | undefined> {
  const { BarcodeDetector } = globalThis as unknown as { BarcodeDetector?: DetectorConstructor }
  if (!BarcodeDetector) return undefined
  const found = await new BarcodeDetector().detect(await createImageBitmap(file)).catch(() => [])
  return found[0]
}
