import type { EngineNode } from 'glass-easel-miniprogram-adapter'

/** `this` in a built-in: its data (properties and own), and what glass-easel gives. */
export interface BuiltIn<D> {
  _$: EngineNode
  is: string
  data: D
  setData(data: Partial<D>, callback?: () => void): void
  triggerEvent(name: string, detail?: unknown, options?: object): void
}

/** How the value of a property that the page gives is declared; null = any type. */
export type PropertyType =
  | StringConstructor
  | NumberConstructor
  | BooleanConstructor
  | ArrayConstructor
  | ObjectConstructor
  | null
  | {
      type: StringConstructor | NumberConstructor | BooleanConstructor | ArrayConstructor | ObjectConstructor | null
      value: unknown
    }

export interface Definition<D, M> {
  properties?: Record<string, PropertyType>
  data?: Partial<D>
  observers?: Record<string, (this: BuiltIn<D> & M, ...values: never[]) => void>
  lifetimes?: Record<string, (this: BuiltIn<D> & M) => void>
  methods?: M
}

/** Definition of one of the phone's own elements; D = its data, M = its methods. */
export function builtIn<D, M = object>(
  definition: Definition<D, M> & ThisType<BuiltIn<D> & M>,
): Definition<unknown, object> {
  return definition as unknown as Definition<unknown, object>
}

type Self = { _$: EngineNode }

/**
 * The HTML element of a built-in itself, `<wx-…>`. A page that was closed may still be given data, when an answer comes late: what it
 * then does to its elements happens to one that nobody sees, as in WeChat.
 */
export const hostOf = (self: Self): HTMLElement => self._$.getBackendElement() ?? document.createElement('wx-gone')

/** The plain HTML element inside (`raw-… id="r"`), which does the work. */
export function innerOf<E extends HTMLElement = HTMLElement>(self: Self): E {
  const node = self._$.getShadowRoot?.()?.getElementById('r')
  if (!node) throw new Error('the element has no inner element')
  return (node.getBackendElement() ?? document.createElement(node.is?.replace('raw-', '') ?? 'div')) as E
}

/** Sets or removes an attribute of the host, for the style sheet to select by. */
export function reflect(self: Self, name: string, value: unknown): void {
  const host = hostOf(self)
  if (value || value === 0) host.setAttribute(name, value === true ? '' : String(value))
  else host.removeAttribute(name)
}

/** Nearest built-in of that tag around this one. */
export function around<T>(self: Self, tag: string): T | undefined {
  const node = hostOf(self).parentElement?.closest(`wx-${tag}`)?.__wxElement
  return node?.getMethodCaller?.() as T | undefined
}

/** Built-ins that match a CSS selector inside this one, in document order. */
export function inside<T>(self: Self, selector: string): T[] {
  return Array.from(hostOf(self).querySelectorAll(selector)).flatMap((element) => {
    const caller = element.__wxElement?.getMethodCaller?.()
    return caller ? [caller as unknown as T] : []
  })
}

/** Changes a value of its own as if the user had (no observers of the page run, only its own). */
export function change(self: { _$: EngineNode }, name: string, value: unknown): void {
  self._$.replaceDataOnPath([name], value)
  self._$.applyDataUpdates()
}

/** Properties that elements with a pressed look share. */
export const hover = (hoverClass: string): Record<string, PropertyType> => ({
  hoverClass: { type: String, value: hoverClass },
  hoverStopPropagation: Boolean,
  hoverStartTime: { type: Number, value: 20 },
  hoverStayTime: { type: Number, value: 70 },
})

/** Properties of everything a form collects. */
export const field: Record<string, PropertyType> = { name: String, value: null, disabled: Boolean }

/** Reads a number or numeric text; `otherwise` when it is neither. */
export function numberOf(value: unknown, otherwise = 0): number {
  const number = typeof value === 'number' ? value : parseFloat(String(value))
  return Number.isFinite(number) ? number : otherwise
}
