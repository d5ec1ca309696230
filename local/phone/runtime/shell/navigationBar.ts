import type { WindowConfig } from '../../appPackage'
import { html, press } from '../html'

export interface NavigationBar {
  element: HTMLElement
  title: string
  /** Colour of the texts: of the status bar and capsule too. */
  dark: boolean
  setTitle: (title: string) => void
  setColors: (front: string, background: string) => void
  setLoading: (loading: boolean) => void
}

/** Event of a bar whose title or colours changed. */
export const BAR_CHANGED = 'phone-bar-changed'

/** Colours of the bar's texts and of the bar, as the JSON files say. */
export const barColors = (config: WindowConfig): [front: string, background: string] => [
  config.navigationBarTextStyle === 'black' ? '#000' : '#fff',
  config.navigationBarBackgroundColor ?? '#000',
]

/** The bar that WeChat draws above a page; with navigationStyle custom it is there but takes no room. */
export function createNavigationBar(config: WindowConfig, onBack: (() => void) | undefined): NavigationBar {
  const title = html('span', 'phone-nav-title', config.navigationBarTitleText ?? '')
  const element = html('div', 'phone-nav')
  if (onBack) {
    const back = press('phone-nav-back', '', onBack)
    back.setAttribute('aria-label', '返回')
    element.append(back)
  }
  element.append(title)
  const tellChange = () => element.dispatchEvent(new CustomEvent(BAR_CHANGED, { bubbles: true }))
  const bar: NavigationBar = {
    element,
    title: config.navigationBarTitleText ?? '',
    dark: false,
    setTitle(text) {
      bar.title = title.textContent = text
      tellChange()
    },
    setColors(front, background) {
      bar.dark = !/^#?(fff|ffffff|white)$/i.test(front)
      element.style.color = bar.dark ? '#000' : '#fff'
      element.style.background = background
      tellChange()
    },
    setLoading(loading) {
      element.classList.toggle('phone-nav-loading', loading)
    },
  }
  bar.setColors(...barColors(config))
  if (config.navigationStyle === 'custom') {
    element.hidden = true
    bar.dark = config.navigationBarTextStyle === 'black'
  }
  return bar
}
