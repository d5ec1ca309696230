import type { PhoneChoice } from './choices'
import type { Notice } from './cloudControl'
import type { Person } from './config'
import { element, replaceChildren } from './element'
import { EDGE, heightOf } from './fit'
import { icon, type IconName } from './icon'
import { personChooser, type PersonChooser } from './personChooser'
import { addressOf, sendClock, sendNetwork, sendNotice, sendTemplates, sendWake } from './phoneLine'
import { phoneSettings } from './phoneSettings'
import { say } from './words'

export interface PhoneFrameParts {
  readonly phoneAddress: string
  readonly cloudAddress: string
  readonly personOf: (openid: string) => Person
  readonly people: () => readonly Person[]
  /** How far the courtyard's clock is ahead of this machine's, ms. */
  readonly clockOffset: () => number
  /** Titles of subscribe messages by template id. */
  readonly templateTitles: () => Readonly<Record<string, string>>
  readonly change: (part: Partial<PhoneChoice>) => void
  readonly addNewcomer: (name: string) => string
  readonly toggleOnly: () => void
}

export interface PhoneFrame {
  readonly root: HTMLElement
  show(phone: PhoneChoice, alone: boolean, several: boolean): void
  scale(factor: number): void
  /** Opens the app anew, as after a cold start. */
  reopen(): void
  notify(notice: Notice): void
  keepTime(): void
  /** The app asks anew for what it shows. */
  wake(): void
  /** The app has started: it is told what it can't know. */
  started(): void
  isFrom(source: MessageEventSource | null): boolean
}

/** One phone on the desk: who holds it, its settings, and the screen itself. */
export function phoneFrame(parts: PhoneFrameParts): PhoneFrame {
  const head = element('header', { class: 'phone-head' })
  const screen = element('iframe', { class: 'screen', allow: 'clipboard-write' })
  const body = element('div', { class: 'phone-body' }, screen)
  const root = element('section', { class: 'phone' }, head, body)
  let shown: PhoneChoice | null = null

  const open = () => {
    if (!shown) return
    const person = parts.personOf(shown.openid)
    screen.title = person.name
    screen.src = addressOf(parts.phoneAddress, parts.cloudAddress, person, shown, parts.clockOffset())
  }
  const chooser: PersonChooser = {
    people: parts.people,
    choose: (openid) => parts.change({ openid }),
    addNewcomer: parts.addNewcomer,
  }
  return {
    root,
    show(phone, alone, several) {
      const before = shown
      shown = phone
      root.dataset.openid = phone.openid
      replaceChildren(
        head,
        ...personChooser(parts.personOf(phone.openid), chooser),
        ...phoneSettings(phone, parts.change),
        iconButton('reopen', say('reopen'), open),
        several ? iconButton(alone ? 'shrink' : 'enlarge', say(alone ? 'all' : 'only'), parts.toggleOnly) : null,
      )
      body.dataset.network = phone.network
      const sameApp = before?.openid === phone.openid && before.textSize === phone.textSize
      if (!sameApp) open()
      else if (before.network !== phone.network) sendNetwork(screen, phone.network)
    },
    scale(factor) {
      if (!shown) return
      const [width, height] = [shown.width, heightOf(shown.width)]
      screen.style.width = `${width}px`
      screen.style.height = `${height}px`
      screen.style.transform = `scale(${factor})`
      root.style.width = `${Math.round(width * factor) + 2 * EDGE}px`
      body.style.height = `${Math.round(height * factor) + 2 * EDGE}px`
    },
    reopen: open,
    notify: (notice) => sendNotice(screen, notice),
    keepTime: () => sendClock(screen, parts.clockOffset()),
    wake: () => sendWake(screen),
    started() {
      if (!shown) return
      sendNetwork(screen, shown.network)
      sendClock(screen, parts.clockOffset())
      sendTemplates(screen, parts.templateTitles())
    },
    isFrom: (source) => source === screen.contentWindow,
  }
}

function iconButton(name: IconName, label: string, click: () => void): HTMLElement {
  return element(
    'button',
    { type: 'button', class: 'icon', title: label, 'aria-label': label, on: { click } },
    icon(name),
  )
}
