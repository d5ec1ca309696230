import type { Caller, EngineNode } from 'glass-easel-miniprogram-adapter'
import { canvasNode } from './builtIns/canvas'
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
}
type Answer = Record<string, unknown> | null
type Callback = (answer: Answer | Answer[]) => void

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

  constructor(private host: Caller) {}

  in(host: Caller): this {
    this.host = host
    return this
  }

  select(selector: string) {
    return this.nodes(selector, true)
  }

  selectAll(selector: string) {
    return this.nodes(selector, false)
  }

  selectViewport() {
    return this.nodes(undefined, true)
  }

  /** Answers after the current code is done, when what setData changed is on the screen. */
  exec(callback?: (answers: (Answer | Answer[])[]) => void): this {
    setTimeout(() => {
      const answers = this.requests.map((request) => {
        const answer = answerOf(request)
        request.callback?.(answer)
        return answer
      })
      callback?.(answers)
    })
    return this
  }

  private nodes(selector: string | undefined, single: boolean) {
    const ask = (fields: Fields, callback?: Callback): this => {
      this.requests.push({ host: this.host, selector, single, fields, callback })
      return this
    }
    return {
      boundingClientRect: (callback?: Callback) => ask({ id: true, dataset: true, rect: true, size: true }, callback),
      scrollOffset: (callback?: Callback) => ask({ id: true, dataset: true, scrollOffset: true }, callback),
      context: (callback?: Callback) => ask({ context: true }, callback),
      node: (callback?: Callback) => ask({ node: true }, callback),
      fields: (fields: Fields, callback?: Callback) => ask(fields, callback),
    }
  }
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
  const canvas = element?.querySelector('canvas')
  return {
    ...(fields.id ? { id: node.id } : {}),
    ...(fields.dataset ? { dataset: node.dataset } : {}),
    ...(fields.mark ? { mark: node.collectMarks() } : {}),
    ...(fields.rect ? { left, top, right, bottom } : {}),
    ...(fields.size ? { width, height } : {}),
    ...(fields.scrollOffset && element ? scrollOf(element) : {}),
    ...Object.fromEntries((fields.properties ?? []).map((name) => [name, node.data?.[name]])),
    ...Object.fromEntries(
      (fields.computedStyle ?? []).map((name) => [name, style?.getPropertyValue(kebab(name)) ?? '']),
    ),
    ...(fields.node ? { node: canvas ? canvasNode(canvas) : element } : {}),
    ...(fields.context ? { context: canvas?.getContext('2d') ?? null } : {}),
  }
}

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
const scrollOf = ({ scrollLeft, scrollTop, scrollWidth, scrollHeight }: Element) => ({
  scrollLeft,
  scrollTop,
  scrollWidth,
  scrollHeight,
})
