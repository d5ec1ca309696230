import { component, type Caller } from 'glass-easel-miniprogram-adapter'
import { animate, clearAnimation } from './keyframes'
import { tellUnsupported } from './desk'
import { IntersectionObserver, type IntersectionOptions } from './intersections'
import { pageOf } from './page'
import { SelectorQuery } from './selectorQuery'

/** Methods of pages and components that glass-easel leaves to its host. */
export function extendInstances(): void {
  Object.assign(component.ComponentCaller.prototype, {
    createSelectorQuery(this: Caller) {
      return new SelectorQuery(this)
    },
    createIntersectionObserver(this: Caller, options?: IntersectionOptions) {
      return new IntersectionObserver(this, options)
    },
    getTabBar(this: Caller, callback?: (tabBar: Caller | null) => void) {
      const tabBar = pageOf(this)?.tabBarInstance() ?? null
      callback?.(tabBar)
      return tabBar
    },
    getPageId(this: Caller) {
      return pageOf(this)?.path ?? ''
    },
    setUpdatePerformanceListener() {
      tellUnsupported('setUpdatePerformanceListener')
    },
    animate,
    clearAnimation,
  })
}
