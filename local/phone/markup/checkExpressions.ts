import { parseExpressionAt, type Expression, type Node } from 'acorn'
import { endOfExpression } from './readWxml'

/** One `{{…}}`: its text without the braces, and where that begins in the value. */
export interface Binding {
  code: string
  at: number
}

/** Every `{{…}}` of a text between tags, in order. One that isn't closed is left out. */
export const bindingsIn = (text: string): Binding[] => bindings(text, endOfExpression)

/** The same for the value of an attribute, where the first `}}` ends an expression whatever it stands in. */
export const bindingsInValue = (value: string): Binding[] =>
  bindings(value, (text, from) => {
    const end = text.indexOf('}}', from)
    return end < 0 ? end : end + 2
  })

function bindings(text: string, endOf: (text: string, from: number) => number): Binding[] {
  const found: Binding[] = []
  for (let at = text.indexOf('{{'); at >= 0; at = text.indexOf('{{', at)) {
    const end = endOf(text, at)
    if (end < 0) break
    found.push({ code: text.slice(at + 2, end - 2), at: at + 2 })
    at = end
  }
  return found
}

/**
 * Why WeChat's compiler refuses an expression, in words; undefined when it takes it. Its language is smaller than JavaScript: see
 * `KNOWN`, found by trying each on wcc. `modules` are the wxs modules of the file: nothing else can be called.
 */
export function faultOfExpression(
  code: string,
  modules: ReadonlySet<string>,
  isTemplateData: boolean,
): string | undefined {
  if (code.trim() === '') return 'a {{ }} with nothing in it'
  if (WORD.test(code)) return undefined
  const parsed = isTemplateData && !/^\s*\{/.test(code) ? parse(`{${code}}`) : parse(code)
  if (typeof parsed === 'string') return `{{${code}}} can't be read: ${parsed}`
  const fault = firstFault(parsed, modules)
  return fault === undefined ? undefined : `{{${code}}}: ${fault}`
}

/** wcc takes any word for a name, keywords too. */
const WORD = /^\s*[A-Za-z_$][\w$]*\s*$/

function parse(code: string): Expression | string {
  try {
    const wrapped = `(${code}\n)`
    const expression = parseExpressionAt(wrapped, 0, { ecmaVersion: 2022 })
    const rest = wrapped.slice(expression.end).replace(/[)\s]/g, '')
    return rest === '' ? expression : `“${rest.slice(0, REST_SHOWN)}” was not expected`
  } catch (error) {
    return (error as Error).message.replace(/ \(\d+:\d+\)$/, '').toLowerCase()
  }
}
const REST_SHOWN = 20

const BINARY = new Set('+ - * / % == != === !== < > <= >= & | ^ << >>'.split(' '))
const UNARY = new Set(['!', '-', '~'])

/** Kinds of expressions that wcc reads, each with what it refuses inside of it. */
const KNOWN: Record<string, (node: AnyNode, modules: ReadonlySet<string>) => string | undefined> = {
  Literal: ({ raw = '', value }) => {
    if (typeof value === 'string' || value === null || typeof value === 'boolean') return undefined
    return /^(\d+\.?\d*|\.\d+)$/.test(raw) ? undefined : `WeChat can't read ${raw} here`
  },
  Identifier: ({ name = '' }) => (/^[\w$]+$/.test(name) ? undefined : `a name of other letters: ${name}`),
  ThisExpression: () => undefined,
  MemberExpression: () => undefined,
  CallExpression: ({ callee }, modules) => {
    const root = rootOf(callee)
    return root !== undefined && modules.has(root)
      ? undefined
      : 'only a function of a <wxs> module can be called; compute it in the script'
  },
  ConditionalExpression: () => undefined,
  LogicalExpression: ({ operator }) => (operator === '??' ? '?? is not part of WXML' : undefined),
  BinaryExpression: ({ operator = '' }) => (BINARY.has(operator) ? undefined : `${operator} is not part of WXML`),
  UnaryExpression: ({ operator = '' }) => (UNARY.has(operator) ? undefined : `${operator} is not part of WXML`),
  ArrayExpression: ({ elements = [] }) =>
    elements.some((element) => element === null || element.type === 'SpreadElement')
      ? 'a list with a gap or a “…” in it'
      : undefined,
  ObjectExpression: () => undefined,
  Property: ({ computed, method, key }) =>
    computed || method || key?.type !== 'Identifier' ? 'the name of a field must be a plain word' : undefined,
  SpreadElement: () => undefined,
}

interface AnyNode extends Node {
  name?: string
  raw?: string
  value?: unknown
  operator?: string
  computed?: boolean
  method?: boolean
  key?: AnyNode
  callee?: AnyNode
  object?: AnyNode
  elements?: (AnyNode | null)[]
}

function firstFault(node: AnyNode, modules: ReadonlySet<string>): string | undefined {
  if (node.type === 'ChainExpression') return '?. is not part of WXML'
  const check = KNOWN[node.type]
  if (!check) return 'WXML knows no such thing; compute it in the script'
  const own = check(node, modules)
  if (own !== undefined) return own
  for (const child of childrenOf(node)) {
    const fault = firstFault(child, modules)
    if (fault !== undefined) return fault
  }
  return undefined
}

const childrenOf = (node: AnyNode): AnyNode[] =>
  Object.values(node as unknown as Record<string, unknown>)
    .flat()
    .filter((child): child is AnyNode => typeof (child as Partial<Node> | null)?.type === 'string')

function rootOf(node: AnyNode | undefined): string | undefined {
  return node?.type === 'MemberExpression' ? rootOf(node.object) : node?.name
}
