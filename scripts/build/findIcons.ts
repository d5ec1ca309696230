import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseExpressionAt, type Expression } from 'acorn'
import { lineOf, type Mistake } from './buildError'
import type { ShippedComponent } from './readApp'
import { elementsOf, readWxml } from '../../local/phone/markup/readWxml'

/** `icon` of wx.showToast names WeChat's own pictures. */
const TOAST_ICONS = new Set(['success', 'error', 'loading', 'none'])

/**
 * The icons that can appear on screen. Three places name them:
 * - an attribute that ends in `icon`, or the `name` of `<t-icon>` (a literal, or the literals an expression can yield);
 * - a literal under a name that ends in `icon` in a script (`icon: 'check'`, `leftIcon = 'time'`);
 * - in a script that speaks of icons at all, any literal that is an icon's name (a table of state → icon).
 * A name in the first two places that no icon has is added to `mistakes`.
 */
export function findIcons(
  components: Iterable<ShippedComponent>,
  scripts: Iterable<string>,
  known: ReadonlySet<string>,
  mistakes: Mistake[],
): Set<string> {
  const used = new Set<string>()
  const need = (name: string, file: string, line: number) => {
    if (known.has(name)) used.add(name)
    else if (/^[a-z][a-z0-9-]*$/.test(name)) mistakes.push({ file, line, message: `there is no icon "${name}"` })
  }
  for (const component of components) {
    const template = `${component.source}.wxml`
    const text = existsSync(template) ? readFileSync(template, 'utf8') : ''
    if (component.isLibrary) {
      for (const literal of literals(folderOf(component.source))) if (known.has(literal)) used.add(literal)
    } else {
      for (const { name, line } of iconsOfTemplate(text)) need(name, template, line)
    }
  }
  for (const file of scripts) {
    const code = readFileSync(file, 'utf8')
    if (!/icon/i.test(code)) continue
    for (const literal of literals(code)) if (known.has(literal)) used.add(literal)
    for (const [whole, name = ''] of code.matchAll(/\b\w*icon['"]?\s*[:=]\s*['"]([^'"]*)['"]/gi)) {
      if (!TOAST_ICONS.has(name)) need(name, file, lineOf(code, whole))
    }
  }
  return used
}

/** All markup and code of a library component: its defaults stand in files beside it. */
const folderOf = (source: string) =>
  readdirSync(dirname(source))
    .filter((name) => /\.(js|wxml|wxs)$/.test(name))
    .map((name) => readFileSync(join(dirname(source), name), 'utf8'))
    .join('\n')

const literals = (text: string) => Array.from(text.matchAll(/["'`]([a-z][a-z0-9-]*)["'`]/g), ([, name = '']) => name)

function iconsOfTemplate(text: string): { name: string; line: number }[] {
  return elementsOf(readWxml(text)).flatMap(({ name: tag, attributes, line }) =>
    attributes
      .filter(({ name }) => (tag === 't-icon' && name === 'name') || (tag.startsWith('t-') && name.endsWith('icon')))
      .flatMap(({ value = '' }) => valuesOf(value).map((name) => ({ name, line }))),
  )
}

/** The texts an attribute can have as far as they are written in it: `{{ok ? 'check' : other}}` → check. */
export function valuesOf(attribute: string): string[] {
  const expression = /^\s*\{\{([\s\S]*)\}\}\s*$/.exec(attribute)?.[1]
  if (expression === undefined) return attribute.includes('{{') ? [] : [attribute]
  try {
    return results(parseExpressionAt(expression, 0, { ecmaVersion: 2020 }))
  } catch {
    return results(parseExpressionAt(`({${expression}})`, 0, { ecmaVersion: 2020 }))
  }
}

function results(node: Expression): string[] {
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [node.value] : []
    case 'ConditionalExpression':
      return [...results(node.consequent), ...results(node.alternate)]
    case 'LogicalExpression':
      return [...results(node.left), ...results(node.right)]
    case 'ObjectExpression':
      return node.properties.flatMap((property) =>
        property.type === 'Property' && property.key.type === 'Identifier' && property.key.name === 'name'
          ? results(property.value)
          : [],
      )
    default:
      return []
  }
}
