import type { Spot } from './movableMotion'

interface Fingers {
  /** One finger came down; false = it is of no interest. */
  begin: () => boolean
  /** How far it has moved since, px. */
  drag: (way: Spot) => void
  /** It was lifted with this speed, px a second. */
  end: (speed: Spot) => void
  /** A second finger came down; false = two are of no interest. */
  beginPinch: () => boolean
  /** How much further apart the two are than they were. */
  pinch: (ratio: number) => void
}

/** The speed at the end counts over this time, ms; a finger that rested that long threw nothing. */
const THROW_MS = 100

/** Tells what one finger (or the mouse) and two do on an element. */
export function listenToFingers(element: HTMLElement, fingers: Partial<Fingers>): void {
  const down = new Map<number, Spot>()
  let from: Spot | undefined
  let trail: (Spot & { time: number })[] = []
  let apart = 0

  element.addEventListener('pointerdown', (event) => {
    down.set(event.pointerId, spotOf(event))
    if (down.size === 1 && fingers.begin?.()) {
      from = spotOf(event)
      trail = [{ ...from, time: event.timeStamp }]
      element.setPointerCapture(event.pointerId)
    }
    if (down.size === 2 && fingers.beginPinch?.()) {
      from = undefined
      apart = distance(down)
    }
  })
  element.addEventListener('pointermove', (event) => {
    if (!down.has(event.pointerId)) return
    const spot = spotOf(event)
    down.set(event.pointerId, spot)
    if (apart > 0 && down.size === 2) fingers.pinch?.(distance(down) / apart)
    if (!from) return
    trail.push({ ...spot, time: event.timeStamp })
    fingers.drag?.({ x: spot.x - from.x, y: spot.y - from.y })
  })
  const lift = (event: PointerEvent) => {
    if (!down.delete(event.pointerId)) return
    apart = 0
    if (!from) return
    from = undefined
    fingers.end?.(speedOf(trail.filter(({ time }) => event.timeStamp - time < THROW_MS)))
  }
  for (const type of ['pointerup', 'pointercancel'] as const) element.addEventListener(type, lift)
}

const spotOf = ({ clientX, clientY }: PointerEvent): Spot => ({ x: clientX, y: clientY })

function distance(down: ReadonlyMap<number, Spot>): number {
  const [one, other] = [...down.values()]
  return one && other ? Math.hypot(one.x - other.x, one.y - other.y) : 0
}

function speedOf(trail: readonly (Spot & { time: number })[]): Spot {
  const [first] = trail
  const last = trail.at(-1)
  const seconds = first && last ? (last.time - first.time) / 1000 : 0
  return first && last && seconds > 0
    ? { x: (last.x - first.x) / seconds, y: (last.y - first.y) / seconds }
    : { x: 0, y: 0 }
}
