import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { minifyCss } from './minifyCss'

/** Files that a template or style sheet pulls in: WXML imports and includes, WXS modules, WXSS imports. */
const REFERENCE = /(?:\bsrc\s*=\s*|@import\s+(?:url\()?|\brequire\()\s*["']([^"'{}]+)["']/g

/**
 * Markup and styles of one component, as files of the package: path in the package → content. Follows imports, and reads each
 * file once (`done`). `toSource` turns a path in the package into the file it comes from.
 */
export function styleAndMarkup(id: string, toSource: (path: string) => string, done: Map<string, string>): void {
  for (const extension of ['.json', '.wxml', '.wxss']) add(id + extension, toSource, done)
}

function add(path: string, toSource: (path: string) => string, done: Map<string, string>): void {
  const source = toSource(path)
  if (done.has(path) || !existsSync(source)) return
  const text = readFileSync(source, 'utf8')
  done.set(path, compact(path, text))
  if (!/\.(wxml|wxss|wxs)$/.test(path)) return
  for (const [, reference = ''] of text.replace(/<!--[\s\S]*?-->|\/\*[\s\S]*?\*\//g, '').matchAll(REFERENCE)) {
    if (!/\.(wxml|wxss|wxs)$/.test(reference) && path.endsWith('.wxml')) {
      // <image src> and the like; a template may be imported without its extension.
      add(`${join(dirname(path), reference)}.wxml`, toSource, done)
      continue
    }
    const target = reference.startsWith('/') ? reference.slice(1) : join(dirname(path), reference)
    add(/\.\w+$/.test(target) ? target : `${target}.wxss`, toSource, done)
  }
}

function compact(path: string, text: string): string {
  if (path.endsWith('.json')) return JSON.stringify(JSON.parse(text))
  if (path.endsWith('.wxml')) return text.replace(/<!--[\s\S]*?-->/g, '')
  if (path.endsWith('.wxss')) return minifyCss(text)
  return text
}
