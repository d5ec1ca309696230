import { PHONES_MAX, type Choices, type PhoneChoice } from '../choices'
import type { Notice } from '../cloud/cloudControl'
import type { DeskConfig, Person } from '../config'
import { element, putInOrder } from '../element'
import { scaleToFit } from './fit'
import { phoneFrame, type PhoneFrame } from './phoneFrame'

export interface PhoneRowParts {
  readonly config: DeskConfig
  readonly lineOf: (openid: string) => Promise<string>
  readonly personOf: (openid: string) => Person
  readonly people: () => readonly Person[]
  readonly clockOffset: () => number
  readonly templateTitles: () => Readonly<Record<string, string>>
  readonly changePhone: (place: number, part: Partial<PhoneChoice>) => void
  readonly addNewcomer: (name: string) => string
  readonly toggleOnly: (place: number) => void
}

export interface PhoneRow {
  readonly root: HTMLElement
  show(choices: Choices): void
  reopenAll(): void
  /** Hands on what time it is. */
  keepTime(): void
  wakeAll(): void
  /** Hands a service notice to every phone that this person holds; says whether there was one. */
  notify(openid: string, notice: Notice): boolean
  /** The phone a message came from, or undefined. */
  from(source: MessageEventSource | null): PhoneFrame | undefined
  /** The phones that stand on the desk besides this one. */
  others(phone: PhoneFrame): readonly PhoneFrame[]
}

/** Below this, letters on a phone get too small to judge: the row scrolls instead. */
const SMALLEST = 0.6

/** The phones, side by side, all at one scale. A phone that isn't shown is switched off. */
export function phoneRow(parts: PhoneRowParts): PhoneRow {
  const root = element('main', { class: 'phones' })
  const frames: (PhoneFrame | null)[] = Array.from({ length: PHONES_MAX }, () => null)
  let widths: readonly number[] = []

  const shownFrames = () => frames.filter((frame): frame is PhoneFrame => frame !== null)

  const fit = () => {
    if (widths.length === 0) return
    const style = getComputedStyle(root)
    const room = {
      width: root.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight),
      height: root.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom) - AROUND,
    }
    const factor = scaleToFit(widths, room, SMALLEST)
    for (const frame of shownFrames()) frame.scale(factor)
  }
  new ResizeObserver(fit).observe(root)

  const makeFrame = (place: number) =>
    phoneFrame({
      phoneAddress: parts.config.phone,
      lineOf: parts.lineOf,
      personOf: parts.personOf,
      people: parts.people,
      clockOffset: parts.clockOffset,
      templateTitles: parts.templateTitles,
      change: (part) => parts.changePhone(place, part),
      addNewcomer: parts.addNewcomer,
      toggleOnly: () => parts.toggleOnly(place),
    })

  return {
    root,
    show({ phones, shown, only }) {
      const places = phones.map((_, place) => place).filter((place) => place < shown || place === only)
      // a phone looked at alone leaves the others running, only out of sight
      for (const place of phones.keys())
        frames[place] = places.includes(place) ? (frames[place] ?? makeFrame(place)) : null
      putInOrder(
        root,
        shownFrames().map((frame) => frame.root),
      )
      for (const place of places) {
        const [frame, phone] = [frames[place], phones[place]]
        if (!frame || !phone) continue
        frame.root.hidden = only !== null && only !== place
        frame.show(phone, only === place, shown > 1)
      }
      widths = places.filter((place) => only === null || only === place).map((place) => phones[place]?.width ?? 0)
      fit()
    },
    reopenAll: () => shownFrames().forEach((frame) => frame.reopen()),
    keepTime: () => shownFrames().forEach((frame) => frame.keepTime()),
    wakeAll: () => shownFrames().forEach((frame) => frame.wake()),
    notify(openid, notice) {
      const held = shownFrames().filter((frame) => frame.root.dataset.openid === openid)
      held.forEach((frame) => frame.notify(notice))
      return held.length > 0
    },
    from: (source) => shownFrames().find((frame) => frame.isFrom(source)),
    others: (phone) => shownFrames().filter((frame) => frame !== phone),
  }
}

/** Height of a phone's head and foot with what parts them from the screen, as in styles/phones.css. */
const AROUND = 48 + 28
