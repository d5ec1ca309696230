import { parse, type Node } from 'acorn'
import { isElement, type Fault, type WxmlElement } from './readWxml'

/** Parts of JavaScript that WXS has not, found by trying each on wcc. */
const UNKNOWN: Record<string, string> = {
  TryStatement: 'try',
  ThrowStatement: 'throw',
  NewExpression: 'new (use getDate, getRegExp)',
  ForInStatement: 'for … in',
  WithStatement: 'with',
  LabeledStatement: 'a label',
}

/** What WeChat refuses of a WXS text: its language is older and smaller than JavaScript. Lines count from its own first one. */
export function checkWxs(source: string): Fault[] {
  let root: Node
  try {
    root = parse(source, { ecmaVersion: 5, locations: true })
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

function wordFor(node: Node & { regex?: unknown; operator?: string; kind?: string }): string | undefined {
  if (node.type === 'Literal' && node.regex !== undefined) return 'regular expression between slashes (use getRegExp)'
  if (node.type === 'BinaryExpression' && (node.operator === 'in' || node.operator === 'instanceof'))
    return node.operator
  if (node.type === 'Property' && node.kind !== 'init') return 'get and set'
  return UNKNOWN[node.type]
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
