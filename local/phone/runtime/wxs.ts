import type { Caller, EngineEvent, EngineNode } from 'glass-easel-miniprogram-adapter'

type WxsFunction = (...args: unknown[]) => unknown

/** What WXS code has besides plain functions, and how its event handlers and change:prop listeners are called. */
export function installWxs(constructorName: string): void {
  const types: [{ prototype: object }, string][] = [
    [Array, 'Array'],
    [String, 'String'],
    [Number, 'Number'],
    [Boolean, 'Boolean'],
    [Function, 'Function'],
    [Date, 'Date'],
    [RegExp, 'RegExp'],
    [Object, 'Object'],
  ]
  for (const [type, name] of types) {
    Object.defineProperty(type.prototype, constructorName, { get: () => name, configurable: true })
  }
  Object.assign(globalThis, {
    getRegExp: (pattern: string, flags?: string) => new RegExp(pattern, flags),
    getDate: (...args: [number]) => new Date(...args),
    __wxsChange: (listener: WxsFunction) => (value: unknown, old: unknown, host: EngineNode, element: EngineNode) => {
      requestAnimationFrame(() => listener(value, old, describe(host), describe(element)))
    },
    __wxsEvent: (caller: Caller, event: EngineEvent, handler: WxsFunction) =>
      isMethod(caller, handler) ? handler.call(caller, event) : callHandler(caller._$, event, handler),
  })
}

const methods = new WeakMap<object, Set<unknown>>()
function isMethod(caller: Caller, handler: WxsFunction): boolean {
  const { behavior } = caller._$.getComponentDefinition()
  let own = methods.get(behavior)
  if (!own) methods.set(behavior, (own = new Set(Object.values(behavior.getMethods()))))
  return own.has(handler)
}

function callHandler(host: EngineNode, event: EngineEvent, handler: WxsFunction): unknown {
  const current = event.currentTarget
  const node = '_$' in current ? (current as Caller)._$ : (current as EngineNode)
  const seen = Object.assign(Object.create(event) as object, {
    target: event.target,
    currentTarget: current,
    instance: describe(node),
  })
  return handler.call(null, seen, describe(host))
}

const descriptors = new WeakMap<EngineNode, object>()

/** WXS's ComponentDescriptor: how WXS code looks at and changes an element without the logic layer. */
function describe(node: EngineNode | null | undefined): object | null {
  if (!node) return null
  const known = descriptors.get(node)
  if (known) return known
  const element = () => node.getBackendElement()
  const state = {}
  const descriptor = {
    selectComponent: (selector: string) => describe(node.getShadowRoot?.()?.querySelector(selector)),
    selectAllComponents: (selector: string) => (node.getShadowRoot?.()?.querySelectorAll(selector) ?? []).map(describe),
    setStyle(style: string | Record<string, unknown>) {
      node.setNodeStyle(cssText(style), 3)
      return descriptor
    },
    addClass(names: string) {
      element()?.classList.add(...names.split(' '))
      return descriptor
    },
    removeClass(names: string) {
      element()?.classList.remove(...names.split(' '))
      return descriptor
    },
    hasClass: (name: string) => element()?.classList.contains(name) ?? false,
    getDataset: () => node.dataset,
    getState: () => state,
    callMethod(name: string, argument: unknown) {
      const caller = node.getMethodCaller?.()
      const method = caller?.[name]
      return typeof method === 'function' ? (method.call(caller, argument) as unknown) : undefined
    },
    triggerEvent: (name: string, detail: unknown, options?: object) => node.triggerEvent(name, detail, options),
    requestAnimationFrame: (callback: () => void) => requestAnimationFrame(callback),
    setTimeout: (callback: () => void, ms: number) => setTimeout(callback, ms),
    clearTimeout: (timer: number) => clearTimeout(timer),
    getBoundingClientRect: () => element()?.getBoundingClientRect() ?? new DOMRect(),
    getComputedStyle(names: string[]) {
      const html = element()
      const style = html ? getComputedStyle(html) : undefined
      return Object.fromEntries(names.map((name) => [name, style?.getPropertyValue(name) ?? '']))
    },
  }
  descriptors.set(node, descriptor)
  return descriptor
}

function cssText(style: string | Record<string, unknown>): string {
  if (typeof style === 'string') return style
  const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  return Object.entries(style)
    .map(([name, value]) => `${kebab(name)}:${String(value)}`)
    .join(';')
}
