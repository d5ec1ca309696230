import type { TabBarConfig } from '../../appPackage'
import { html } from '../html'

/** The tab bar WeChat draws when the app has none of its own. */
export function createTabBar(config: TabBarConfig, current: string, onOpen: (path: string) => void): HTMLElement {
  const bar = html('div', 'phone-tabs')
  bar.style.background = config.backgroundColor ?? '#fff'
  for (const { pagePath, text, iconPath, selectedIconPath } of config.list) {
    const isCurrent = pagePath === current
    const tab = html('button', 'phone-tab')
    const icon = isCurrent ? (selectedIconPath ?? iconPath) : iconPath
    if (icon) {
      const image = document.createElement('img')
      image.src = `files/${icon}`
      image.alt = ''
      tab.append(image)
    }
    tab.append(html('span', '', text))
    tab.style.color = (isCurrent ? config.selectedColor : config.color) ?? '#000'
    tab.addEventListener('click', () => onOpen(pagePath))
    bar.append(tab)
  }
  return bar
}
