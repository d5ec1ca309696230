import { scrollTo } from '../scrollTo'
import { phoneUnits } from '../../units'
import { builtIn, hostOf, numberOf, type BuiltIn } from './define'

interface PageMetaData {
  rootFontSize: string
  pageFontSize: string
  pageStyle: string
  backgroundColor: string
  backgroundColorTop: string
  backgroundTextStyle: string
  rootBackgroundColor: string
  scrollTop: string
  scrollDuration: number
}

const RPX_ACROSS = 750

/** page-meta sets facts of the page it stands in: the size of 1rem, the page's own font and style, what is behind it, where it is. */
export const pageMeta = builtIn<PageMetaData>({
  properties: {
    ...Object.fromEntries(
      ['rootFontSize', 'pageFontSize', 'pageStyle', 'backgroundColor', 'rootBackgroundColor'].map((name) => [
        name,
        String,
      ]),
    ),
    backgroundTextStyle: String,
    backgroundColorTop: String,
    backgroundColorBottom: String,
    scrollTop: String,
    scrollDuration: { type: Number, value: 300 },
    pageOrientation: String,
  },
  observers: {
    'rootFontSize, pageFontSize, pageStyle, rootBackgroundColor'() {
      apply(this)
    },
    'backgroundColor, backgroundColorTop, backgroundTextStyle'() {
      if (hostOf(this).isConnected) tellBackground(this)
    },
    scrollTop() {
      if (hostOf(this).isConnected) scroll(this)
    },
  },
  lifetimes: {
    ready() {
      apply(this)
      tellBackground(this)
      scroll(this)
      const scroller = scrollerOf(this)
      const tell = () => this.triggerEvent('scroll', { scrollTop: scroller?.scrollTop ?? 0 })
      scroller?.addEventListener('scroll', tell, { passive: true })
    },
  },
})

const scrollerOf = (self: BuiltIn<PageMetaData>) => hostOf(self).closest<HTMLElement>('.phone-scroll')

function apply(self: BuiltIn<PageMetaData>): void {
  const { rootFontSize, pageFontSize, pageStyle, rootBackgroundColor } = self.data
  const page = hostOf(self).closest<HTMLElement>('page')
  const view = hostOf(self).closest<HTMLElement>('.phone-view')
  const scroller = scrollerOf(self)
  if (!page || !view || !scroller) return
  const system = getComputedStyle(view).getPropertyValue('--system-font-size')
  const size = (given: string) => phoneUnits(given === 'system' ? system : given)
  page.setAttribute('style', pageStyle)
  if (pageFontSize) page.style.fontSize = size(pageFontSize)
  view.style.setProperty('--rem', size(rootFontSize))
  scroller.style.backgroundColor = rootBackgroundColor
  // A page that doesn't overflow doesn't scroll: what CSS says of a root, whose overflow is its window's.
  scroller.style.overflowY = getComputedStyle(page).overflowY === 'hidden' ? 'hidden' : ''
}

function tellBackground(self: BuiltIn<PageMetaData>): void {
  const { backgroundColor, backgroundColorTop, backgroundTextStyle } = self.data
  tellPage(self, 'phone-background', { backgroundColor, backgroundColorTop, backgroundTextStyle })
}

function scroll(self: BuiltIn<PageMetaData>): void {
  const { scrollTop, scrollDuration } = self.data
  const scroller = scrollerOf(self)
  if (!scroller || !scrollTop) return
  const px = numberOf(scrollTop) * (scrollTop.endsWith('rpx') ? scroller.clientWidth / RPX_ACROSS : 1)
  void scrollTo(scroller, { top: px }, scrollDuration).then(() => self.triggerEvent('scrolldone', {}))
}

interface NavigationBarData {
  title: string
  loading: boolean
  frontColor: string
  backgroundColor: string
}
export const navigationBar = builtIn<NavigationBarData>({
  properties: {
    title: String,
    loading: Boolean,
    frontColor: String,
    backgroundColor: String,
    colorAnimationDuration: Number,
    colorAnimationTimingFunc: String,
  },
  observers: {
    'title, loading, frontColor, backgroundColor'() {
      requestAnimationFrame(() => {
        const { title, loading, frontColor, backgroundColor } = this.data
        tellPage(this, 'phone-navigation-bar', { title, loading, frontColor, backgroundColor })
      })
    },
  },
})

/** What the page does itself (page.ts); a value that isn't set is left out. */
function tellPage(self: BuiltIn<object>, name: string, values: Record<string, unknown>): void {
  const detail = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))
  hostOf(self).dispatchEvent(new CustomEvent(name, { bubbles: true, detail }))
}
