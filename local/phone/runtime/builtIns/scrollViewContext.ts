import { tellUnsupported } from '../desk'
import { scrollTo } from '../scrollTo'

interface Target {
  top?: number
  left?: number
  duration?: number
  animated?: boolean
}

/** What a query for the node of `<scroll-view enhanced>` gives. */
export function scrollViewContext(element: HTMLElement): object {
  const unknown = (name: string) => () => tellUnsupported(`ScrollViewContext.${name}`)
  return {
    get scrollEnabled() {
      return element.style.overflow !== 'hidden'
    },
    set scrollEnabled(enabled: boolean) {
      element.style.overflow = enabled ? '' : 'hidden'
    },
    scrollTo({ top, left, duration = 300, animated = true }: Target) {
      void scrollTo(
        element,
        { ...(top === undefined ? {} : { top }), ...(left === undefined ? {} : { left }) },
        animated ? duration : 0,
      )
    },
    scrollIntoView(selector: string) {
      const root = element.__wxElement?.ownerShadowRoot
      root?.querySelector(selector)?.getBackendElement()?.scrollIntoView({ block: 'start', inline: 'nearest' })
    },
    triggerRefresh: unknown('triggerRefresh'),
    closeRefresh: unknown('closeRefresh'),
    triggerTwoLevel: unknown('triggerTwoLevel'),
    closeTwoLevel: unknown('closeTwoLevel'),
  }
}
