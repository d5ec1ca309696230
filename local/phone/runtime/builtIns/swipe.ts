interface Swipe {
  isVertical: () => boolean
  /** Length of one slide, px. */
  size: () => number
  /** The finger began to move it: where it stands, in slides. */
  begin: () => number
  move: (at: number) => void
  /** Let go: the slide to come to rest on. */
  end: (at: number) => void
}

/** From here on a movement is no tap. */
const BEGINS_PX = 8
/** Faster than this, px a ms, a short flick is enough for the next slide. */
const FLICK = 0.3

/** A finger or the mouse moves slides along one axis; across it the page scrolls. */
export function listenToSwipe(host: HTMLElement, swipe: Swipe): void {
  host.addEventListener('pointerdown', (down) => {
    const along = (event: PointerEvent) =>
      swipe.isVertical() ? event.clientY - down.clientY : event.clientX - down.clientX
    const across = (event: PointerEvent) =>
      swipe.isVertical() ? event.clientX - down.clientX : event.clientY - down.clientY
    let from: number | undefined
    const move = (event: PointerEvent) => {
      if (from === undefined) {
        if (Math.abs(across(event)) > BEGINS_PX) return stop()
        if (Math.abs(along(event)) < BEGINS_PX) return
        from = swipe.begin()
        host.setPointerCapture(event.pointerId)
      }
      swipe.move(from - along(event) / swipe.size())
    }
    const up = (event: PointerEvent) => {
      stop()
      if (from === undefined) return
      const moved = -along(event) / swipe.size()
      const isFlick = Math.abs(along(event)) / Math.max(1, event.timeStamp - down.timeStamp) > FLICK
      const slides = isFlick && Math.abs(moved) < 1 ? Math.sign(moved) : Math.round(moved)
      swipe.end(Math.round(from) + slides)
    }
    const stop = () => {
      host.removeEventListener('pointermove', move)
      host.removeEventListener('pointerup', up)
      host.removeEventListener('pointercancel', up)
    }
    host.addEventListener('pointermove', move)
    host.addEventListener('pointerup', up)
    host.addEventListener('pointercancel', up)
  })
}
