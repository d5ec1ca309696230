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
    if (event.newState === 'open') placeBeneath(sheet, button)
  })
  return sheet
}

const MARGIN = 8

function placeBeneath(sheet: HTMLElement, button: HTMLElement): void {
  const place = button.getBoundingClientRect()
  const left = Math.min(place.left, innerWidth - sheet.offsetWidth - MARGIN)
  sheet.style.left = `${Math.max(MARGIN, left)}px`
  sheet.style.top = `${place.bottom + 6}px`
  sheet.style.maxHeight = `${innerHeight - place.bottom - 6 - MARGIN}px`
}
