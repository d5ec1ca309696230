import { element } from './element'

/**
 * A button and the sheet it opens beneath itself. `fill` draws the sheet anew at each opening; `close` is for what is
 * chosen inside it. Clicking elsewhere and Escape close it too: that is the browser's own popover.
 */
export function popover(button: HTMLButtonElement, fill: (sheet: HTMLElement, close: () => void) => void): HTMLElement {
  const sheet = element('div', { class: 'sheet', popover: 'auto' })
  const close = () => sheet.hidePopover()
  button.setAttribute('aria-haspopup', 'dialog')
  button.setAttribute('aria-expanded', 'false')
  button.popoverTargetElement = sheet
  sheet.addEventListener('beforetoggle', (event) => {
    const opening = event.newState === 'open'
    button.setAttribute('aria-expanded', String(opening))
    if (!opening) return
    sheet.replaceChildren()
    fill(sheet, close)
  })
  sheet.addEventListener('toggle', (event) => {
    if (event.newState === 'open') placeBy(sheet, button)
    else sheet.replaceChildren()
  })
  return sheet
}

/** A click into a phone's screen is none for the page around it: it is known by the focus that goes there. */
export function closeSheetsForPhones(): void {
  addEventListener('blur', () => {
    if (document.activeElement instanceof HTMLIFrameElement)
      document.querySelector<HTMLElement>('.sheet:popover-open')?.hidePopover()
  })
}

const MARGIN = 8
const APART = 6

/** Beneath the button; above it where there is more room. */
function placeBy(sheet: HTMLElement, button: HTMLElement): void {
  const place = button.getBoundingClientRect()
  const [above, beneath] = [place.top - APART - MARGIN, innerHeight - place.bottom - APART - MARGIN]
  const goesAbove = sheet.scrollHeight > beneath && above > beneath
  const height = Math.min(sheet.offsetHeight, goesAbove ? above : beneath)
  sheet.style.left = `${within(place.left, sheet.offsetWidth, innerWidth)}px`
  sheet.style.top = `${goesAbove ? place.top - APART - height : place.bottom + APART}px`
  sheet.style.maxHeight = `${goesAbove ? above : beneath}px`
}

/** In the middle of what it belongs to. */
export function placeOver(sheet: HTMLElement, owner: HTMLElement): void {
  const { left, top, width, height } = owner.getBoundingClientRect()
  sheet.style.left = `${within(left + (width - sheet.offsetWidth) / 2, sheet.offsetWidth, innerWidth)}px`
  sheet.style.top = `${within(top + (height - sheet.offsetHeight) / 2, sheet.offsetHeight, innerHeight)}px`
}

const within = (start: number, size: number, room: number): number =>
  Math.max(MARGIN, Math.min(start, room - size - MARGIN))
