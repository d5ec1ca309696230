import { html, press } from '../html'
import { showLayer } from '../dialogs/layer'
import { chooseFiles } from './choose'

interface Detector {
  detect(image: ImageBitmap): Promise<{ rawValue: string }[]>
}
type DetectorConstructor = new (options: { formats: string[] }) => Detector

/** wx.scanCode without a camera: type what the code says, or choose a picture of it (where the browser can read codes). */
export function scanCode(): Promise<{ result: string; scanType: string; charSet: string; path: string }> {
  return new Promise((resolve, reject) => {
    const field = document.createElement('input')
    field.placeholder = '输入二维码里的内容'
    const note = html('p', '')
    const finish = (result: string) => {
      close()
      resolve({ result, scanType: 'QR_CODE', charSet: 'UTF-8', path: result })
    }
    const fromPicture = async () => {
      const [file] = await chooseFiles('image/*', false)
      const text = file ? await readCode(file) : undefined
      if (text) finish(text)
      else note.textContent = '这张图里没有认出二维码，请直接输入内容'
    }
    const cancel = () => {
      close()
      reject(new Error('cancel'))
    }
    const box = html(
      'div',
      'phone-modal phone-scan',
      html('b', '', '扫一扫'),
      field,
      note,
      press('phone-scan-picture', '从图片中识别', () => void fromPicture().catch(() => undefined)),
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

async function readCode(file: File): Promise<string | undefined> {
  const { BarcodeDetector } = globalThis as unknown as { BarcodeDetector?: DetectorConstructor }
  if (!BarcodeDetector) return undefined
  const found = await new BarcodeDetector({ formats: ['qr_code'] })
    .detect(await createImageBitmap(file))
    .catch(() => [])
  return found[0]?.rawValue
}
