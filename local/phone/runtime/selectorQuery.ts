import type { Caller, EngineNode } from 'glass-easel-miniprogram-adapter'
import { canvasNode } from './builtIns/canvas'
import { scrollViewContext } from './builtIns/scrollViewContext'
import { tellUnsupported } from './desk'
import { pageOf } from './page'

interface Fields {
  id?: boolean
  dataset?: boolean
  mark?: boolean
  rect?: boolean
  size?: boolean
  scrollOffset?: boolean
  properties?: string[]
  computedStyle?: string[]
  context?: boolean
  node?: boolean
  ref?: boolean
}
type Answer = Record<string, unknown> | null
type Callback = (this: SelectorQuery, answer: Answer | Answer[]) => void

interface Request {
  host: Caller
  selector: string | undefined
  single: boolean
  fields: Fields
  callback: Callback | undefined
}

/** wx.createSelectorQuery: positions count from the page's corner, as on a phone. */
export class SelectorQuery {
  private readonly requests: Request[] = []
  private last: NodesRef | undefined

  constructor(private host: Caller) {}

  in(host: Caller): this {
    this.host = host
    return this
  }

  select(selector: string): NodesRef {
    return this.nodes(selector, true)
  }

  selectAll(selector: string): NodesRef {
    return this.nodes(selector, false)
  }

  selectViewport(): NodesRef {
    return this.nodes(undefined, true)
  }

  /**
   * Answers after the current code is done, when what setData changed is on the screen: each request's callback in the order of the
   * requests, then this one. Called again it asks everything again.
   */
  exec(callback?: (this: SelectorQuery, answers: (Answer | Answer[])[]) => void): NodesRef | undefined {
    const requests = [...this.requests]
    setTimeout(() => {
      const answers = requests.map(answerOf)
      requests.forEach((request, index) => request.callback?.call(this, answers[index] ?? null))
      callback?.call(this, answers)
    })
    return this.last
  }

  private nodes(selector: string | undefined, single: boolean): NodesRef {
    const { host } = this
    const ask = (fields: Fields, callback?: Callback): this => {
      if (fields.ref) tellUnsupported('NodesRef.fields({ ref })')
      if (fields.context) tellUnsupported('NodesRef.context')
      this.requests.push({ host, selector, single, fields, callback })
      return this
    }
    this.last = {
      boundingClientRect: (callback) => ask({ id: true, dataset: true, rect: true, size: true }, callback),
      scrollOffset: (callback) => ask({ id: true, dataset: true, scrollOffset: true }, callback),
      context: (callback) => ask({ context: true }, callback),
      node: (callback) => ask({ node: true }, callback),
      ref: (callback) => ask({ ref: true }, callback),
      fields: ask,
    }
    return this.last
  }
}

type Ask = (callback?: Callback) => SelectorQuery
interface NodesRef extends Record<'boundingClientRect' | 'scrollOffset' | 'context' | 'node' | 'ref', Ask> {
  fields: (fields: Fields, callback?: Callback) => SelectorQuery
}

function answerOf({ host, selector, single, fields }: Request): Answer | Answer[] {
  if (selector === undefined) return viewport(host, fields)
  const root = host._$.getShadowRoot?.()
  if (!single) return (root?.querySelectorAll(selector) ?? []).map((node) => describe(node, fields))
  const node = root?.querySelector(selector)
  return node ? describe(node, fields) : null
}

function viewport(host: Caller, fields: Fields): Answer {
  const page = pageOf(host)
  if (!page) return null
  const { clientWidth: width, clientHeight: height } = page.area
  return {
    ...(fields.id ? { id: '' } : {}),
    ...(fields.dataset ? { dataset: {} } : {}),
    ...(fields.mark ? { mark: {} } : {}),
    ...(fields.rect ? { left: 0, top: 0, right: width, bottom: height } : {}),
    ...(fields.size ? { width, height } : {}),
    ...(fields.scrollOffset ? scrollOf(page.scroll) : {}),
  }
}

function describe(node: EngineNode, fields: Fields): Answer {
  const element = node.getBackendElement()
  const rect = element?.getBoundingClientRect() ?? new DOMRect()
  const { left, top, right, bottom, width, height } = rect
  const style = fields.computedStyle && element ? getComputedStyle(element) : undefined
  return {
    ...(fields.id ? { id: node.id } : {}),
    ...(fields.dataset ? { dataset: node.dataset } : {}),
    ...(fields.mark ? { mark: node.collectMarks() } : {}),
    ...(fields.rect ? { left, top, right, bottom } : {}),
    ...(fields.size ? { width, height } : {}),
    ...(fields.scrollOffset ? scrollOf(element?.localName === 'wx-scroll-view' ? element : undefined) : {}),
    ...propertiesOf(node, fields.properties ?? []),
    ...Object.fromEntries(
      (fields.computedStyle ?? []).map((name) => [name, style?.getPropertyValue(kebab(name)) ?? '']),
    ),
    ...(fields.node ? { node: element ? nodeOf(node, element) : null } : {}),
    ...(fields.context ? { context: null } : {}),
    ...(fields.ref ? { ref: null } : {}),
  }
}

/** Of the names only those that the component's reference or its own definition lists. */
function propertiesOf(node: EngineNode, names: string[]): Record<string, unknown> {
  const known = names.length ? node.getComponentDefinition().behavior.listProperties() : []
  return Object.fromEntries(names.filter((name) => known.includes(name)).map((name) => [name, node.data?.[name]]))
}

/** A canvas of a type, or a scroll-view that is `enhanced`; other elements have no node. */
function nodeOf({ data }: EngineNode, element: HTMLElement): object | null {
  if (element.localName === 'wx-scroll-view' && data?.enhanced) return scrollViewContext(element)
  const canvas = element.localName === 'wx-canvas' && data?.type ? element.querySelector('canvas') : null
  return canvas && canvasNode(canvas)
}

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** Only the page and a scroll-view scroll; WeChat says nothing of others. */
function scrollOf(element: Element | undefined): Record<string, number> {
  const { scrollLeft = 0, scrollTop = 0, scrollWidth = 0, scrollHeight = 0 } = element ?? {}
  return { scrollLeft, scrollTop, scrollWidth, scrollHeight }
}
