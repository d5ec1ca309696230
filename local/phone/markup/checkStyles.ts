import postcss, { CssSyntaxError, type ChildNode, type Node, type Rule } from 'postcss'
import selectorParser, { type Node as SelectorNode } from 'postcss-selector-parser'
import type { Fault } from './readWxml'

const AT_RULES = /^(?:import|media|supports|charset|font-face|(?:-\w+-)?keyframes)$/

/** One `@import` of a style sheet. */
export interface StyleImport {
  target: string
  line: number
  column: number
}
export interface CheckedStyles {
  imports: StyleImport[]
  faults: Fault[]
}

/**
 * What WeChat's compiler (wcsc) refuses of a WXSS text, found by trying each on it, and what DevTools warns of: in the style sheet of a
 * component (`isComponent`) a tag, an id or an attribute selects elements outside of it.
 */
export function checkStyles(text: string, isComponent: boolean): CheckedStyles {
  const checked: CheckedStyles = { imports: [], faults: [] }
  const refuse = (node: Node, message: string) => void checked.faults.push({ ...startOf(node), message })
  let root
  try {
    root = postcss.parse(text)
  } catch (error) {
    if (!(error instanceof CssSyntaxError)) throw error
    const { line = 1, column = 1, reason } = error
    return { imports: [], faults: [{ line, column, message: `WXSS can't be read: ${reason.toLowerCase()}` }] }
  }
  root.walk((node) => {
    if (node.type === 'atrule') {
      if (!AT_RULES.test(node.name)) refuse(node, `WeChat can't read @${node.name}`)
      const target = /^(?:url\()?\s*["']?([^"')]+)/.exec(node.params)?.[1]
      if (node.name === 'import') checked.imports.push({ target: target?.trim() ?? '', ...startOf(node) })
    } else if (node.type === 'decl') {
      if (node.value.trim() === '') refuse(node, `${node.prop} has no value`)
      else if (!/^(?:--)?-?[a-zA-Z][\w-]*$/.test(node.prop)) refuse(node, `“${node.prop}” is no property`)
    } else if (node.type === 'rule' && !isStep(node)) {
      if (node.parent?.type === 'rule') refuse(node, 'a rule inside a rule: WeChat can’t read nested rules')
      else checked.faults.push(...faultsOfSelector(node, isComponent))
    }
  })
  return checked
}

const startOf = (node: Node) => ({ line: node.source?.start?.line ?? 1, column: node.source?.start?.column ?? 1 })
const isStep = ({ parent }: ChildNode) =>
  parent?.type === 'atrule' && 'name' in parent && /keyframes$/.test(String(parent.name))

function faultsOfSelector(rule: Rule, isComponent: boolean): Fault[] {
  const where = startOf(rule)
  const faults: Fault[] = []
  const refuse = (message: string) => void faults.push({ ...where, message })
  let root
  try {
    root = selectorParser().astSync(rule.selector)
  } catch (error) {
    refuse(
      `the selector “${rule.selector}” can't be read: ${(error as Error).message.replace(/[\n.][\s\S]*/, '').toLowerCase()}`,
    )
    return faults
  }
  if (/(?:^|,)\s*(?:,|$)/.test(rule.selector)) refuse(`the selector “${rule.selector}” has an empty part`)
  // wcsc turns it into the component's name only there; else it is left as it stands, and selects nothing
  if (/:host(?![\w-])/.test(rule.selector) && rule.selector.trim() !== ':host') {
    refuse(`the selector “${rule.selector}”: :host works only by itself, as “:host { … }”`)
  }
  const outside = new Set<string>()
  root.walk((node) => {
    const message = faultOfPart(node)
    if (message !== undefined) refuse(`the selector “${rule.selector}”: ${message}`)
    if (isComponent && OUTSIDE[node.type] !== undefined && !isPseudoArgument(node))
      outside.add(OUTSIDE[node.type] ?? '')
  })
  for (const what of outside) {
    const message = `in a component, “${rule.selector}” selects by ${what}, outside of it as well: use a class`
    faults.push({ ...where, message, isWarning: true })
  }
  return faults
}

const OUTSIDE: Record<string, string | undefined> = { tag: 'tag name', id: 'id', attribute: 'attribute' }

/** `odd` in :nth-child(odd) looks like a tag. */
const isPseudoArgument = ({ parent }: SelectorNode) => {
  const pseudo: unknown = parent?.parent
  return (pseudo as SelectorNode | undefined)?.type === 'pseudo' && /^:nth-/.test((pseudo as { value: string }).value)
}

function faultOfPart(node: SelectorNode): string | undefined {
  if (node.type === 'universal') return 'WeChat can’t read *'
  if (node.type === 'combinator' && !/^\s*[>+~]?\s*$/.test(node.value)) return `WeChat can’t read ${node.value}`
  if (node.type === 'class' && !/^[\w-]+$/.test(node.value)) return 'a class of other letters than a–z, 0–9, - and _'
  if (node.type !== 'pseudo') return undefined
  if (node.nodes.length > 1) return `one selector only in ${node.value}( )`
  if (node.value === '::slotted') return 'WeChat can’t read ::slotted( )'
  return undefined
}
