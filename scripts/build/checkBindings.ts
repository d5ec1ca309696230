import { eventOf, valueOf } from '../../local/phone/markup/checkMarkup'
import { isElement, type WxmlElement, type WxmlText } from '../../local/phone/markup/readWxml'
import type { Mistake } from './buildError'
import type { App } from './readApp'
import type { Definition } from './readDefinitions'
import type { Templates } from './readTemplates'

/**
 * Adds to `mistakes` what a template expects of a script and doesn't find: a handler that the page or component lacks, a property that
 * a component of ours doesn't have.
 */
export function checkBindings(
  app: App,
  templates: Templates,
  definitions: ReadonlyMap<string, Definition>,
  mistakes: Mistake[],
): void {
  for (const component of app.components.values()) {
    const definition = definitions.get(component.id)
    if (component.isLibrary || !definition) continue
    for (const { file, element } of elementsShown(templates, `${component.source}.wxml`)) {
      const used = app.components.get(component.tags.get(element.name) ?? '')
      const target = used && !used.isLibrary ? definitions.get(used.id) : undefined
      for (const attribute of element.attributes) {
        const { name, value = '', line, column } = attribute
        const say = (message: string) => void mistakes.push({ file, line, column, message })
        if (
          eventOf(attribute) !== undefined &&
          value !== '' &&
          !value.includes('{{') &&
          !definition.methods.has(value)
        ) {
          say(`${name}="${value}": ${component.id} has no such handler`)
        }
        if (target && !isCommon(name) && !target.properties.has(camel(name)) && !target.externalClasses.has(name)) {
          say(`<${element.name}> has no property ${name}`)
        }
      }
    }
  }
}

const isCommon = (name: string) =>
  /^(?:wx|data|aria|mark|generic|change|model|worklet|slot|class|style)[:-]/.test(name) ||
  /^(?:capture-)?(?:mut-)?(?:bind|catch)/.test(name) ||
  ['id', 'class', 'style', 'slot', 'hidden'].includes(name)

const camel = (name: string) =>
  name.replace(/^model:/, '').replace(/-([a-z])/g, (_dash, letter: string) => letter.toUpperCase())

interface Shown {
  file: string
  element: WxmlElement
}

/** The elements that a component can put on screen: its own, what it includes, and the templates it uses. */
function elementsShown(templates: Templates, file: string): Shown[] {
  const shown: Shown[] = []
  const used = new Set<string>()
  const visited = new Set<WxmlElement>()
  const visit = (path: string, nodes: readonly (WxmlElement | WxmlText)[]) => {
    for (const element of nodes.filter(isElement)) {
      if (element.name === 'template' && valueOf(element, 'name') !== undefined) continue
      shown.push({ file: path, element })
      visit(path, element.children)
      if (element.name === 'template') used.add(valueOf(element, 'is') ?? '')
      if (element.name !== 'include') continue
      const taken = templates.read(path)?.takes.find((each) => each.element === element)
      const included = taken && templates.read(taken.file)
      if (included && !visited.has(element)) {
        visited.add(element)
        visit(included.file, included.markup.children)
      }
    }
  }
  const root = templates.read(file)
  if (!root) return []
  visit(file, root.markup.children)
  const defined = templates
    .reach(file)
    .flatMap((each) => definitionsIn(each.markup.children).map((element) => ({ file: each.file, element })))
  // a template's name that is computed may be any of them
  for (let size = -1; size !== visited.size;) {
    size = visited.size
    for (const { file: path, element } of defined) {
      const isUsed = [...used].some((name) => name.includes('{{') || name === valueOf(element, 'name'))
      if (!isUsed || visited.has(element)) continue
      visited.add(element)
      visit(path, element.children)
    }
  }
  return shown
}

const definitionsIn = (nodes: readonly (WxmlElement | WxmlText)[]): WxmlElement[] =>
  nodes.filter(isElement).filter((element) => element.name === 'template' && valueOf(element, 'name') !== undefined)
