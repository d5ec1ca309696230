/** What a file is by its first bytes, whatever it is called. */
export interface FileType {
  readonly type: 'image' | 'pdf'
  /** How a file of this kind is called. */
  readonly ending: 'jpg' | 'png' | 'gif' | 'webp' | 'pdf'
}

const text = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, Math.min(to, bytes.length)))

const startsWith = (bytes: Uint8Array, ...signature: readonly number[]): boolean =>
  signature.every((byte, at) => bytes[at] === byte)

/** Readers of PDFs look for the header so far in. */
const PDF_HEADER_WITHIN = 1024

/** Null for whatever is neither a picture that WeChat checks (JPEG, PNG, GIF, WebP) nor a PDF. Only the beginning is looked at. */
export function fileTypeOf(bytes: Uint8Array): FileType | null {
  if (startsWith(bytes, 0xff, 0xd8, 0xff)) return { type: 'image', ending: 'jpg' }
  if (startsWith(bytes, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return { type: 'image', ending: 'png' }
  if (/^GIF8[79]a$/.test(text(bytes, 0, 6))) return { type: 'image', ending: 'gif' }
  if (text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 12) === 'WEBP') return { type: 'image', ending: 'webp' }
  if (text(bytes, 0, PDF_HEADER_WITHIN).includes('%PDF-')) return { type: 'pdf', ending: 'pdf' }
  return null
}
