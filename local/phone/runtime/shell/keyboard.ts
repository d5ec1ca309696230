import { Emitter } from '../emitter'
import { html, press } from '../html'

/** What the built-in around a focused field says about the keyboard. */
interface FieldData {
  confirmType?: string
  adjustPosition?: boolean
  cursorSpacing?: number | string
}
type Field = HTMLInputElement | HTMLTextAreaElement

const CONFIRM_TEXTS: Record<string, string> = {
  send: '发送',
  search: '搜索',
  next: '下一项',
  go: '前往',
  done: '完成',
  return: '换行',
}
const SHIFT_MS = 250

let fullHeight = 0

/** Height of the keyboard when a field has it, px; 0 on a phone without one on its screen. */
export const keyboardHeight = (): number => fullHeight

/** wx.onKeyboardHeightChange listens here. */
export const keyboardChanges = new Emitter()

/**
 * The keyboard on the screen. It covers the lower part of the page while a field has the focus, and the page moves up when the field would
 * lie under it (adjust-position, cursor-spacing). Height 0: the computer's own keys are enough, as in WeChat DevTools.
 */
export function createKeyboard(phone: HTMLElement, screen: HTMLElement, height: number): void {
  fullHeight = height
  if (!height) return
  let shown: { panel: HTMLElement; view: HTMLElement | null } | undefined
  const hide = () => {
    if (!shown) return
    shown.panel.remove()
    if (shown.view) shown.view.style.transform = ''
    shown = undefined
    keyboardChanges.emit('change', { height: 0 })
  }
  const show = (field: Field) => {
    const isNew = !shown
    shown?.panel.remove()
    const data = dataOf(field)
    const panel = keyboardPanel(field, data, height)
    const view = field.closest<HTMLElement>('.phone-view')
    phone.append(panel)
    shown = { panel, view }
    if (view) view.style.transform = ''
    if (view) view.style.transform = `translateY(${-liftFor(field, data, panel)}px)`
    if (isNew) keyboardChanges.emit('change', { height })
  }
  screen.addEventListener('focusin', ({ target }) => {
    if (isField(target)) show(target)
    tellField(target, height)
  })
  screen.addEventListener('focusout', ({ target, relatedTarget }) => {
    tellField(target, 0)
    if (!isField(relatedTarget)) hide()
  })
}

const isField = (target: EventTarget | null): target is Field =>
  target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && target.type !== 'range')

const callerOf = (field: Element) =>
  field.parentElement?.closest('wx-input, wx-textarea')?.__wxElement?.getMethodCaller?.()
const dataOf = (field: Field) => (callerOf(field)?.data ?? {}) as FieldData

function tellField(target: EventTarget | null, height: number): void {
  if (!isField(target)) return
  callerOf(target)?.triggerEvent('keyboardheightchange', { height, duration: SHIFT_MS / 1000 })
}

function keyboardPanel(field: Field, { confirmType }: FieldData, height: number): HTMLElement {
  const type = confirmType || (field instanceof HTMLTextAreaElement ? 'return' : 'done')
  const key = press('phone-keyboard-confirm', CONFIRM_TEXTS[type] ?? '完成', () => {
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
  })
  const panel = html('div', 'phone-keyboard', html('span', '', '键盘'), key)
  // A press on the keyboard doesn't take the focus from the field.
  panel.addEventListener('mousedown', (event) => event.preventDefault())
  panel.style.height = `${height}px`
  return panel
}

/** How far the page moves up so that the field and the space under its cursor stay above the keyboard, px. */
function liftFor(field: Field, { adjustPosition = true, cursorSpacing = 0 }: FieldData, panel: HTMLElement): number {
  if (!adjustPosition) return 0
  const under = field.getBoundingClientRect().bottom + (parseFloat(String(cursorSpacing)) || 0)
  const top = panel.getBoundingClientRect().top
  // raw elements measure from the page's corner (backend.ts)
  const corner = field.closest('.phone-view')?.getBoundingClientRect().top ?? 0
  return Math.max(0, under + corner - top)
}
