const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LONGEST_END = 22 + 65_535

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04
}

/**
 * Bytes that a zip says it unpacks to, read off its directory before anything is unpacked: a small file that swells to
 * gigabytes is refused by it. Null when there is no directory to read.
 */
export function unpackedSize(bytes: Uint8Array): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const stop = Math.max(0, bytes.byteLength - LONGEST_END)
  for (let end = bytes.byteLength - 22; end >= stop; end--) {
    if (view.getUint32(end, true) !== END_OF_DIRECTORY) continue
    let at = view.getUint32(end + 16, true)
    let total = 0
    for (let left = view.getUint16(end + 10, true); left > 0; left--) {
      if (at + 46 > bytes.byteLength || view.getUint32(at, true) !== DIRECTORY_ENTRY) return null
      total += view.getUint32(at + 24, true)
      at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    }
    return total
  }
  return null
}
