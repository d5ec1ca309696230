import { builtIn, innerOf } from './define'

type RichNode =
  string | { type?: string; text?: string; name?: string; attrs?: Record<string, string>; children?: RichNode[] }

/** Tags and attributes that WeChat's rich-text trusts (its reference lists them); others vanish with their content. */
const TAGS = new Set(
  'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del div dl dt em fieldset font footer h1 h2 h3 h4 h5 h6 header hr i img ins label legend li mark nav ol p pre q rt ruby s section small span strong sub sup table tbody td tfoot th thead tr tt u ul'.split(
    ' ',
  ),
)
const ATTRIBUTES = new Set(
  'class style src alt width height colspan rowspan align start type dir span size face color'.split(' '),
)

export const richText = builtIn<{ nodes: unknown }>({
  properties: { nodes: null, space: String, userSelect: Boolean },
  observers: {
    nodes(nodes: unknown) {
      innerOf(this).replaceChildren(render(nodes))
    },
  },
  lifetimes: {
    attached() {
      innerOf(this).replaceChildren(render(this.data.nodes))
    },
  },
})

function render(nodes: unknown): DocumentFragment {
  const fragment = document.createDocumentFragment()
  if (typeof nodes === 'string') {
    const parsed = new DOMParser().parseFromString(nodes, 'text/html')
    fragment.append(...Array.from(parsed.body.childNodes).flatMap(clean))
  } else if (Array.isArray(nodes)) {
    fragment.append(...(nodes as RichNode[]).flatMap(build))
  }
  return fragment
}

function clean(node: ChildNode): Node[] {
  if (node.nodeType === Node.TEXT_NODE) return [node]
  if (!(node instanceof Element) || !TAGS.has(node.localName)) return []
  for (const { name } of Array.from(node.attributes)) if (!ATTRIBUTES.has(name)) node.removeAttribute(name)
  const children = Array.from(node.childNodes).flatMap(clean)
  node.replaceChildren(...children)
  return [node]
}

function build(node: RichNode): Node[] {
  if (typeof node === 'string') return [document.createTextNode(node)]
  if (node.type === 'text') return [document.createTextNode(node.text ?? '')]
  if (!node.name || !TAGS.has(node.name)) return []
  const element = document.createElement(node.name)
  for (const [name, value] of Object.entries(node.attrs ?? {}))
    if (ATTRIBUTES.has(name)) element.setAttribute(name, value)
  element.append(...(node.children ?? []).flatMap(build))
  return [element]
}
