export interface Spot {
  x: number
  y: number
}
/** Where something is so many seconds after it was let go. */
export type Motion = (seconds: number) => Spot & { isOver: boolean }

/** Nearer than this it is there, px. */
const THERE_PX = 0.5

/** A spring without overshoot. WeChat says only that a greater `damping` moves faster: at 20 it takes about half a second. */
export function springTo(from: Spot, to: Spot, damping: number): Motion {
  const rate = damping / 2
  return (seconds) => {
    const left = (1 + rate * seconds) * Math.exp(-rate * seconds)
    const [dx, dy] = [(from.x - to.x) * left, (from.y - to.y) * left]
    return Math.hypot(dx, dy) < THERE_PX ? { ...to, isOver: true } : { x: to.x + dx, y: to.y + dy, isOver: false }
  }
}

/** Loses this much speed for each of `friction`, px a second each second; WeChat says only that more of it stops sooner. */
const SLOWING = 1000

/** Slides on with `speed`, px a second, until friction has stopped it. */
export function glide(from: Spot, speed: Spot, friction: number): Motion {
  const pace = Math.hypot(speed.x, speed.y)
  const lasts = pace / (SLOWING * friction)
  return (seconds) => {
    const time = Math.min(seconds, lasts)
    const way = pace === 0 ? 0 : time - (SLOWING * friction * time * time) / (2 * pace)
    return { x: from.x + speed.x * way, y: from.y + speed.y * way, isOver: seconds >= lasts }
  }
}

/** Shows a motion frame by frame; `show` may end it by answering false. Returns how to stop it. */
export function play(motion: Motion, show: (spot: Spot, isOver: boolean) => boolean): () => void {
  let began: number | undefined
  let request = 0
  const frame = (now: number) => {
    began ??= now
    const { isOver, ...spot } = motion((now - began) / 1000)
    if (show(spot, isOver) && !isOver) request = requestAnimationFrame(frame)
  }
  request = requestAnimationFrame(frame)
  return () => cancelAnimationFrame(request)
}

/** As finely as a page is told, px. */
export const tenths = (px: number): number => Math.round(px * 10) / 10
