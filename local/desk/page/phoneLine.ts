import type { Notice } from './cloudControl'
import type { Network, PhoneChoice, TextSize } from './choices'
import type { Person } from './config'

/** WeChat's fontSizeSetting in px for the steps that the desk offers. */
const fontSizes: Readonly<Record<TextSize, number>> = { standard: 17, large: 19, extra: 22 }

/** Address that opens the phone's page as this person's phone. */
export function addressOf(
  phonePage: string,
  cloud: string,
  person: Person,
  phone: PhoneChoice,
  clockOffset: number,
): string {
  const query = new URLSearchParams({
    openid: person.openid,
    name: person.name,
    cloud,
    font: String(fontSizes[phone.textSize]),
    clock: String(clockOffset),
  })
  return `${phonePage}?${query}`
}

const send = (screen: HTMLIFrameElement, message: Readonly<Record<string, unknown>>) =>
  screen.contentWindow?.postMessage(message, '*')

/** A subscribe message as the cloud keeps it, told as the phone shows it. */
export const sendNotice = (screen: HTMLIFrameElement, { title, page, fields }: Notice) =>
  send(screen, {
    type: 'phone:notice',
    title,
    page,
    lines: fields.map(({ label, value }) => ({ label, text: value })),
  })

export const sendNetwork = (screen: HTMLIFrameElement, network: Network) =>
  send(screen, { type: 'phone:network', mode: network })

/** How far the courtyard's clock is ahead of this machine's, whole ms: an app's Date.now() must be whole. */
export const sendClock = (screen: HTMLIFrameElement, offset: number) => send(screen, { type: 'phone:clock', offset })

/** What the subscribe messages are called, for the sheet that asks whether to allow them. */
export const sendTemplates = (screen: HTMLIFrameElement, titles: Readonly<Record<string, string>>) =>
  send(screen, { type: 'phone:templates', titles })

/** As when somebody takes the phone up again: what is on the screen asks anew. */
export const sendWake = (screen: HTMLIFrameElement) => send(screen, { type: 'phone:wake' })

const STORED = 'phone:'

/** Empties the storage of all phones: the scenes begin on phones that have seen nothing. */
export function forgetPhones(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(STORED)) localStorage.removeItem(key)
}

/** What a phone tells the desk that whoever builds the app should know. */
export interface PhoneHint {
  readonly kind: string
  readonly openid: string
  readonly page: string
  readonly text: string
}

export const isReady = (data: unknown): boolean => {
  const { type, kind } = (data ?? {}) as Readonly<Record<string, unknown>>
  return type === 'phone:event' && kind === 'ready'
}

const hintKinds = new Set(['unsupported', 'error', 'setData-warning'])

/** Null for a message that is nothing to warn about. */
export function readHint(data: unknown): PhoneHint | null {
  const message = (data ?? {}) as Readonly<Record<string, unknown>>
  if (message.type !== 'phone:event' || typeof message.kind !== 'string' || !hintKinds.has(message.kind)) return null
  const known = ['type', 'kind', 'openid', 'page']
  const text = Object.entries(message)
    .filter(([name]) => !known.includes(name))
    .map(([name, fact]) => `${name}: ${typeof fact === 'string' ? fact : JSON.stringify(fact)}`)
    .join('\n')
  return { kind: message.kind, openid: String(message.openid ?? ''), page: String(message.page ?? ''), text }
}
