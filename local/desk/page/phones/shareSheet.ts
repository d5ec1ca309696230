import type { Person } from '../config'
import { element, replaceChildren } from '../element'
import { placeOver } from '../popover'
import { say } from '../words'
import type { Share } from './phoneEvents'

/** Another phone on the desk that can open what was forwarded. */
export interface Receiver {
  readonly person: Person
  open(): void
}

/** What the chat would show of a forwarded page. */
export const shareCard = ({ title, imageUrl }: Share): HTMLElement =>
  element(
    'div',
    { class: 'share-card' },
    element('b', {}, title),
    imageUrl === null ? null : element('img', { src: imageUrl, alt: '' }),
    element('small', {}, say('miniProgram')),
  )

export function receiverButtons(receivers: readonly Receiver[], done: () => void = () => undefined): HTMLElement {
  const buttons = receivers.map(({ person, open }) =>
    element(
      'button',
      {
        type: 'button',
        class: 'quiet receiver',
        on: {
          click: () => {
            open()
            done()
          },
        },
      },
      person.name,
    ),
  )
  return element(
    'div',
    { class: 'receivers', role: 'group', 'aria-label': say('openOn') },
    ...(buttons.length ? [element('span', {}, say('openOn')), ...buttons] : [element('span', {}, say('nobodyElse'))]),
  )
}

export interface ShareSheet {
  readonly root: HTMLElement
  /** Shows the card over the phone it came from, with the phones that can open it. */
  show(share: Share, sender: Person, receivers: readonly Receiver[], phone: HTMLElement): void
}

/** Comes up when somebody forwards a page. Escape and a click elsewhere put it away; the list of messages keeps it. */
export function shareSheet(): ShareSheet {
  const root = element('div', { class: 'sheet share-sheet', popover: 'auto', role: 'dialog' })
  return {
    root,
    show(share, sender, receivers, phone) {
      const title = say('shared', { name: sender.name })
      root.setAttribute('aria-label', title)
      replaceChildren(
        root,
        element('h3', {}, title),
        shareCard(share),
        receiverButtons(receivers, () => root.hidePopover()),
      )
      root.showPopover()
      placeOver(root, phone)
      root.querySelector('button')?.focus()
    },
  }
}
