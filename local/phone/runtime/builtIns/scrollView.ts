import { builtIn, hostOf, numberOf, reflect } from './define'

interface ScrollData {
  scrollX: boolean
  scrollY: boolean
  enableFlex: boolean
  scrollTop: unknown
  scrollLeft: unknown
  scrollIntoView: string
  scrollWithAnimation: boolean
  upperThreshold: unknown
  lowerThreshold: unknown
  refresherEnabled: boolean
  refresherTriggered: boolean
  refresherThreshold: number
}

export const scrollView = builtIn<ScrollData>({
  properties: {
    scrollX: Boolean,
    scrollY: Boolean,
    scrollTop: null,
    scrollLeft: null,
    scrollIntoView: String,
    scrollWithAnimation: Boolean,
    upperThreshold: { type: null, value: 50 },
    lowerThreshold: { type: null, value: 50 },
    enableFlex: Boolean,
    refresherEnabled: Boolean,
    refresherTriggered: Boolean,
    refresherThreshold: { type: Number, value: 45 },
    refresherDefaultStyle: String,
    refresherBackground: String,
    showScrollbar: Boolean,
    enhanced: Boolean,
    bounces: Boolean,
    type: String,
    enablePassive: Boolean,
    scrollAnchoring: Boolean,
    enableBackToTop: Boolean,
    pagingEnabled: Boolean,
    fastDeceleration: Boolean,
    usingSticky: Boolean,
    scrollIntoViewOffset: Number,
    scrollIntoViewAlignment: String,
    throttle: Boolean,
    clip: Boolean,
  },
  observers: {
    'scrollX, scrollY, enableFlex'(x: boolean, y: boolean, flex: boolean) {
      reflect(this, 'scroll-x', x)
      reflect(this, 'scroll-y', y)
      reflect(this, 'enable-flex', flex)
    },
    scrollTop(top: unknown) {
      if (top !== null && top !== undefined)
        scrollTo(hostOf(this), { top: numberOf(top) }, this.data.scrollWithAnimation)
    },
    scrollLeft(left: unknown) {
      if (left !== null && left !== undefined)
        scrollTo(hostOf(this), { left: numberOf(left) }, this.data.scrollWithAnimation)
    },
    scrollIntoView(id: string) {
      if (!id) return
      const selector = `[exparser\\:info-attr-id$="${CSS.escape(id)}"]`
      setTimeout(() => hostOf(this).querySelector(selector)?.scrollIntoView({ block: 'start', inline: 'nearest' }))
    },
  },
  lifetimes: {
    attached() {
      const host = hostOf(this)
      let before = { top: 0, left: 0 }
      host.addEventListener(
        'scroll',
        () => {
          const { scrollTop, scrollLeft, scrollHeight, scrollWidth, clientHeight, clientWidth } = host
          const { top, left } = before
          before = { top: scrollTop, left: scrollLeft }
          const deltas = { deltaX: left - scrollLeft, deltaY: top - scrollTop }
          this.triggerEvent('scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth, ...deltas })
          const lower = numberOf(this.data.lowerThreshold, 50)
          const upper = numberOf(this.data.upperThreshold, 50)
          const passed = (was: number, is: number, end: number) => was < end - lower && is >= end - lower
          const ends = [
            passed(top, scrollTop, scrollHeight - clientHeight) && ['scrolltolower', 'bottom'],
            passed(left, scrollLeft, scrollWidth - clientWidth) && ['scrolltolower', 'right'],
            top > upper && scrollTop <= upper && ['scrolltoupper', 'top'],
            left > upper && scrollLeft <= upper && ['scrolltoupper', 'left'],
          ]
          for (const end of ends) if (end) this.triggerEvent(end[0] ?? '', { direction: end[1] })
        },
        { passive: true },
      )
      listenToPull(
        host,
        () => this.data,
        (event) => this.triggerEvent(event, {}),
      )
    },
  },
})

function scrollTo(host: HTMLElement, position: ScrollToOptions, animated: boolean): void {
  requestAnimationFrame(() => host.scrollTo({ ...position, behavior: animated ? 'smooth' : 'auto' }))
}

/** refresher-enabled: pull down at the top and let go. */
function listenToPull(host: HTMLElement, data: () => ScrollData, send: (event: string) => void): void {
  let start: number | undefined
  const y = (event: Event) => (event as Partial<TouchEvent>).touches?.[0]?.clientY ?? (event as MouseEvent).clientY
  const begin = (event: Event) => {
    start = data().refresherEnabled && host.scrollTop <= 0 ? y(event) : undefined
  }
  const end = (event: Event) => {
    const from = start
    start = undefined
    const at = (event as Partial<TouchEvent>).changedTouches?.[0]?.clientY ?? (event as MouseEvent).clientY
    if (from === undefined || at - from < data().refresherThreshold || data().refresherTriggered) return
    send('refresherrefresh')
  }
  for (const type of ['touchstart', 'mousedown']) host.addEventListener(type, begin, { passive: true })
  for (const type of ['touchend', 'mouseup']) host.addEventListener(type, end, { passive: true })
}
