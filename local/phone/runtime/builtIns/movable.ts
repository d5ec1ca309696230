import { around, builtIn, hostOf, inside, numberOf, type BuiltIn } from './define'
import { listenToFingers } from './fingers'
import { lengthPx } from './length'
import { tenths, type Spot } from './movableMotion'
import { goTo, letGo, places, put, setScale, within, type MovableData, type MovableView } from './movablePlace'

interface AreaData {
  scaleArea: boolean
}
interface PinchMethods {
  beginPinch(): boolean
  pinch(ratio: number): void
}

/** `scale-area`: two fingers anywhere in it scale the views in it. */
export const movableArea = builtIn<AreaData>({
  properties: { scaleArea: Boolean },
  lifetimes: {
    attached() {
      const views = () => inside<MovableView & PinchMethods>(this, 'wx-movable-view')
      const isWanted = () =>
        this.data.scaleArea &&
        views()
          .map((view) => view.beginPinch())
          .includes(true)
      listenToFingers(hostOf(this), {
        beginPinch: isWanted,
        pinch: (ratio) => views().forEach((view) => view.pinch(ratio)),
      })
    },
  },
  observers: {
    scaleArea(isArea: boolean) {
      hostOf(this).style.touchAction = isArea ? 'none' : ''
    },
  },
})

/** Can be dragged within its movable-area and scaled by two fingers. */
export const movableView = builtIn<MovableData, PinchMethods>({
  properties: {
    x: null,
    y: null,
    direction: { type: String, value: 'none' },
    inertia: Boolean,
    outOfBounds: Boolean,
    damping: { type: null, value: 20 },
    friction: { type: null, value: 2 },
    disabled: Boolean,
    scale: Boolean,
    scaleMin: { type: null, value: 0.1 },
    scaleMax: { type: null, value: 10 },
    scaleValue: { type: null, value: 1 },
    animation: { type: Boolean, value: true },
  },
  observers: {
    'x, y'(x: unknown, y: unknown) {
      const place = places.get(this._$)
      if (!place) return
      // Only what the page changed: a finger may have moved the other.
      const { given, goal } = place
      place.given = { x, y }
      goTo(this, { x: x === given.x ? goal.x : lengthPx(x), y: y === given.y ? goal.y : lengthPx(y) })
    },
    'scaleValue, scaleMin, scaleMax'() {
      if (places.has(this._$)) setScale(this, numberOf(this.data.scaleValue, 1))
    },
    'direction, disabled, scale'() {
      hostOf(this).style.touchAction = touchActionOf(this.data)
    },
  },
  lifetimes: {
    ready() {
      const { style } = hostOf(this)
      style.transformOrigin = '0 0'
      style.touchAction = touchActionOf(this.data)
      const spot = { x: 0, y: 0 }
      const { x, y } = this.data
      places.set(this._$, { ...spot, scale: 1, goal: spot, given: { x, y }, pinchedFrom: 1, stop: () => undefined })
      setScale(this, numberOf(this.data.scaleValue, 1))
      put(this, within(this, { x: lengthPx(x), y: lengthPx(y) }), undefined)
      listenToDrag(this)
    },
    detached() {
      places.get(this._$)?.stop()
    },
  },
  methods: {
    beginPinch() {
      const place = places.get(this._$)
      if (!place || !this.data.scale || this.data.disabled) return false
      place.stop()
      place.pinchedFrom = place.scale
      return true
    },
    pinch(ratio) {
      const place = places.get(this._$)
      if (!place || !this.data.scale || this.data.disabled) return
      setScale(this, place.pinchedFrom * ratio)
      this.triggerEvent('scale', { x: tenths(place.x), y: tenths(place.y), scale: place.scale })
    },
  },
})

function touchActionOf({ direction, disabled, scale }: MovableData): string {
  if (disabled) return ''
  if (scale || direction === 'all') return 'none'
  return direction === 'horizontal' ? 'pan-y' : direction === 'vertical' ? 'pan-x' : ''
}

/** From here on a first movement has a direction. */
const BEGINS_PX = 3

function listenToDrag(self: MovableView & PinchMethods): void {
  let from: Spot = { x: 0, y: 0 }
  let hasDirection = false
  const along = ({ x, y }: Spot): Spot => ({
    x: self.data.direction === 'vertical' ? 0 : x,
    y: self.data.direction === 'horizontal' ? 0 : y,
  })
  listenToFingers(hostOf(self), {
    begin: () => {
      const place = places.get(self._$)
      if (!place || self.data.disabled || self.data.direction === 'none') return false
      place.stop()
      from = { x: place.x, y: place.y }
      hasDirection = false
      return true
    },
    drag: (way) => {
      if (!hasDirection && Math.hypot(way.x, way.y) > BEGINS_PX) {
        hasDirection = true
        if (Math.abs(way.x) >= Math.abs(way.y)) self.triggerEvent('htouchmove', {}, { bubbles: true })
        else self.triggerEvent('vtouchmove', {}, { bubbles: true })
      }
      const { x, y } = along(way)
      const wanted = { x: from.x + x, y: from.y + y }
      const inner = within(self, wanted)
      const isOut = inner.x !== wanted.x || inner.y !== wanted.y
      if (!isOut || !self.data.outOfBounds) return put(self, inner, 'touch')
      // Beyond the edge it follows half as far.
      put(self, { x: (inner.x + wanted.x) / 2, y: (inner.y + wanted.y) / 2 }, 'touch-out-of-bounds')
    },
    end: (speed) => letGo(self, along(speed)),
    beginPinch: () => around<BuiltIn<AreaData>>(self, 'movable-area')?.data.scaleArea !== true && self.beginPinch(),
    pinch: (ratio) => self.pinch(ratio),
  })
}
