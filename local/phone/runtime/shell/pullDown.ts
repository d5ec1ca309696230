import { html } from '../html'

const THRESHOLD_PX = 60
const SHOWN_PX = 50

export interface PullDown {
  /** Shows the three dots as after a pull. */
  start: () => void
  stop: () => void
}

/** Pull the page down at its top and let go: onPullDownRefresh. Works by touch and by mouse. */
export function createPullDown(view: HTMLElement, scroll: HTMLElement, enabled: boolean, onPull: () => void): PullDown {
  const dots = html('div', 'phone-pull', html('i', ''), html('i', ''), html('i', ''))
  view.prepend(dots)
  let from: number | undefined
  let refreshing = false
  const shift = (px: number) => {
    scroll.style.transform = px > 0 ? `translateY(${px}px)` : ''
    dots.classList.toggle('phone-pulled', px > 0)
  }
  const y = (event: Event) => (event as Partial<TouchEvent>).touches?.[0]?.clientY ?? (event as MouseEvent).clientY
  const begin = (event: Event) => {
    from = enabled && !refreshing && scroll.scrollTop <= 0 ? y(event) : undefined
    scroll.style.transition = 'none'
  }
  const move = (event: Event) => {
    if (from === undefined || refreshing) return
    shift(Math.min((y(event) - from) / 2, SHOWN_PX * 2))
  }
  const pull: PullDown = {
    start() {
      refreshing = true
      scroll.style.transition = 'transform .2s'
      shift(SHOWN_PX)
    },
    stop() {
      refreshing = false
      scroll.style.transition = 'transform .2s'
      shift(0)
    },
  }
  const end = (event: Event) => {
    if (from === undefined) return
    const at = (event as Partial<TouchEvent>).changedTouches?.[0]?.clientY ?? (event as MouseEvent).clientY
    const far = at - from >= THRESHOLD_PX
    from = undefined
    if (!far) return pull.stop()
    pull.start()
    onPull()
  }
  for (const type of ['touchstart', 'mousedown']) scroll.addEventListener(type, begin, { passive: true })
  for (const type of ['touchmove', 'mousemove']) scroll.addEventListener(type, move, { passive: true })
  for (const type of ['touchend', 'touchcancel', 'mouseup']) scroll.addEventListener(type, end, { passive: true })
  return pull
}
