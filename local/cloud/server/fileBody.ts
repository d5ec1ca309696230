import type { FileHandle } from 'node:fs/promises'
import { BadRequest, type Exchange, type Reply } from './exchange'

/** The part of a file that `bytes=…` asks for, both ends inclusive; null for the whole of it. */
export function rangeOf(header: string | undefined, size: number): { start: number; end: number } | null {
  // Several parts at once may be answered by the whole (RFC 9110, 14.2).
  if (header === undefined || header.includes(',')) return null
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(header) ?? []
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if ((first === '' && Number(last) === 0) || start > end)
    throw new BadRequest('no such part of the file', 416, { 'content-range': `bytes */${size}` })
  return { start, end }
}

/** An open file as an answer, whole or in the part asked for. It is closed when the answer is over, whichever way it ends. */
export async function fileBody(file: FileHandle, { method, request }: Exchange): Promise<Reply> {
  try {
    const { size } = await file.stat()
    const range = rangeOf(request.headers.range, size)
    const length = range === null ? size : range.end - range.start + 1
    const part: Record<string, string> =
      range === null ? {} : { 'content-range': `bytes ${range.start}-${range.end}/${size}` }
    const headers = { 'content-length': length, ...part }
    const status = range === null ? 200 : 206
    if (method === 'HEAD' || length === 0) {
      await file.close()
      return { status, headers }
    }
    return { status, headers, bytes: file.createReadStream(range ?? { start: 0, end: size - 1 }) }
  } catch (error) {
    await file.close()
    throw error
  }
}
