import { component, type Caller } from 'glass-easel-miniprogram-adapter'
import { tellUnsupported } from './desk'
import { pageOf } from './page'
import { SelectorQuery } from './selectorQuery'

/** Methods of pages and components that glass-easel leaves to its host. */
export function extendInstances(): void {
  Object.assign(component.ComponentCaller.prototype, {
    createSelectorQuery(this: Caller) {
      return new SelectorQuery(this)
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
    animate(_selector: string, _frames: object[], _duration: number, callback?: () => void) {
      tellUnsupported('this.animate')
      callback?.()
    },
    clearAnimation(_selector: string, _options: object, callback?: () => void) {
      callback?.()
    },
  })
}
