/** The parts of a multipart/form-data body by name, or undefined when it is not one. */
export function readMultipart(body: Buffer, contentType: string): Record<string, Buffer> | undefined {
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)"?/i.exec(contentType)?.[1]
  if (boundary === undefined) return undefined
  const separator = Buffer.from(`--${boundary}`)
  const parts: Record<string, Buffer> = {}
  let at = body.indexOf(separator)
  while (at >= 0) {
    const next = body.indexOf(separator, at + separator.length)
    if (next < 0) break
    // Between the separators: CRLF, headers, an empty line, the value, CRLF.
    const part = body.subarray(at + separator.length + 2, next - 2)
    const gap = part.indexOf('\r\n\r\n')
    const name = gap < 0 ? undefined : /name="([^"]+)"/.exec(part.subarray(0, gap).toString('utf8'))?.[1]
    if (name !== undefined) parts[name] = part.subarray(gap + 4)
    at = next
  }
  return parts
}
