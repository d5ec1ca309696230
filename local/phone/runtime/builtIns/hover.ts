import { hostOf, type BuiltIn } from './define'

interface Hoverable {
  hoverClass: string
  hoverStartTime: number
  hoverStayTime: number
  disabled?: boolean
}

/** Puts `hover-class` on while pressed. Class names carry the style scope of the page or component that wrote them. */
export function watchHover(self: BuiltIn<object>): void {
  const { hoverClass } = self.data as Hoverable
  if (hoverClass === 'none') return
  const host = hostOf(self)
  let timer = 0
  const names = () => {
    const { hoverClass: written } = self.data as Hoverable
    return written === 'none'
      ? []
      : written.split(/\s+/).flatMap((name) => [name, ...scopesOf(host).map((scope) => `${scope}--${name}`)])
  }
  const press = () => {
    const { hoverStartTime, disabled } = self.data as Hoverable
    if (disabled) return
    clearTimeout(timer)
    timer = window.setTimeout(() => host.classList.add(...names().filter(Boolean)), hoverStartTime)
  }
  const release = () => {
    clearTimeout(timer)
    const { hoverStayTime } = self.data as Hoverable
    timer = window.setTimeout(() => host.classList.remove(...names().filter(Boolean)), hoverStayTime)
  }
  for (const type of ['touchstart', 'mousedown']) host.addEventListener(type, press, { passive: true })
  for (const type of ['touchend', 'touchcancel', 'touchmove', 'mouseup', 'mouseleave']) {
    host.addEventListener(type, release, { passive: true })
  }
}

const scopesOf = (host: HTMLElement) =>
  Array.from(new Set(Array.from(host.classList).flatMap((name) => /^(s[0-9a-z]+)--/.exec(name)?.[1] ?? [])))
