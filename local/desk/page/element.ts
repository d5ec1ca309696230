type Child = Node | string | null
type Handlers = { readonly [K in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[K]) => void }

interface Properties {
  readonly class?: string
  readonly on?: Handlers
  /** Any other attribute; `true` = present without a value, `false` or null = absent. */
  readonly [attribute: string]: string | number | boolean | null | undefined | Handlers
}

/** Makes an element: `element('button', { class: 'quiet', on: { click } }, 'Reset')`. Text is always text, never markup. */
export function element<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  properties: Properties = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[T] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(properties)) {
    if (name === 'on' || value === undefined || value === null || value === false || typeof value === 'object') continue
    made.setAttribute(name, value === true ? '' : String(value))
  }
  for (const [event, handler] of Object.entries(properties.on ?? {})) {
    made.addEventListener(event, handler as EventListener)
  }
  made.append(...children.filter((child): child is Node | string => child !== null))
  return made
}

export function replaceChildren(parent: Element, ...children: readonly Child[]): void {
  parent.replaceChildren(...children.filter((child): child is Node | string => child !== null))
}

/**
 * Makes `children` the children of `parent` and moves as few of them as it can: an iframe that is moved loads anew, and a
 * button that is moved loses the focus.
 */
export function putInOrder(parent: Element, children: readonly Element[]): void {
  const wanted = new Set(children)
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove()
  for (const [place, child] of children.entries()) {
    const there = parent.children[place]
    if (there !== child) parent.insertBefore(child, there ?? null)
  }
}
