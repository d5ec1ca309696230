import { hostOf, numberOf, type BuiltIn } from './define'
import { glide, play, springTo, tenths, type Motion, type Spot } from './movableMotion'

export interface MovableData {
  x: unknown
  y: unknown
  direction: string
  inertia: boolean
  outOfBounds: boolean
  damping: unknown
  friction: unknown
  disabled: boolean
  scale: boolean
  scaleMin: unknown
  scaleMax: unknown
  scaleValue: unknown
  animation: boolean
}
export type MovableView = BuiltIn<MovableData>

/** Where one stands: its upper left corner, counted from where the page's styles put it, and how large it is. */
interface Place extends Spot {
  scale: number
  /** Where it is going, or stands. */
  goal: Spot
  /** What the page said last. */
  given: { x: unknown; y: unknown }
  pinchedFrom: number
  stop: () => void
}
export const places = new WeakMap<object, Place>()

/** The nearest spot inside of the area; what is larger than the area covers it. */
export function within(self: MovableView, { x, y }: Spot): Spot {
  const host = hostOf(self)
  const area = host.parentElement
  const scale = places.get(self._$)?.scale ?? 1
  if (!area) return { x, y }
  const limit = (value: number, start: number, room: number) =>
    Math.min(Math.max(value, Math.min(room, 0) - start), Math.max(room, 0) - start)
  return {
    x: limit(x, host.offsetLeft, area.clientWidth - host.offsetWidth * scale),
    y: limit(y, host.offsetTop, area.clientHeight - host.offsetHeight * scale),
  }
}

/** Shows it there and says so; no `source`, no event. */
export function put(self: MovableView, spot: Spot, source: string | undefined): void {
  const place = places.get(self._$)
  if (!place) return
  const hasMoved = tenths(spot.x) !== tenths(place.x) || tenths(spot.y) !== tenths(place.y)
  Object.assign(place, { x: spot.x, y: spot.y, goal: spot })
  hostOf(self).style.transform = `translate(${spot.x}px, ${spot.y}px) scale(${place.scale})`
  if (hasMoved && source !== undefined) self.triggerEvent('change', { x: tenths(spot.x), y: tenths(spot.y), source })
}

/** What the page asks for: animated unless it says not to. */
export function goTo(self: MovableView, wanted: Spot): void {
  const place = places.get(self._$)
  if (!place) return
  place.stop()
  const goal = within(self, wanted)
  if (!self.data.animation) return put(self, goal, '')
  run(self, springTo(place, goal, dampingOf(self)), goal, () => '')
}

/** Plays a motion, each step with its source; one without a source ends it. */
function run(
  self: MovableView,
  motion: Motion,
  goal: Spot | undefined,
  sourceOf: (spot: Spot) => string | undefined,
): void {
  const place = places.get(self._$)
  if (!place) return
  place.stop()
  place.stop = play(motion, (spot, isOver) => {
    const source = sourceOf(spot)
    if (source === undefined) return false
    put(self, spot, source)
    if (goal && !isOver) place.goal = goal
    return true
  })
  if (goal) place.goal = goal
}

export function setScale(self: MovableView, wanted: number): void {
  const place = places.get(self._$)
  if (!place) return
  const { scaleMin, scaleMax } = self.data
  const scale = Math.max(numberOf(scaleMin, 0.1), Math.min(wanted, numberOf(scaleMax, 10)))
  const { offsetWidth, offsetHeight } = hostOf(self)
  // its middle stays where it is
  const spot = {
    x: place.x + (offsetWidth * (place.scale - scale)) / 2,
    y: place.y + (offsetHeight * (place.scale - scale)) / 2,
  }
  place.scale = scale
  put(self, within(self, spot), undefined)
}

const dampingOf = ({ data }: MovableView) => Math.max(1, numberOf(data.damping, 20))
/** “必须大于 0，否则会被设置成默认值” */
const frictionOf = ({ data }: MovableView) => (numberOf(data.friction, 2) > 0 ? numberOf(data.friction, 2) : 2)
/** Back into the area when it is outside, on by its inertia when it has some. */
export function letGo(self: MovableView, speed: Spot): void {
  const place = places.get(self._$)
  if (!place) return
  const back = () => {
    const goal = within(self, place)
    if (goal.x !== place.x || goal.y !== place.y) {
      run(self, springTo({ x: place.x, y: place.y }, goal, dampingOf(self)), goal, () => 'out-of-bounds')
    }
  }
  const isOut = (spot: Spot) => {
    const inner = within(self, spot)
    return inner.x !== spot.x || inner.y !== spot.y
  }
  if (isOut(place) || !self.data.inertia || Math.hypot(speed.x, speed.y) < SLOW) return back()
  const slide = glide({ x: place.x, y: place.y }, speed, frictionOf(self))
  if (!self.data.outOfBounds) {
    const inside: Motion = (seconds) => ({ isOver: slide(seconds).isOver, ...within(self, slide(seconds)) })
    return run(self, inside, undefined, () => 'friction')
  }
  run(self, slide, undefined, (spot) => {
    if (!isOut(spot)) return 'friction'
    put(self, spot, 'friction')
    back()
    return undefined
  })
}
/** Slower than this it just stays, px a second. */
const SLOW = 50
