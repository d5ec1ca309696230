/** The UTF-8 bytes of a text. Written out because not every phone's mini-program runtime has TextEncoder. */
export function utf8(text: string): Uint8Array {
  // three bytes a UTF-16 unit is the most there can be (a pair of units makes four)
  const bytes = new Uint8Array(text.length * 3)
  let length = 0
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i)
    if (code >= 0xd800 && code <= 0xdfff) {
      const next = text.charCodeAt(i + 1)
      const pair = code < 0xdc00 && next >= 0xdc00 && next <= 0xdfff
      // a lone half of a pair has no bytes of its own: the replacement character, as TextEncoder does
      code = pair ? 0x10000 + ((code - 0xd800) << 10) + (next - 0xdc00) : 0xfffd
      if (pair) i++
    }
    if (code < 0x80) bytes[length++] = code
    else if (code < 0x800) {
      bytes[length++] = 0xc0 | (code >> 6)
      bytes[length++] = 0x80 | (code & 0x3f)
    } else if (code < 0x10000) {
      bytes[length++] = 0xe0 | (code >> 12)
      bytes[length++] = 0x80 | ((code >> 6) & 0x3f)
      bytes[length++] = 0x80 | (code & 0x3f)
    } else {
      bytes[length++] = 0xf0 | (code >> 18)
      bytes[length++] = 0x80 | ((code >> 12) & 0x3f)
      bytes[length++] = 0x80 | ((code >> 6) & 0x3f)
      bytes[length++] = 0x80 | (code & 0x3f)
    }
  }
  return bytes.subarray(0, length)
}
