import type { WriteStream } from 'node:tty'

/** One line that says what is being waited for, on a terminal only; it is gone when the waiting is over. */
export function showProgress(stream: WriteStream): { tell: (what: string) => void; clear: () => void } {
  const write = (text: string) => stream.isTTY && stream.write(`\r\x1b[2K${text}`)
  return { tell: (what) => void write(`${what}…`), clear: () => void write('') }
}
