/**
 * The line to the desk: the page that shows the phone in an iframe. The phone tells what happens as
 * `{ type: 'phone:event', kind, openid, … }`; the desk sends `{ type: 'phone:<order>', … }`.
 */
export type EventKind = 'ready' | 'navigated' | 'setData-warning' | 'unsupported' | 'error' | 'subscribe' | 'share'

let openid = ''
let currentPage = () => ''
const told = new Set<string>()

export function connectDesk(owner: string, page: () => string): void {
  openid = owner
  currentPage = page
}

export function tellDesk(kind: EventKind, facts: Record<string, unknown> = {}): void {
  const event = { type: 'phone:event', kind, openid, page: currentPage(), ...facts }
  if (parent !== window) parent.postMessage(event, '*')
}

/** Says once a page that something isn't supported; never silently. */
export function tellUnsupported(what: string): void {
  const key = `${what} ${currentPage()}`
  if (told.has(key)) return
  told.add(key)
  console.warn(`[phone] not supported: ${what} (${currentPage()})`)
  tellDesk('unsupported', { what })
}

export function tellError(where: string, error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  errors.push(`${where} ${text}`)
  console.error(`[phone] ${where}`, error)
  tellDesk('error', { where, message: text })
}

/** Everything that went wrong since the phone was opened; tests look at it. */
export const errors: string[] = []

/** Runs `order` for each message `{ type: 'phone:<name>' }` from the desk. */
export function onOrder(name: string, order: (message: Record<string, unknown>) => void): void {
  addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const message = data as Record<string, unknown> | null
    if (message?.type === `phone:${name}`) order(message)
  })
}
