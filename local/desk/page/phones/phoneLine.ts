import type { Network, PhoneChoice, TextSize, Theme } from '../choices'
import type { Notice } from '../cloud/cloudControl'
import type { Person } from '../config'

/** WeChat's fontSizeSetting in px for the steps that the desk offers. */
const fontSizes: Readonly<Record<TextSize, number>> = {
  standard: 17,
  large: 19,
  extra: 22,
  largest: 24.5,
}

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
    network: phone.network,
    theme: phone.theme,
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

/** How far the cloud's clock is ahead of this machine's, whole ms: an app's Date.now() must be whole. */
export const sendClock = (screen: HTMLIFrameElement, offset: number) => send(screen, { type: 'phone:clock', offset })

export const sendTheme = (screen: HTMLIFrameElement, theme: Theme) => send(screen, { type: 'phone:theme', theme })

/** As when somebody taps a card in a chat. */
export const sendOpen = (screen: HTMLIFrameElement, page: string) => send(screen, { type: 'phone:open', page })

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
