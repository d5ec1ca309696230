import { Agent, request } from 'node:http'

export type Ask = (action: string, params: Record<string, unknown>) => Promise<Record<string, unknown>>

/**
 * Asks the cloud what the SDK would ask, over one connection and without the SDK's own work, which takes longer than the cloud's: so that a test keeps
 * the cloud busy instead of itself. A refusal is thrown as it comes: `{ code, message }`.
 */
export function adminCaller(url: string): Ask {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  return (action, params) =>
    new Promise((resolve, reject) => {
      const asked = request(`${url}/admin`, { method: 'POST', agent }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('error', reject)
        response.on('end', () => {
          const reply = JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>
          if (reply['code'] === undefined) resolve(reply)
          else reject(Object.assign(new Error(String(reply['message'])), { code: reply['code'] }))
        })
      })
      asked.on('error', reject)
      asked.end(JSON.stringify({ action, ...params }))
    })
}
