import type { AppPackage, Asked } from '../appPackage'
import { propertiesOf } from './builtIns'
import { tellUnsupported } from './desk'
import {
  APP_KEYS,
  COMMON_EVENTS,
  DEFINITION_KEYS,
  EVENTS,
  HANDLERS_UNKNOWN,
  OPEN_TYPES,
  OPTION_KEYS,
  PAGE_KEYS,
  WITHOUT_EFFECT,
} from './known'

const EVENT = /^(?:bind|catch|mut-bind|capture-bind|capture-catch):?(.+)$/

/** Of components from npm only what they do is told (calls, elements), not what they prepare for every case. */
const FROM_NPM = /(?:^|\/)miniprogram_npm\//

/** Tells the desk, once, what a component's files ask for that this phone hasn't. */
export function tellAsks({ asks }: AppPackage, id: string): void {
  const { keys = [], tags = [] } = asks[id] ?? {}
  const known = id === 'app' ? APP_KEYS : PAGE_KEYS
  for (const key of keys) if (!known.has(key.name)) tell(`"${key.name}"`, key)
  for (const asked of tags) {
    const { tag, name } = asked
    if (!name && !propertiesOf(tag)) tell(`<${tag}>`, asked)
    else if (name && !knowsAttribute(tag, name)) tell(`<${tag} ${name}>`, asked)
  }
}

/** Tells what a script hands to Page() or Component() that this phone doesn't know; called while that runs, for the line. */
export function tellDefinition(id: string, definition: Record<string, unknown>, isComponent: boolean): void {
  if (FROM_NPM.test(id)) return
  const { options = {}, pageLifetimes = {}, methods = {} } = definition as Record<string, Record<string, unknown>>
  const handlers = { ...(isComponent ? methods : definition), ...pageLifetimes }
  for (const name of Object.keys(handlers)) if (HANDLERS_UNKNOWN.has(name)) tellUnsupported(name)
  if (!isComponent) return
  for (const name of Object.keys(definition)) {
    if (!DEFINITION_KEYS.has(name)) tellUnsupported(`Component({ ${name} })`)
  }
  for (const name of Object.keys(options)) {
    if (!OPTION_KEYS.has(name)) tellUnsupported(`Component({ options: { ${name} } })`)
  }
}

function knowsAttribute(tag: string, name: string): boolean {
  const properties = propertiesOf(tag)
  if (!properties) return true
  const event = EVENT.exec(name)?.[1]
  if (event) return COMMON_EVENTS.has(event) || (EVENTS[tag] ?? []).includes(event)
  const property = camel(name.replace(/^model:/, ''))
  return properties.has(property) && !WITHOUT_EFFECT[tag]?.includes(property)
}

/**
 * wx.canIUse: `api`, `api.object.field` (an API that is here has what the reference says), `tag`, `tag.attribute`,
 * `button.open-type.<value>`.
 */
export function canIUse(schema: string, apis: object): boolean {
  const [name = '', attribute, value] = schema.split('.')
  if (name in apis) return true
  const properties = propertiesOf(name)
  if (!properties) return false
  if (name === 'button' && attribute === 'open-type' && value) return OPEN_TYPES.has(value)
  return !attribute || knowsAttribute(name, attribute)
}

const camel = (name: string): string => name.replace(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase())

const tell = (what: string, { file, line }: Asked) => tellUnsupported(what, { file, line })
