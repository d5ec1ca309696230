import { parse, type Node } from 'acorn'
import { isElement, type Fault, type WxmlElement } from './readWxml'

/** Parts of JavaScript that WXS has not, found by trying each on wcc. Trailing commas and default parameters it has. */
const UNKNOWN: Record<string, string> = {
  TryStatement: 'try',
  ThrowStatement: 'throw',
  NewExpression: 'new (use getDate, getRegExp)',
  ForInStatement: 'for … in',
  ForOfStatement: 'for … of',
  WithStatement: 'with',
  LabeledStatement: 'a label',
  ArrowFunctionExpression: 'arrow functions',
  ClassDeclaration: 'classes',
  ClassExpression: 'classes',
  TemplateLiteral: 'texts in backquotes',
  ObjectPattern: 'patterns on the left of =',
  ArrayPattern: 'patterns on the left of =',
  SpreadElement: '“…”',
  RestElement: '“…”',
}

/** What WeChat refuses of a WXS text: its language is older and smaller than JavaScript. Lines count from its own first one. */
export function checkWxs(source: string): Fault[] {
  let root: Node
  try {
    root = parse(source, { ecmaVersion: 2017, locations: true })
  } catch (error) {
    const { loc, message } = error as { loc?: { line: number; column: number }; message: string }
    const { line = 1, column = 0 } = loc ?? {}
    return [
      { line, column: column + 1, message: `WXS can't be read: ${message.replace(/ \(\d+:\d+\)$/, '').toLowerCase()}` },
    ]
  }
  const faults: Fault[] = []
  visit(root, (node) => {
    const what = wordFor(node)
    const start = node.loc?.start
    if (what) faults.push({ line: start?.line ?? 1, column: (start?.column ?? 0) + 1, message: `WXS has no ${what}` })
  })
  return faults
}

interface WxsNode extends Node {
  regex?: unknown
  operator?: string
  kind?: string
  method?: boolean
  shorthand?: boolean
  computed?: boolean
}

function wordFor(node: WxsNode): string | undefined {
  const { kind = '', operator = '' } = node
  if (node.type === 'Literal' && node.regex !== undefined) return 'regular expression between slashes (use getRegExp)'
  if (node.type === 'BinaryExpression' && ['in', 'instanceof', '**'].includes(operator)) return operator
  if (node.type === 'VariableDeclaration' && kind !== 'var') return `${kind} (write var)`
  if (node.type !== 'Property') return UNKNOWN[node.type]
  if (kind !== 'init') return 'get and set'
  return node.method || node.shorthand || node.computed ? 'short forms of fields (write name: value)' : undefined
}

function visit(node: Node, look: (node: Node) => void): void {
  look(node)
  for (const child of Object.values(node as unknown as Record<string, unknown>).flat()) {
    if (typeof (child as Partial<Node> | null)?.type === 'string') visit(child as Node, look)
  }
}

/** The same for a `<wxs>` inside a template; lines are the template's. */
export function faultsOfScript(element: WxmlElement): Fault[] {
  return element.children.flatMap((child) => {
    if (isElement(child)) return []
    return checkWxs(child.text).map(({ line, column, message }) => ({
      line: child.line + line - 1,
      column: line === 1 ? child.column + column - 1 : column,
      message,
    }))
  })
}
