import { phoneUnits } from '../../units'
import { classAsWritten } from './classAsWritten'
import { builtIn, innerOf, reflect, type BuiltIn } from './define'

interface RichNode {
  type?: unknown
  text?: unknown
  name?: unknown
  attrs?: unknown
  children?: unknown
}
interface RichData {
  nodes: unknown
  space: string
  userSelect: boolean
}
type Self = BuiltIn<RichData>

/** Tags that WeChat's rich-text trusts (its reference lists them) and their own attributes; others vanish with their content. */
const SIZES = ['colspan', 'height', 'rowspan', 'width']
const OWN_ATTRIBUTES: Record<string, readonly string[]> = {
  bdo: ['dir'],
  col: ['span', 'width'],
  colgroup: ['span', 'width'],
  img: ['alt', 'src', 'height', 'width'],
  ol: ['start', 'type'],
  table: ['width'],
  td: SIZES,
  th: SIZES,
  tr: SIZES,
}
const TAGS = new Set(
  'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del div dl dt em fieldset font footer h1 h2 h3 h4 h5 h6 header hr i img ins label legend li mark nav ol p pre q rt ruby s section small span strong sub sup table tbody td tfoot th thead tr tt u ul'.split(
    ' ',
  ),
)
const SPACES: Record<string, string> = { ensp: '\u2002', emsp: '\u2003', nbsp: '\u00a0' }
/** “img 标签仅支持网络图片”, and what carries its own bytes. */
const PICTURE = /^(?:https?:\/\/|data:image\/)/i

/** Formatted text, given as a text or as a tree. Nothing in it hears touches: “组件内屏蔽所有节点的事件”. */
export const richText = builtIn<RichData>({
  properties: { nodes: null, space: String, userSelect: Boolean },
  observers: {
    'nodes, space'() {
      show(this)
    },
    userSelect(can: boolean) {
      reflect(this, 'user-select', can)
    },
  },
  lifetimes: {
    attached() {
      show(this)
    },
  },
})

function show(self: Self): void {
  const { nodes } = self.data
  const tree = typeof nodes === 'string' ? treeOf(new DOMParser().parseFromString(nodes, 'text/html').body) : nodes
  innerOf(self).replaceChildren(...build(self, tree))
}

/** The text as the tree that a page could have given instead. */
const treeOf = (parent: Node): RichNode[] =>
  Array.from(parent.childNodes, (node): RichNode => {
    if (node.nodeType === Node.TEXT_NODE) return { type: 'text', text: node.nodeValue?.replaceAll('&', '&amp;') }
    if (!(node instanceof Element)) return {}
    const attrs = Object.fromEntries(Array.from(node.attributes, ({ name, value }) => [name, value]))
    return { name: node.localName, attrs, children: treeOf(node) }
  })

const build = (self: Self, nodes: unknown): Node[] =>
  Array.isArray(nodes) ? (nodes as RichNode[]).flatMap((node) => buildOne(self, node)) : []

function buildOne(self: Self, node: RichNode): Node[] {
  if (node.type === 'text') return [document.createTextNode(spaced(decoded(node.text), self.data.space))]
  // “不区分大小写”
  const name = typeof node.name === 'string' ? node.name.toLowerCase() : ''
  if (!TAGS.has(name)) return []
  const element = document.createElement(name)
  for (const [attribute, value] of Object.entries((node.attrs ?? {}) as Record<string, unknown>)) {
    setTrusted(self, element, attribute.toLowerCase(), String(value))
  }
  element.append(...build(self, node.children))
  return [element]
}

function setTrusted(self: Self, element: HTMLElement, attribute: string, value: string): void {
  if (attribute === 'class') element.className = classAsWritten(self, value)
  else if (attribute === 'style') element.setAttribute('style', phoneUnits(value))
  else if (!OWN_ATTRIBUTES[element.localName]?.includes(attribute)) return
  else if (attribute !== 'src' || PICTURE.test(value)) element.setAttribute(attribute, value)
}

const spaced = (text: string, space: string) => {
  const wide = SPACES[space]
  return wide ? text.replaceAll(' ', wide) : text
}

/** “text：支持 entities” */
function decoded(text: unknown): string {
  if (typeof text !== 'string') return ''
  return text.replace(/&(?:[a-z][a-z\d]*|#\d+|#x[\da-f]+);/gi, (entity) => {
    return new DOMParser().parseFromString(entity, 'text/html').body.textContent ?? entity
  })
}
