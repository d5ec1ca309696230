import { builtIn, hostOf, numberOf, type BuiltIn } from './define'

interface MovableData {
  x: unknown
  y: unknown
  direction: string
  disabled: boolean
}

export const movableArea = builtIn<object>({ properties: { scaleArea: Boolean } })

/** Can be dragged within its movable-area along `direction`; no scaling and no inertia. */
export const movableView = builtIn<MovableData>({
  properties: {
    x: null,
    y: null,
    direction: { type: String, value: 'none' },
    inertia: Boolean,
    outOfBounds: Boolean,
    damping: Number,
    friction: Number,
    disabled: Boolean,
    scale: Boolean,
    scaleMin: Number,
    scaleMax: Number,
    scaleValue: Number,
    animation: Boolean,
  },
  observers: {
    'x, y'() {
      moveTo(this, numberOf(this.data.x), numberOf(this.data.y), '')
    },
  },
  lifetimes: {
    ready() {
      moveTo(this, numberOf(this.data.x), numberOf(this.data.y), '')
      listenToDrag(this)
    },
  },
})

const positions = new WeakMap<object, { x: number; y: number }>()

function moveTo(self: BuiltIn<MovableData>, x: number, y: number, source: string): void {
  const host = hostOf(self)
  const area = host.parentElement
  const limit = (value: number, room: number) => Math.min(Math.max(value, Math.min(room, 0)), Math.max(room, 0))
  const position = area
    ? { x: limit(x, area.clientWidth - host.offsetWidth), y: limit(y, area.clientHeight - host.offsetHeight) }
    : { x, y }
  positions.set(self._$, position)
  host.style.transform = `translate(${position.x}px, ${position.y}px)`
  if (source) self.triggerEvent('change', { ...position, source })
}

function listenToDrag(self: BuiltIn<MovableData>): void {
  const host = hostOf(self)
  host.style.touchAction = 'none'
  host.addEventListener('pointerdown', (down) => {
    const { direction, disabled } = self.data
    if (disabled || direction === 'none') return
    const from = positions.get(self._$) ?? { x: 0, y: 0 }
    host.setPointerCapture(down.pointerId)
    const move = (event: PointerEvent) => {
      const x = direction === 'vertical' ? from.x : from.x + event.clientX - down.clientX
      const y = direction === 'horizontal' ? from.y : from.y + event.clientY - down.clientY
      moveTo(self, x, y, 'touch')
    }
    host.addEventListener('pointermove', move)
    host.addEventListener('pointerup', () => host.removeEventListener('pointermove', move), { once: true })
  })
}
