import { connect } from 'node:net'

export interface RawReply {
  /** NaN when the other end only closed. */
  status: number
  head: string
}

/** Sends bytes as they are and resolves with what came back until the other end closed, or until nothing more came for a while. */
export function rawRequest(port: number, bytes: string | Buffer, idleMs = 4000): Promise<RawReply> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1')
    let text = ''
    const over = () => {
      socket.destroy()
      const [head = ''] = text.split('\r\n\r\n')
      done({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? NaN), head: head.toLowerCase() })
    }
    socket.setTimeout(idleMs, over)
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString('latin1')
      // events have no end
      if (text.includes('text/event-stream')) over()
    })
    socket.on('error', over)
    socket.on('close', over)
    socket.write(bytes)
  })
}
