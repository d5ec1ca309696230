export interface DecodedText {
  readonly encoding: string
  readonly text: string
}

const attempts = [
  { label: 'utf-8', encoding: 'UTF-8' },
  // GB18030 holds all of GBK and GB2312: what Excel on a Chinese Windows saves as CSV
  { label: 'gb18030', encoding: 'GBK' },
] as const

function decodeAs(label: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

const startsWith = (bytes: Uint8Array, ...mark: readonly number[]) => mark.every((byte, at) => bytes[at] === byte)

/** Text of a file in UTF-8 (with or without BOM), GBK/GB18030 or UTF-16 with BOM; null when it is none of them. */
export function decodeText(bytes: Uint8Array): DecodedText | null {
  // Excel's “Unicode text”
  if (startsWith(bytes, 0xff, 0xfe)) {
    const text = decodeAs('utf-16le', bytes)
    return text === null ? null : { encoding: 'UTF-16', text }
  }
  for (const { label, encoding } of attempts) {
    const text = decodeAs(label, bytes)
    // a picture or an old .xls may decode by chance, but not without control characters
    if (text !== null && !/[^\P{Cc}\s]/u.test(text)) return { encoding, text }
  }
  return null
}
