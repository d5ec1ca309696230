interface Position {
  top?: number
  left?: number
}

const running = new WeakMap<Element, object>()

/**
 * Scrolls within `duration` ms; resolves when it is there, or when the finger, the wheel or another call took over. Browsers scroll
 * smoothly at a speed of their own, WeChat in the time that is asked for.
 */
export async function scrollTo(element: Element, { top, left }: Position, duration: number): Promise<void> {
  const run = {}
  running.set(element, run)
  const { scrollTop, scrollLeft } = element
  const to = {
    top: Math.max(0, Math.min(top ?? scrollTop, element.scrollHeight - element.clientHeight)),
    left: left ?? scrollLeft,
  }
  if (duration <= 0) return element.scrollTo({ ...to, behavior: 'instant' })
  const stop = () => running.delete(element)
  for (const type of TAKE_OVER) element.addEventListener(type, stop, { passive: true, once: true })
  const started = performance.now()
  for (let share = 0; share < 1 && running.get(element) === run;) {
    share = Math.min(1, ((await nextFrame()) - started) / duration)
    if (running.get(element) !== run) break
    const eased = 1 - (1 - Math.max(0, share)) ** 3
    element.scrollTo({
      top: scrollTop + (to.top - scrollTop) * eased,
      left: scrollLeft + (to.left - scrollLeft) * eased,
      behavior: 'instant',
    })
  }
  for (const type of TAKE_OVER) element.removeEventListener(type, stop)
}

const TAKE_OVER = ['touchstart', 'mousedown', 'wheel']
const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
