import { USUAL_PHONE, type PhoneChoice } from '../choices'
import type { Notice } from '../cloud/cloudControl'
import type { Person } from '../config'
import { element, replaceChildren } from '../element'
import { icon, type IconName } from '../icon'
import { say } from '../words'
import { EDGE, heightOf } from './fit'
import type { Measures } from './measures'
import { personChooser } from './personChooser'
import { phoneFoot } from './phoneFoot'
import {
  addressOf,
  sendClock,
  sendNetwork,
  sendNotice,
  sendOpen,
  sendTemplates,
  sendTheme,
  sendWake,
} from './phoneLine'
import { phoneSettings } from './phoneSettings'

export interface PhoneFrameParts {
  readonly phoneAddress: string
  /** The cloud's address for this person's phone. */
  readonly lineOf: (openid: string) => Promise<string>
  readonly personOf: (openid: string) => Person
  readonly people: () => readonly Person[]
  /** How far the cloud's clock is ahead of this machine's, ms. */
  readonly clockOffset: () => number
  /** Titles of subscribe messages by template id. */
  readonly templateTitles: () => Readonly<Record<string, string>>
  readonly change: (part: Partial<PhoneChoice>) => void
  readonly addNewcomer: (name: string) => string
  readonly toggleOnly: () => void
}

export interface PhoneFrame {
  readonly root: HTMLElement
  /** Who holds it. */
  person(): Person
  show(phone: PhoneChoice, alone: boolean, several: boolean): void
  scale(factor: number): void
  /** Starts the app anew, as after a cold start. */
  reopen(): void
  /** Goes to a page of the app, with query. */
  open(page: string): void
  notify(notice: Notice): void
  keepTime(): void
  /** The app asks anew for what it shows. */
  wake(): void
  /** The app has started: it is told what it can't know. */
  started(): void
  measured(measures: Measures): void
  isFrom(source: MessageEventSource | null): boolean
}

/** One phone on the desk: who holds it, its settings, the screen itself, and beneath it what was measured. */
export function phoneFrame(parts: PhoneFrameParts): PhoneFrame {
  let shown: PhoneChoice | null = null
  let openings = 0
  const chooser = personChooser({
    people: parts.people,
    choose: (openid) => parts.change({ openid }),
    addNewcomer: parts.addNewcomer,
  })
  const only = iconButton('enlarge', say('only'), parts.toggleOnly)
  const foot = phoneFoot()
  const screen = element('iframe', { class: 'screen', allow: 'clipboard-write' })
  const body = element('div', { class: 'phone-body' }, screen)

  const person = () => parts.personOf(shown?.openid ?? '')
  const reopen = () => {
    if (!shown) return
    foot.showMeasures(null)
    screen.title = person().name
    void openScreen(++openings)
  }
  const openScreen = async (opening: number) => {
    const line = await parts.lineOf(person().openid).catch(() => '')
    // meanwhile somebody else may have taken the phone
    if (shown && opening === openings)
      screen.src = addressOf(parts.phoneAddress, line, person(), shown, parts.clockOffset())
  }
  const root = element(
    'section',
    { class: 'phone' },
    element(
      'header',
      { class: 'phone-head' },
      ...chooser.elements,
      ...phoneSettings(() => shown ?? USUAL_PHONE, parts.change),
      iconButton('reopen', say('reopen'), reopen),
      only,
    ),
    body,
    foot.root,
  )

  return {
    root,
    person,
    show(phone, alone, several) {
      const before = shown
      shown = phone
      root.dataset.openid = phone.openid
      chooser.show(person())
      foot.showPhone(phone)
      only.hidden = !several
      only.title = say(alone ? 'all' : 'only')
      only.ariaLabel = only.title
      replaceChildren(only, icon(alone ? 'shrink' : 'enlarge'))
      body.dataset.network = phone.network
      if (before?.openid !== phone.openid || before.textSize !== phone.textSize) return reopen()
      if (before.network !== phone.network) sendNetwork(screen, phone.network)
      if (before.theme !== phone.theme) sendTheme(screen, phone.theme)
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
    reopen,
    open: (page) => sendOpen(screen, page),
    notify: (notice) => sendNotice(screen, notice),
    keepTime: () => sendClock(screen, parts.clockOffset()),
    wake: () => sendWake(screen),
    started() {
      if (!shown) return
      sendNetwork(screen, shown.network)
      sendTheme(screen, shown.theme)
      sendClock(screen, parts.clockOffset())
      sendTemplates(screen, parts.templateTitles())
    },
    measured: (measures) => foot.showMeasures(measures),
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
