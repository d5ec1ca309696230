import type { Notice } from './cloudControl'
import type { Network, PhoneChoice, TextSize } from './choices'
import type { Person } from './config'

/** WeChat's fontSizeSetting in px for the steps that the desk offers. */
const fontSizes: Readonly<Record<TextSize, number>> = { standard: 17, large: 19, extra: 22 }

/** Address that opens the phone's page as this person's phone. */
export function addressOf(phonePage: string, cloud: string, person: Person, phone: PhoneChoice): string {
  const query = new URLSearchParams({
    openid: person.openid,
    name: person.name,
    cloud,
    font: String(fontSizes[phone.textSize]),
  })
  return `${phonePage}?${query}`
}

const send = (screen: HTMLIFrameElement, message: Readonly<Record<string, unknown>>) =>
  screen.contentWindow?.postMessage(message, '*')

export const sendNotice = (screen: HTMLIFrameElement, notice: Notice) => send(screen, { type: 'phone:notice', notice })

export const sendNetwork = (screen: HTMLIFrameElement, network: Network) =>
  send(screen, { type: 'phone:network', mode: network })

/** What a phone tells the desk that whoever builds the app should know. */
export interface PhoneHint {
  readonly kind: string
  readonly openid: string
  readonly page: string
  readonly text: string
}

const hintKinds = new Set(['unsupported', 'error', 'setData-warning'])

/** Null for a message that is nothing to warn about. */
export function readHint(data: unknown): PhoneHint | null {
  const message = (data ?? {}) as Readonly<Record<string, unknown>>
  if (message.type !== 'phone:event' || typeof message.kind !== 'string' || !hintKinds.has(message.kind)) return null
  const { type: _type, kind, openid, page, ...facts } = message
  const text = Object.values(facts)
    .map((fact) => (typeof fact === 'string' ? fact : JSON.stringify(fact)))
    .join(' ')
  return { kind, openid: String(openid ?? ''), page: String(page ?? ''), text }
}
