import { posix } from 'node:path'
import { parse, type Node } from 'acorn'
import { WXS_CONSTRUCTOR } from './wxsNames'

interface Edit {
  start: number
  end: number
  text: string
}
interface AnyNode extends Node {
  callee?: AnyNode & { name?: string }
  arguments?: (AnyNode & { value?: unknown })[]
  value?: unknown
  raw?: string
  computed?: boolean
  property?: AnyNode & { name?: string }
}

/**
 * WXS looks like JavaScript but isn't: `require` keeps the extension, an unknown escape in a string keeps its backslash
 * (getRegExp('\d+')), and `x.constructor` is a text such as 'Array'. Returns plain JavaScript with the same meaning, and the
 * modules it requires as paths in the package without extension. `path` is its own path without extension.
 */
export function compileWxs(source: string, path: string): { code: string; requires: string[] } {
  const edits: Edit[] = []
  const requires: string[] = []
  const visit = (node: AnyNode) => {
    const argument = node.arguments?.[0]
    if (node.type === 'CallExpression' && node.callee?.name === 'require' && typeof argument?.value === 'string') {
      const target = argument.value.replace(/\.wxs$/, '')
      requires.push(target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(path), target))
      edits.push({ start: argument.start, end: argument.end, text: JSON.stringify(target) })
      return
    }
    if (node.type === 'Literal' && typeof node.value === 'string' && node.raw) {
      const text = node.raw.replace(/\\([^bfnrtv0'"\\xu\n])/g, '\\\\$1')
      if (text !== node.raw) edits.push({ start: node.start, end: node.end, text })
    }
    if (node.type === 'MemberExpression' && !node.computed && node.property?.name === 'constructor') {
      edits.push({ start: node.property.start, end: node.property.end, text: WXS_CONSTRUCTOR })
    }
    for (const child of childrenOf(node)) visit(child)
  }
  visit(parse(source, { ecmaVersion: 2020, allowReturnOutsideFunction: true }))
  return { code: apply(source, edits), requires }
}

function childrenOf(node: AnyNode): AnyNode[] {
  return Object.values(node as unknown as Record<string, unknown>)
    .flat()
    .filter((child): child is AnyNode => typeof (child as Partial<Node> | null)?.type === 'string')
}

function apply(source: string, edits: Edit[]): string {
  return edits
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end, text: replacement }) => text.slice(0, start) + replacement + text.slice(end), source)
}
