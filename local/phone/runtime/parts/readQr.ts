import jsQR from 'jsqr'

/** What the QR code in a picture says; undefined when there is none to be seen. */
export function readQr({ data, width, height }: ImageData): string | undefined {
  return jsQR(data, width, height)?.data
}
