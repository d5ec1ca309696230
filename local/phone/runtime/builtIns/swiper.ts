import { builtIn, change, hostOf, innerOf, numberOf, reflect, type BuiltIn } from './define'
import { lengthPx } from './length'
import { listenToSwipe } from './swipe'

interface SwiperData {
  current: number
  currentItemId: string
  autoplay: boolean
  interval: number
  duration: number
  circular: boolean
  vertical: boolean
  previousMargin: string
  nextMargin: string
  displayMultipleItems: number
  snapToEdge: boolean
  easingFunction: string
  dots: number[]
  shown: number
}
type Self = BuiltIn<SwiperData>

interface SwiperState {
  /** Where it stands, in slides; between two while a finger moves it. */
  at: number
  /** Where it stood before it began to move. */
  from: number
  timer: number
  finish: number
  observer: MutationObserver
}
const states = new WeakMap<object, SwiperState>()

const EASINGS: Record<string, string> = {
  linear: 'linear',
  easeInCubic: 'cubic-bezier(.55,.055,.675,.19)',
  easeOutCubic: 'cubic-bezier(.215,.61,.355,1)',
  easeInOutCubic: 'cubic-bezier(.645,.045,.355,1)',
}

/** Slides that are moved by finger, by `current`, and by themselves; a circular one goes on without end in both directions. */
export const swiper = builtIn<SwiperData>({
  properties: {
    indicatorDots: Boolean,
    indicatorColor: { type: String, value: 'rgba(0,0,0,.3)' },
    indicatorActiveColor: { type: String, value: '#000' },
    autoplay: Boolean,
    current: Number,
    interval: { type: Number, value: 5000 },
    duration: { type: Number, value: 500 },
    circular: Boolean,
    vertical: Boolean,
    previousMargin: { type: String, value: '0px' },
    nextMargin: { type: String, value: '0px' },
    displayMultipleItems: { type: Number, value: 1 },
    easingFunction: { type: String, value: 'default' },
    snapToEdge: Boolean,
    currentItemId: String,
    skipHiddenItemLayout: Boolean,
  },
  data: { dots: [], shown: 0 },
  observers: {
    vertical(vertical: boolean) {
      reflect(this, 'vertical', vertical)
    },
    'vertical, previousMargin, nextMargin, displayMultipleItems, circular, snapToEdge'() {
      if (states.has(this._$)) place(this, this.data.shown, this.data.shown, 0)
    },
    current(index: number) {
      if (states.has(this._$) && index !== this.data.shown) slideTo(this, index, '')
    },
    currentItemId(id: string) {
      const index = slidesOf(this).findIndex((slide) => slide.getAttribute('item-id') === id)
      if (states.has(this._$) && index >= 0) slideTo(this, index, '')
    },
    'autoplay, interval'() {
      if (states.has(this._$)) playByItself(this)
    },
  },
  lifetimes: {
    ready() {
      const slides = () => void refresh(this)
      const observer = new MutationObserver(slides)
      const at = this.data.current
      states.set(this._$, { at, from: at, timer: 0, finish: 0, observer })
      this.setData({ shown: this.data.current })
      refresh(this)
      observer.observe(innerOf(this), { childList: true })
      playByItself(this)
      listenToSwipe(hostOf(this), {
        isVertical: () => this.data.vertical,
        size: () => slideSize(this),
        begin: () => {
          const state = states.get(this._$)
          clearInterval(state?.timer)
          if (state) state.from = Math.round(state.at)
          return state?.at ?? 0
        },
        move: (at) => follow(this, at),
        end: (at) => {
          slideTo(this, isCircular(this) ? at : Math.min(Math.max(at, 0), last(this)), 'touch')
          playByItself(this)
        },
      })
    },
    detached() {
      const state = states.get(this._$)
      clearInterval(state?.timer)
      clearTimeout(state?.finish)
      state?.observer.disconnect()
    },
  },
})

const slidesOf = (self: Self): HTMLElement[] =>
  Array.from(innerOf(self).children).filter((child): child is HTMLElement => child.localName === 'wx-swiper-item')
const multipleOf = ({ data }: Self) => Math.max(1, numberOf(data.displayMultipleItems, 1))
const last = (self: Self) => Math.max(0, slidesOf(self).length - multipleOf(self))
const isCircular = (self: Self) => self.data.circular && slidesOf(self).length > multipleOf(self)
const slideSize = (self: Self) => {
  const { clientHeight, clientWidth } = innerOf(self)
  return (self.data.vertical ? clientHeight : clientWidth) / multipleOf(self) || 1
}

function refresh(self: Self): void {
  const { length } = slidesOf(self)
  if (self.data.dots.length !== length) self.setData({ dots: Array.from({ length }, (_, index) => index) })
  place(self, self.data.shown, self.data.shown, 0)
}

/** Puts every slide where it is seen on the way `from` – `to`, and moves the track to `to` in `ms`. */
function place(self: Self, from: number, to: number, ms: number): void {
  const state = states.get(self._$)
  if (state) state.at = to
  const track = innerOf(self)
  const slides = slidesOf(self)
  const { vertical, easingFunction } = self.data
  const [before, after] = marginsOf(self)
  const shift = (percent: number, px = 0) => {
    const way = px === 0 ? `${percent}%` : `calc(${percent}% + ${px}px)`
    return vertical ? `translate(0, ${way})` : `translate(${way}, 0)`
  }
  const many = multipleOf(self)
  const middle = (from + to) / 2 + (many - 1) / 2
  track.style.inset = vertical ? `${before}px 0 ${after}px` : `0 ${after}px 0 ${before}px`
  slides.forEach((slide, index) => {
    const turns = isCircular(self) ? Math.round((middle - index) / slides.length) : 0
    slide.style.transform = shift((index + turns * slides.length) * 100)
    slide.style[vertical ? 'height' : 'width'] = `${100 / many}%`
  })
  track.style.transition = ms > 0 ? `transform ${ms}ms ${EASINGS[easingFunction] ?? 'ease'}` : 'none'
  track.style.transform = shift((-to * 100) / many, snapped(self, to))
}

const marginsOf = ({ data }: Self) => [lengthPx(data.previousMargin), lengthPx(data.nextMargin)] as const

/** `snap-to-edge`: the first slide leaves out the margin before it, the last one the margin after it. px */
function snapped(self: Self, at: number): number {
  const end = last(self)
  if (!self.data.snapToEdge || isCircular(self) || end === 0) return 0
  const [before, after] = marginsOf(self)
  return after * Math.min(1, Math.max(0, at - end + 1)) - before * Math.min(1, Math.max(0, 1 - at))
}

function follow(self: Self, at: number): void {
  const free = isCircular(self) ? at : Math.min(Math.max(at, -OVER), last(self) + OVER)
  place(self, free, free, 0)
  tellMoved(self, free)
}

function tellMoved(self: Self, at: number): void {
  const moved = Math.round((at - (states.get(self._$)?.from ?? at)) * slideSize(self))
  self.triggerEvent('transition', self.data.vertical ? { dx: 0, dy: moved } : { dx: moved, dy: 0 })
}

/** Tells of each frame of a slide's own way, as long as the browser plays it. */
function tellWay(self: Self, from: number, to: number): void {
  const progress = innerOf(self).getAnimations?.()[0]?.effect?.getComputedTiming().progress
  if (typeof progress !== 'number') return
  tellMoved(self, from + (to - from) * progress)
  requestAnimationFrame(() => {
    if (states.get(self._$)?.at === to) tellWay(self, from, to)
  })
}
/** How far the first and the last slide follow a finger, in slides. */
const OVER = 0.3

/** Slides to a position (beyond the ends when circular) and says so: `source` is autoplay, touch, or nothing when the page asked. */
function slideTo(self: Self, wanted: number, source: string): void {
  const state = states.get(self._$)
  const { length } = slidesOf(self)
  if (!state || length === 0) return
  const to = isCircular(self) ? nearest(wanted, state.at, length, source) : Math.min(Math.max(wanted, 0), last(self))
  const shown = ((to % length) + length) % length
  const ms = numberOf(self.data.duration, 500)
  const began = state.at
  place(self, began, to, ms)
  tellWay(self, began, to)
  const detail = { current: shown, currentItemId: slidesOf(self)[shown]?.getAttribute('item-id') ?? '', source }
  if (shown !== self.data.shown) {
    self.setData({ shown })
    change(self, 'current', shown)
    self.triggerEvent('change', detail)
  }
  clearTimeout(state.finish)
  state.finish = window.setTimeout(() => {
    // the same slide seen from its own turn: nothing moves
    place(self, shown, shown, 0)
    state.from = shown
    self.triggerEvent('animationfinish', detail)
  }, ms)
}

/** What the page asks for is reached the short way round; a finger and the clock go the way they go. */
function nearest(wanted: number, at: number, length: number, source: string): number {
  return source === '' ? wanted + Math.round((at - wanted) / length) * length : wanted
}

function playByItself(self: Self): void {
  const state = states.get(self._$)
  if (!state) return
  clearInterval(state.timer)
  if (!self.data.autoplay) return
  state.timer = window.setInterval(
    () => {
      // A page that is covered by another stands still, and so does a phone that was put away.
      if (document.hidden || hostOf(self).closest<HTMLElement>('.phone-page')?.hidden) return
      const next = self.data.shown + 1
      slideTo(self, isCircular(self) || next <= last(self) ? next : 0, 'autoplay')
    },
    numberOf(self.data.interval, 5000),
  )
}

export const swiperItem = builtIn<{ itemId: string }>({
  properties: { itemId: String, skipHiddenItemLayout: Boolean },
  observers: {
    itemId(id: string) {
      reflect(this, 'item-id', id)
    },
  },
})
