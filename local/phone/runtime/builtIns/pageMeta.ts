import { builtIn, hostOf, type BuiltIn } from './define'

interface PageMetaData {
  rootFontSize: string
  pageFontSize: string
  pageStyle: string
  backgroundColor: string
  rootBackgroundColor: string
}
const FIELDS = ['rootFontSize', 'pageFontSize', 'pageStyle', 'backgroundColor', 'rootBackgroundColor'] as const

/** page-meta sets facts of the page it stands in: the size of 1rem, the page's own font and style. */
export const pageMeta = builtIn<PageMetaData>({
  properties: {
    ...Object.fromEntries(FIELDS.map((name) => [name, String])),
    backgroundTextStyle: String,
    backgroundColorTop: String,
    backgroundColorBottom: String,
    scrollTop: String,
    scrollDuration: Number,
    pageOrientation: String,
  },
  observers: {
    'rootFontSize, pageFontSize, pageStyle, rootBackgroundColor'() {
      apply(this)
    },
  },
  lifetimes: {
    ready() {
      apply(this)
    },
  },
})

function apply(self: BuiltIn<PageMetaData>): void {
  const { rootFontSize, pageFontSize, pageStyle, rootBackgroundColor } = self.data
  const page = hostOf(self).closest<HTMLElement>('page')
  const view = hostOf(self).closest<HTMLElement>('.phone-view')
  if (!page || !view) return
  const system = getComputedStyle(view).getPropertyValue('--system-font-size')
  if (pageStyle) page.setAttribute('style', pageStyle)
  if (rootFontSize) view.style.setProperty('--rem', rootFontSize === 'system' ? system : rootFontSize)
  if (pageFontSize) page.style.fontSize = pageFontSize === 'system' ? system : pageFontSize
  if (rootBackgroundColor) view.style.background = rootBackgroundColor
}

interface NavigationBarData {
  title: string
  frontColor: string
  backgroundColor: string
}
export const navigationBar = builtIn<NavigationBarData>({
  properties: { title: String, loading: Boolean, frontColor: String, backgroundColor: String },
  observers: {
    'title, frontColor, backgroundColor'(title: string, frontColor: string, backgroundColor: string) {
      const change = new CustomEvent('phone-navigation-bar', {
        bubbles: true,
        detail: { title, frontColor, backgroundColor },
      })
      requestAnimationFrame(() => hostOf(this).dispatchEvent(change))
    },
  },
})
