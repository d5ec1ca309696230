/** Questions and orders to the local cloud's control face. Both throw with what it answered when it refuses. */
export interface Line {
  get<T>(path: string, query?: Readonly<Record<string, string>>): Promise<T>
  post<T>(path: string, body?: Readonly<Record<string, unknown>>): Promise<T>
}

export const openLine = (address: string): Line => ({
  get: async <T>(path: string, query: Readonly<Record<string, string>> = {}) =>
    read<T>(await fetch(`${address}/control/${path}?${new URLSearchParams(query)}`)),
  post: async <T>(path: string, body: Readonly<Record<string, unknown>> = {}) =>
    read<T>(await fetch(`${address}/control/${path}`, { method: 'POST', body: JSON.stringify(body) })),
})

async function read<T>(response: Response): Promise<T> {
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok) return answer as T
  const { error, message } = (answer ?? {}) as { error?: unknown; message?: unknown }
  throw new Error(String(error ?? message ?? response.status))
}
