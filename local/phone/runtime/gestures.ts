import { glassEasel, type EngineNode } from 'glass-easel-miniprogram-adapter'
import type { PhoneBackend } from './backend'
import { hasLongPress } from './longPress'

const LONG_PRESS_MS = 350
let tapping = false

/** True while a tap is being handled, and until the code it started waits for something: what WeChat calls a user's gesture. */
export const inTap = (): boolean => tapping

/** Marks a tap on something of the phone's own (the button of a dialog), which counts as well. */
export function markTap(): void {
  tapping = true
  setTimeout(() => {
    tapping = false
  })
}

/** Turns touches and mouse clicks into WeChat's events: tap, longpress, and touches with positions within the phone. */
export function listenToGestures(backend: PhoneBackend, phone: HTMLElement): void {
  const press = listenToLongPress(phone)
  dropEmulatedClicks(phone)
  backend.onEvent((target, type, detail, options) => {
    const event = options.originalEvent
    if (type === 'tap') {
      if (press.justFired() || isDisabled(event)) return undefined
      const { x, y } = detail as { x: number; y: number }
      markTap()
      return send(target, type, { x, y }, event, options)
    }
    return send(target, type, detail, event, options)
  })
}

function send(target: EngineNode, type: string, detail: unknown, event: Event | undefined, options: object): unknown {
  return glassEasel.triggerEvent(target, type, detail, { ...options, extraFields: touchesOf(event) })
}

/**
 * A browser follows a touch with mouse events and a click at the same place, where by then another page or a dialog may be. Pages
 * live by touches, so the click is dropped; what belongs to the browser (fields, the phone's own buttons) keeps it.
 */
function dropEmulatedClicks(phone: HTMLElement): void {
  const end = (event: TouchEvent) => {
    const target = event.target as Element | null
    if (!target?.closest('#phone-screen') || target.closest('input, textarea, video, button, a')) return
    if (event.cancelable) event.preventDefault()
    const focused = document.activeElement
    if (focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement) focused.blur()
  }
  phone.addEventListener('touchend', end, { passive: false })
}

const isDisabled = (event: Event | undefined) => Boolean((event?.target as Element | null)?.closest('[wx-disabled]'))

interface Point {
  identifier: number
  pageX: number
  pageY: number
  clientX: number
  clientY: number
}
function touchesOf(event: Event | undefined): { touches?: Point[]; changedTouches?: Point[] } {
  const area = (event?.target as Element | null)?.closest?.('.phone-view')
  const corner = area?.getBoundingClientRect() ?? new DOMRect()
  const scrolled = area?.querySelector('.phone-scroll')?.scrollTop ?? 0
  const point = ({ clientX, clientY }: { clientX: number; clientY: number }, identifier: number): Point => {
    const x = clientX - corner.x
    const y = clientY - corner.y
    return { identifier, clientX: x, clientY: y, pageX: x, pageY: y + scrolled }
  }
  if (isTouch(event)) {
    const list = (touches: TouchList) => Array.from(touches, (touch) => point(touch, touch.identifier))
    return { touches: list(event.touches), changedTouches: list(event.changedTouches) }
  }
  if (!(event instanceof MouseEvent)) return {}
  const touches = [point(event, 0)]
  return { touches: event.type === 'mouseup' ? [] : touches, changedTouches: touches }
}

const isTouch = (event: Event | undefined): event is TouchEvent => event !== undefined && 'changedTouches' in event

function listenToLongPress(phone: HTMLElement): { justFired: () => boolean } {
  let timer = 0
  let fired = false
  const fire = (event: Event) => {
    let element = event.target as Element | null
    while (element && !element.__wxElement) element = element.parentElement
    if (!element?.__wxElement) return
    fired = element.__wxElement !== undefined && hasLongPress(element)
    const { touches } = touchesOf(event)
    const detail = { x: touches?.[0]?.clientX ?? 0, y: touches?.[0]?.clientY ?? 0 }
    const options = { bubbles: true, composed: true, capturePhase: true, originalEvent: event }
    for (const type of ['longpress', 'longtap']) send(element.__wxElement, type, detail, event, options)
  }
  const start = (event: Event) => {
    fired = false
    clearTimeout(timer)
    timer = window.setTimeout(() => fire(event), LONG_PRESS_MS)
  }
  const stop = () => clearTimeout(timer)
  for (const type of ['touchstart', 'mousedown']) phone.addEventListener(type, start, true)
  for (const type of ['touchmove', 'touchend', 'touchcancel', 'mouseup']) phone.addEventListener(type, stop, true)
  return {
    justFired: () => {
      const answer = fired
      fired = false
      return answer
    },
  }
}
