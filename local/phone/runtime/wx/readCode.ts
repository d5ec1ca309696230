import { loadPart } from '../part'

export interface Code {
  text: string
  /** As wx.scanCode calls it. */
  type: string
}
interface Detector {
  detect(image: ImageBitmap): Promise<{ rawValue: string; format: string }[]>
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
/** Longest sides that a photograph is looked at with, px: codes are found more surely in smaller pictures, small ones only in large. */
const SIDES = [800, 2000]

/** The code in a picture: a QR code in any browser, the others where the browser has a BarcodeDetector. */
export async function readCode(file: Blob): Promise<Code | undefined> {
  const image = await createImageBitmap(file)
  const { BarcodeDetector } = globalThis as unknown as { BarcodeDetector?: new () => Detector }
  const [found] = BarcodeDetector ? await new BarcodeDetector().detect(image).catch(() => []) : []
  const type = found && TYPES[found.format]
  if (found && type) return { text: found.rawValue, type }
  const { readQr } = await loadPart('readQr')
  for (const side of SIDES) {
    const text = readQr(pixelsOf(image, side))
    if (text !== undefined) return { text, type: 'QR_CODE' }
  }
  return undefined
}

function pixelsOf(image: ImageBitmap, longest: number): ImageData {
  const scale = Math.min(1, longest / Math.max(image.width, image.height))
  const [width, height] = [Math.round(image.width * scale), Math.round(image.height * scale)]
  const context = new OffscreenCanvas(width, height).getContext('2d')
  if (!context) throw new Error('the browser has no canvas')
  // What is transparent is paper.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  context.drawImage(image, 0, 0, width, height)
  return context.getImageData(0, 0, width, height)
}
