import type { PullDown } from '../shell/pullDown'
import type { RouteOptions, Router } from '../router'
import { scrollTo } from '../scrollTo'
import type { Background } from '../shell/background'
import { api } from './api'

interface BarColors {
  frontColor: string
  backgroundColor: string
}
interface ScrollTarget {
  scrollTop?: number
  selector?: string
  offsetTop?: number
  duration?: number
}

/** Routing, the navigation bar, and scrolling of the page. */
export function navigationApi(router: Router) {
  const pull = (): PullDown => router.top.pull
  const arrive = <T>({ url = '' }: RouteOptions, open: () => T) => router.whenHere(url, open)
  return {
    navigateTo: api('navigateTo', (options: RouteOptions) => arrive(options, () => router.navigateTo(options))),
    redirectTo: api('redirectTo', (options: RouteOptions) => arrive(options, () => router.redirectTo(options))),
    navigateBack: api('navigateBack', (options: RouteOptions) => router.navigateBack(options)),
    reLaunch: api('reLaunch', (options: RouteOptions) => arrive(options, () => router.reLaunch(options))),
    switchTab: api('switchTab', (options: RouteOptions) => router.switchTab(options)),
    setNavigationBarTitle: api('setNavigationBarTitle', ({ title }: { title: string }) =>
      router.top.bar.setTitle(title),
    ),
    setNavigationBarColor: api('setNavigationBarColor', ({ frontColor, backgroundColor }: BarColors) => {
      router.top.bar.setColors(frontColor, backgroundColor)
    }),
    showNavigationBarLoading: api('showNavigationBarLoading', () => router.top.bar.setLoading(true)),
    hideNavigationBarLoading: api('hideNavigationBarLoading', () => router.top.bar.setLoading(false)),
    startPullDownRefresh: api('startPullDownRefresh', () => {
      pull().start()
      router.top.call('onPullDownRefresh')
    }),
    stopPullDownRefresh: api('stopPullDownRefresh', () => pull().stop()),
    setBackgroundColor: api('setBackgroundColor', ({ backgroundColor, backgroundColorTop }: Background) => {
      router.top.changeBackground({
        ...(backgroundColor ? { backgroundColor } : {}),
        ...(backgroundColorTop ? { backgroundColorTop } : {}),
      })
    }),
    setBackgroundTextStyle: api('setBackgroundTextStyle', ({ textStyle }: { textStyle: 'dark' | 'light' }) => {
      router.top.changeBackground({ backgroundTextStyle: textStyle })
    }),
    pageScrollTo: api('pageScrollTo', async ({ scrollTop, selector, offsetTop = 0, duration = 300 }: ScrollTarget) => {
      const { scroll, instance } = router.top
      const target = selector ? instance._$.getShadowRoot?.()?.querySelector(selector) : undefined
      if (selector && !target) throw new Error('invalid selector')
      const top = (target?.getBackendElement()?.getBoundingClientRect().top ?? 0) + scroll.scrollTop + offsetTop
      await scrollTo(scroll, { top: target ? top : (scrollTop ?? 0) }, duration)
    }),
  }
}
