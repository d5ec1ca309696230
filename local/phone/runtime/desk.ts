import type { Place } from '../sourceMap'
import { appFrame, placeInApp } from './sourcePlace'

/**
 * The line to the desk: the page that shows the phone in an iframe. The phone tells what happens as
 * `{ type: 'phone:event', kind, openid, … }`; the desk sends `{ type: 'phone:<order>', … }`.
 */
export type EventKind =
  'ready' | 'navigated' | 'metrics' | 'setData-warning' | 'unsupported' | 'error' | 'subscribe' | 'share'

let openid = ''
let currentPage = () => ''
let openingPage = ''
const told = new Set<string>()

export function connectDesk(owner: string, page: () => string): void {
  openid = owner
  currentPage = page
}

/** Whatever is told while `run` runs is of the page that opens: it isn't on the stack yet. */
export function whileOpening(page: string, run: () => void): void {
  openingPage = page
  try {
    run()
  } finally {
    openingPage = ''
  }
}

const pageNow = () => openingPage || currentPage()

export function tellDesk(kind: EventKind, facts: Record<string, unknown> = {}): void {
  const event = { type: 'phone:event', kind, openid, page: pageNow(), ...facts }
  if (parent !== window) parent.postMessage(event, '*')
}

/** Frames kept of a stack: the engine puts many between the phone and the app's code. */
const STACK_FRAMES = 50

/**
 * Says once that something isn't supported; never silently. `place` is where the app asks for it; without, the line of the app's code that
 * is running now.
 */
export function tellUnsupported(what: string, place?: Place): void {
  const stack = place ? '' : stackHere()
  const key = `${what} ${place ? `${place.file}:${place.line}` : (appFrame(stack) ?? pageNow())}`
  if (told.has(key)) return
  told.add(key)
  const page = pageNow()
  const tell = (found?: Place) => {
    console.warn(`[phone] not supported: ${what} (${found ? `${found.file}:${found.line}, ` : ''}page ${page || '-'})`)
    tellDesk('unsupported', { what, page, ...found })
  }
  if (place) tell(place)
  else void placeInApp(stack).then(tell, () => tell())
}

function stackHere(): string {
  // V8's own: how many frames an Error keeps.
  const limits = Error as unknown as { stackTraceLimit: number }
  const before = limits.stackTraceLimit
  limits.stackTraceLimit = STACK_FRAMES
  const { stack = '' } = new Error()
  limits.stackTraceLimit = before
  return stack
}

const errorListeners: ((where: string, text: string) => void)[] = []

/** Runs `listener` for each error that is told from now on. */
export function onError(listener: (where: string, text: string) => void): void {
  errorListeners.push(listener)
}

export function tellError(where: string, error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  errors.push(`${where} ${text}`)
  for (const listener of errorListeners) listener(where, text)
  console.error(`[phone] ${where}`, error)
  const page = pageNow()
  const tell = (place?: Place) => tellDesk('error', { where, message: text, page, ...place })
  void placeInApp(text).then(tell, () => tell())
}

/** Everything that went wrong since the phone was opened; tests look at it. */
export const errors: string[] = []

/** Runs `order` for each message `{ type: 'phone:<name>' }` from the desk, and from nobody else who has got hold of the window. */
export function onOrder(name: string, order: (message: Record<string, unknown>) => void): void {
  addEventListener('message', ({ data, source }: MessageEvent<unknown>) => {
    if (source !== parent) return
    const message = data as Record<string, unknown> | null
    if (message?.type === `phone:${name}`) order(message)
  })
}
