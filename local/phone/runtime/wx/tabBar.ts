import type { TabBarConfig } from '../../appPackage'
import type { Router } from '../router'
import type { TabBarState } from '../shell/tabBarState'
import { api } from './api'

type Item = Partial<TabBarConfig['list'][number]> & { index: number }
type Style = Pick<TabBarConfig, 'color' | 'selectedColor' | 'backgroundColor' | 'borderStyle'>
interface Index {
  index: number
}

/** Badges, dots and looks of the tab bar that WeChat draws. Only a tab page may change it. */
export function tabBarApi(router: Router, state: TabBarState) {
  const onTab = <O extends object>(name: string, run: (options: O) => void) =>
    api(name, (options: O) => {
      if (!router.isTab(router.top.path)) throw new Error('not TabBar page')
      run(options)
    })
  return {
    setTabBarBadge: onTab('setTabBarBadge', ({ index, text }: Index & { text: string }) => state.setBadge(index, text)),
    removeTabBarBadge: onTab('removeTabBarBadge', ({ index }: Index) => state.setBadge(index, undefined)),
    showTabBarRedDot: onTab('showTabBarRedDot', ({ index }: Index) => state.setDot(index, true)),
    hideTabBarRedDot: onTab('hideTabBarRedDot', ({ index }: Index) => state.setDot(index, false)),
    setTabBarStyle: onTab('setTabBarStyle', ({ color, selectedColor, backgroundColor, borderStyle }: Style) => {
      state.setStyle(given({ color, selectedColor, backgroundColor, borderStyle }))
    }),
    setTabBarItem: onTab('setTabBarItem', ({ index, text, iconPath, selectedIconPath }: Item) => {
      state.setItem(index, given({ text, iconPath, selectedIconPath }))
    }),
    showTabBar: onTab('showTabBar', () => state.hide(false)),
    hideTabBar: onTab('hideTabBar', () => state.hide(true)),
  }
}

type Given<O> = { [K in keyof O]?: Exclude<O[K], undefined> }
/** Only what was said: the rest stays as it is. */
const given = <O extends object>(options: O): Given<O> =>
  Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Given<O>
