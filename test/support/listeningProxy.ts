import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface ListeningProxy {
  readonly url: string
  /** What the cloud has answered since the last time this was asked. */
  heard(): string[]
  stop(): Promise<void>
}

/** Stands between a function and the local cloud and keeps what the database answers: what was read can be looked at. */
export async function startListeningProxy(cloudUrl: string): Promise<ListeningProxy> {
  let answers: string[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      void (async () => {
        const headers = new Headers()
        for (const [name, value] of Object.entries(request.headers)) {
          if (typeof value === 'string' && !notForwarded.has(name)) headers.set(name, value)
        }
        const body = Buffer.concat(chunks)
        const init = { method: request.method ?? 'GET', headers, ...(body.length > 0 ? { body } : {}) }
        const answer = await fetch(cloudUrl + (request.url ?? ''), init)
        const text = await answer.text()
        answers.push(text)
        response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'application/json' })
        response.end(text)
      })()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    heard: () => {
      const heard = answers
      answers = []
      return heard
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const notForwarded = new Set(['host', 'connection', 'content-length', 'accept-encoding', 'transfer-encoding'])
