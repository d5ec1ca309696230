import { bindingsIn, bindingsInValue, faultOfExpression } from './checkExpressions'
import { faultsOfScript } from './checkWxs'
import { faultsOfDirectives } from './checkDirectives'
import {
  elementsOf,
  isElement,
  readWxml,
  type Fault,
  type WxmlAttribute,
  type WxmlElement,
  type WxmlFile,
} from './readWxml'

/** A WXML file and everything that WeChat's compiler or DevTools says against it, as far as the file alone tells. In order of lines. */
export interface CheckedMarkup extends WxmlFile {
  /** Names of the wxs modules that its expressions can use. */
  modules: ReadonlySet<string>
}

export function checkMarkup(text: string): CheckedMarkup {
  const file = readWxml(text)
  const elements = elementsOf(file)
  const modules = new Set(
    elements.flatMap((element) => (element.name === 'wxs' ? (valueOf(element, 'module') ?? []) : [])),
  )
  const faults = [
    ...file.faults,
    ...faultsOfDirectives(file.children),
    ...elements.flatMap((element) => [
      ...faultsOfAttributes(element, modules),
      ...faultsOfStructure(element, elements),
      ...element.children.flatMap((child) =>
        isElement(child) || element.name === 'wxs' ? [] : faultsOfText(child, modules),
      ),
      ...(element.name === 'wxs' ? faultsOfScript(element) : []),
    ]),
    ...file.children.flatMap((child) => (isElement(child) ? [] : faultsOfText(child, modules))),
  ]
  return { ...file, modules, faults: faults.sort((a, b) => a.line - b.line || a.column - b.column) }
}

/** Value of an attribute; undefined when it isn't there or has none. */
export const valueOf = ({ attributes }: WxmlElement, name: string): string | undefined =>
  attributes.find((attribute) => attribute.name === name)?.value

const EVENT = /^(?:capture-)?(?:mut-)?(?:bind|catch):?([\w-]+)$/

/** The event that an attribute listens to; undefined when it is no listener. */
export const eventOf = ({ name }: WxmlAttribute): string | undefined => EVENT.exec(name)?.[1]

function faultsOfText(node: { text: string; line: number; column: number }, modules: ReadonlySet<string>): Fault[] {
  return bindingsIn(node.text).flatMap(({ code, at }) => {
    const message = faultOfExpression(code, modules, false)
    return message === undefined ? [] : [{ ...placeWithin(node, at), message }]
  })
}

function placeWithin({ text, line, column }: { text: string; line: number; column: number }, at: number) {
  const before = text.slice(0, at)
  const breaks = before.split('\n').length - 1
  return { line: line + breaks, column: breaks === 0 ? column + at : at - before.lastIndexOf('\n') }
}

function faultsOfAttributes(element: WxmlElement, modules: ReadonlySet<string>): Fault[] {
  return element.attributes.flatMap((attribute) => {
    const { name, value = '', line, column } = attribute
    const isTemplateData = element.name === 'template' && name === 'data'
    const bindings = bindingsInValue(value)
    const messages = bindings.map(({ code }) => faultOfExpression(code, modules, isTemplateData))
    if (value.split('{{').length - 1 > bindings.length) messages.push(`the {{ in ${name} is not closed by }}`)
    const event = eventOf(attribute)
    if (event !== undefined && value.trim() === '' && !name.includes('catch')) messages.push(`${name} names no handler`)
    return messages.flatMap((message) => (message === undefined ? [] : [{ line, column, message }]))
  })
}

function faultsOfStructure(element: WxmlElement, all: readonly WxmlElement[]): Fault[] {
  const { name, line, column } = element
  const say = (message: string): Fault[] => [{ line, column, message }]
  if (name === 'import' || name === 'include') {
    return valueOf(element, 'src') ? [] : say(`<${name}> needs src, the file to take from`)
  }
  if (name === 'wxs') {
    const module = valueOf(element, 'module')
    if (!module) return say('<wxs> needs module, the name its functions are called by')
    const same = all.filter((other) => other.name === 'wxs' && valueOf(other, 'module') === module)
    return same.indexOf(element) > 0 ? say(`there are two <wxs> modules “${module}”`) : []
  }
  if (name !== 'template') return []
  const own = valueOf(element, 'name')
  const used = valueOf(element, 'is')
  if (!own && !used) return say('<template> needs a name (to define one) or “is” (to use one)')
  if (own && used) return say('<template> has both name and “is”: it either defines or uses one')
  const same = all.filter((other) => other.name === 'template' && own !== undefined && valueOf(other, 'name') === own)
  return same.indexOf(element) > 0 ? say(`there are two templates “${own ?? ''}”`) : []
}
