import { builtIn, innerOf, reflect, type BuiltIn } from './define'

interface SwiperData {
  current: number
  autoplay: boolean
  interval: number
  vertical: boolean
  dots: number[]
  shown: number
}
interface SwiperMethods {
  goTo(index: number, source: string, smooth: boolean): void
}
interface SwiperState {
  source: string
  timer: number
}
const states = new WeakMap<object, SwiperState>()

/** Slides on the browser's own scroll snapping; `circular` goes back to the first slide instead of on without end. */
export const swiper = builtIn<SwiperData, SwiperMethods>({
  properties: {
    indicatorDots: Boolean,
    indicatorColor: { type: String, value: 'rgba(0,0,0,.3)' },
    indicatorActiveColor: { type: String, value: '#000' },
    autoplay: Boolean,
    current: Number,
    interval: { type: Number, value: 5000 },
    duration: Number,
    circular: Boolean,
    vertical: Boolean,
    previousMargin: String,
    nextMargin: String,
    displayMultipleItems: Number,
    easingFunction: String,
    snapToEdge: Boolean,
    currentItemId: String,
    skipHiddenItemLayout: Boolean,
  },
  data: { dots: [], shown: 0 },
  observers: {
    vertical(vertical: boolean) {
      reflect(this, 'vertical', vertical)
    },
    current(index: number) {
      if (states.has(this._$)) this.goTo(index, '', true)
    },
  },
  lifetimes: {
    ready() {
      const state: SwiperState = { source: '', timer: 0 }
      states.set(this._$, state)
      const track = innerOf(this)
      this.setData({ dots: Array.from(track.children, (_, index) => index) })
      if (this.data.current) this.goTo(this.data.current, '', false)
      track.addEventListener('scroll', () => followScroll(this, track, state), { passive: true })
      track.addEventListener('scrollend', () => {
        this.triggerEvent('animationfinish', { current: this.data.shown, source: state.source })
      })
      state.timer = window.setInterval(() => {
        if (!this.data.autoplay || !track.isConnected) return
        this.goTo((this.data.shown + 1) % (track.children.length || 1), 'autoplay', true)
      }, this.data.interval)
    },
    detached() {
      clearInterval(states.get(this._$)?.timer)
    },
  },
  methods: {
    goTo(index, source, smooth) {
      const self = this as unknown as BuiltIn<SwiperData>
      const track = innerOf(self)
      const state = states.get(self._$)
      if (state && source) state.source = source
      const distance = index * slideSize(self, track)
      const position = self.data.vertical ? { top: distance } : { left: distance }
      track.scrollTo({ ...position, behavior: smooth ? 'smooth' : 'auto' })
    },
  },
})

const slideSize = ({ data }: BuiltIn<SwiperData>, track: HTMLElement) =>
  (data.vertical ? track.clientHeight : track.clientWidth) || 1

function followScroll(self: BuiltIn<SwiperData>, track: HTMLElement, state: SwiperState): void {
  const scrolled = self.data.vertical ? track.scrollTop : track.scrollLeft
  const shown = Math.round(scrolled / slideSize(self, track))
  if (shown === self.data.shown) return
  self.setData({ shown })
  self.triggerEvent('change', { current: shown, source: state.source || 'touch' })
  state.source = ''
}

export const swiperItem = builtIn<object>({ properties: { itemId: String, skipHiddenItemLayout: Boolean } })
