/** A whole environment as the local cloud exports it (docs/local-cloud.md). The demo only ever looks at its clock. */
export interface Environment {
  readonly clock: { readonly now: string; readonly frozen: boolean }
  readonly [part: string]: unknown
}

/** What the demo does with a local cloud, over HTTP like everybody else. */
export interface DemoCloud {
  /** What the function returned; throws when the call itself failed. */
  call(openid: string, fn: string, data: unknown): Promise<unknown>
  /** Moves the clock, which stands still meanwhile; resolves after the timers in between have run. */
  moveTo(at: number): Promise<void>
  /** One tap on 允许 for each template. */
  allowMessages(openid: string, templateIds: readonly string[]): Promise<void>
  /** @returns the file's id, `cloud://…` */
  upload(openid: string, path: string, content: Uint8Array<ArrayBuffer>): Promise<string>
  exportAll(): Promise<Environment>
  importAll(environment: Environment): Promise<void>
}

export function demoCloud({ url }: { readonly url: string }): DemoCloud {
  async function request(path: string, init: RequestInit): Promise<unknown> {
    const response = await fetch(url + path, init)
    const answer: unknown = await response.json()
    if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(answer)}`)
    return answer
  }
  const post = (path: string, body: unknown, openid = '') =>
    request(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', 'x-local-openid': encodeURIComponent(openid) },
    })

  return {
    call: async (openid, fn, data) => {
      const reply = await post('/client/callFunction', { name: fn, data }, openid)
      const { result, errMsg, errCode } = reply as { result?: unknown; errMsg: string; errCode?: number }
      if (errCode !== undefined) throw new Error(errMsg)
      return result
    },
    moveTo: async (at) => {
      const moved = await post('/control/clock', { set: new Date(at).toISOString(), freeze: true })
      const { fired } = moved as { fired: { function: string; trigger: string; at: string; error: string | null }[] }
      const failed = fired.find(({ error }) => error !== null)
      if (failed) throw new Error(`timer ${failed.trigger} of ${failed.function} at ${failed.at}: ${failed.error}`)
    },
    allowMessages: async (openid, accepted) => {
      await post('/client/subscribe', { accepted }, openid)
    },
    upload: async (openid, path, content) => {
      const answer = await request(`/client/uploadFile?cloudPath=${encodeURIComponent(path)}`, {
        method: 'POST',
        body: new Blob([content]),
        headers: { 'content-type': 'image/png', 'x-local-openid': encodeURIComponent(openid) },
      })
      return (answer as { fileID: string }).fileID
    },
    exportAll: async () => (await post('/control/export', {})) as Environment,
    importAll: async (environment) => {
      await post('/control/import', environment)
    },
  }
}
