import type { TabBarConfig } from '../../appPackage'
import { html } from '../html'
import type { TabBarState } from './tabBarState'

/** What onTabItemTap is told. */
export interface TappedTab {
  /** From 0; a text, as Page's reference says. */
  index: string
  pagePath: string
  text: string
}

/** The tab bar WeChat draws when the app has none of its own, with what the app put on it. */
export function createTabBar(
  given: TabBarConfig,
  state: TabBarState,
  current: string,
  onTap: (tab: TappedTab) => void,
): HTMLElement {
  const config = state.apply(given)
  const bar = html('div', 'phone-tabs')
  bar.hidden = state.hidden
  bar.style.background = config.backgroundColor ?? '#fff'
  bar.style.borderTopColor = config.borderStyle === 'white' ? '#fff' : ''
  config.list.forEach(({ pagePath, text, iconPath, selectedIconPath }, index) => {
    const isCurrent = pagePath === current
    const tab = html('button', 'phone-tab')
    const icon = isCurrent ? (selectedIconPath ?? iconPath) : iconPath
    if (icon) {
      const image = document.createElement('img')
      image.src = `files/${icon.replace(/^\//, '')}`
      image.alt = ''
      tab.append(image)
    }
    tab.append(html('span', '', text))
    const mark = state.markOf(index)
    if (mark !== undefined) tab.append(html('span', mark === '' ? 'phone-tab-dot' : 'phone-tab-badge', mark))
    tab.style.color = (isCurrent ? config.selectedColor : config.color) ?? '#000'
    tab.addEventListener('click', () => onTap({ index: String(index), pagePath, text }))
    bar.append(tab)
  })
  return bar
}
