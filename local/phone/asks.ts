import { existsSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import type { Asked, ComponentAsks } from './appPackage'
import { builtInMarkup } from './builtInMarkup'
import { valueOf } from './markup/checkMarkup'
import { elementsOf, readWxml } from './markup/readWxml'
import type { Dist } from './readDist'

/** Tags that are the template language's own. */
const LANGUAGE = new Set(['block', 'slot', 'template', 'import', 'include', 'wxs'])
/** Attributes of any element that aren't properties of it: the template language's, and what the engine itself reads. */
const ANY_ELEMENT = /^(?:wx:|data-|mark:|aria-|generic:|change:|let:|slot:)|^(?:id|class|style|slot|hidden|is)$/
/** Components from npm listen to whatever WeChat might send: of them only elements are of interest. */
const FROM_NPM = /(?:^|\/)miniprogram_npm\//
const KEY = /"((?:[^"\\]|\\.)*)"(?=\s*:)|"(?:[^"\\]|\\.)*"|[{}[\]]/g

/** What the built files ask of a phone, by component; `app` for app.json. */
export function readAsks(dist: Dist): Record<string, ComponentAsks> {
  const asks: Record<string, ComponentAsks> = { app: { keys: keysOf(dist.root, 'app'), tags: [] } }
  for (const { id, using, generics } of dist.components.values()) {
    const own = new Set([...Object.keys(using), ...Object.keys(generics)])
    const tags = tagsOf(dist.root, id, new Set()).filter(({ tag }) => !own.has(tag))
    asks[id] = FROM_NPM.test(id)
      ? { keys: [], tags: once(tags.filter(({ name }) => name === '')) }
      : { keys: keysOf(dist.root, id), tags: once(tags) }
  }
  return asks
}

interface AskedTag extends Asked {
  tag: string
}

function tagsOf(root: string, path: string, seen: Set<string>): AskedTag[] {
  const file = `${path}.wxml`
  if (seen.has(path) || !existsSync(join(root, file))) return []
  seen.add(path)
  return elementsOf(readWxml(readFileSync(join(root, file), 'utf8'))).flatMap((element) => {
    const { name: tag, line, attributes } = element
    if (!LANGUAGE.has(tag)) {
      const own = attributes.filter(({ name }) => !ANY_ELEMENT.test(name))
      const asked = own.map((attribute) => ({ tag, name: attribute.name, file, line: attribute.line }))
      return tag in builtInMarkup ? asked : [{ tag, name: '', file, line }, ...asked]
    }
    const source = tag === 'import' || tag === 'include' ? valueOf(element, 'src') : undefined
    if (!source) return []
    const target = source.startsWith('/') ? source.slice(1) : posix.join(posix.dirname(path), source)
    return tagsOf(root, target.replace(/\.wxml$/, ''), seen)
  })
}

/** Each tag and attribute where it stands first. */
function once(tags: AskedTag[]): AskedTag[] {
  const first = new Map<string, AskedTag>()
  for (const each of tags) {
    const key = `${each.tag} ${each.name}`
    if (!first.has(key)) first.set(key, each)
  }
  return [...first.values()]
}

function keysOf(root: string, path: string): Asked[] {
  const file = `${path}.json`
  return existsSync(join(root, file)) ? readKeys(readFileSync(join(root, file), 'utf8'), file) : []
}

/** Objects of app.json whose own names count as well. */
const LOOKED_INTO = ['window', 'tabBar']

/** Names at the top of a JSON object, and those inside of `window` and `tabBar` as `window.<name>`. */
export function readKeys(text: string, file: string): Asked[] {
  const keys: Asked[] = []
  const path: string[] = []
  let last = ''
  for (const { 0: token, 1: key, index } of text.matchAll(KEY)) {
    if (key !== undefined) {
      last = key
      const line = text.slice(0, index).split('\n').length
      if (path.length === 1) keys.push({ name: key, file, line })
      const [, around = ''] = path
      if (path.length === 2 && LOOKED_INTO.includes(around)) keys.push({ name: `${around}.${key}`, file, line })
    } else if (token === '{' || token === '[') path.push(last)
    else if (token === '}' || token === ']') path.pop()
  }
  return keys
}
