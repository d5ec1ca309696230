import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'
import { kilobytes } from './measurePackages'
import { lineOf, type Mistake } from './buildError'
import type { App } from './readApp'
import * as known from './jsonFields'
import type { FieldKind, Fields } from './jsonFields'

type Json = Record<string, unknown>
type Say = (needle: string, message: string) => void

/** WeChat's limit for a picture of the tab bar (全局配置, tabBar). */
const TAB_ICON_BYTES_MAX = 40 * 1024
const [TABS_MIN, TABS_MAX] = [2, 5]

/** Fields of app.json and of the json of our pages and components that WeChat doesn't know, or whose value it can't use. */
export function checkJson(app: App, mistakes: Mistake[]): void {
  const appJson = read(join(app.root, 'app.json'), mistakes)
  if (appJson) checkApp(app, appJson.json, appJson.say)
  for (const { source, isLibrary, isPage } of app.components.values()) {
    const file = isLibrary ? undefined : read(`${source}.json`, mistakes)
    if (!file) continue
    checkFields(file.json, isPage ? known.pageFields : known.componentFields, '', file.say)
    if (!isPage && file.json.component !== true) file.say('', 'a component needs "component": true')
  }
}

function read(file: string, mistakes: Mistake[]): { json: Json; say: Say } | undefined {
  if (!existsSync(file)) return undefined
  const text = readFileSync(file, 'utf8')
  const say: Say = (needle, message) => {
    const asName = new RegExp(`"${needle.replace(/\W/g, '\\$&')}"\\s*:`).exec(text)?.[0]
    mistakes.push({ file, line: needle ? lineOf(text, asName ?? needle) : 1, message })
  }
  try {
    return { json: JSON.parse(text) as Json, say }
  } catch {
    // readApp has said where it can't be read
    return undefined
  }
}

function checkApp(app: App, json: Json, say: Say): void {
  checkFields(json, known.appFields, '', say)
  const { entryPagePath, sitemapLocation } = json
  if (typeof entryPagePath === 'string' && !app.pages.includes(entryPagePath)) {
    say('entryPagePath', `entryPagePath "${entryPagePath}" is not in pages`)
  }
  if (typeof sitemapLocation === 'string' && !existsSync(join(app.root, sitemapLocation))) {
    say('sitemapLocation', `sitemapLocation "${sitemapLocation}" is missing`)
  }
  for (const page of app.pages) {
    if (app.pages.indexOf(page) !== app.pages.lastIndexOf(page))
      say(posix.basename(page), `page "${page}" is listed twice`)
  }
  if (isObject(json.window)) checkFields(json.window, known.windowFields, 'window.', say)
  if (isObject(json.tabBar)) checkTabBar(app, json.tabBar, say)
  const roots = listOf(json.subPackages ?? json.subpackages)
  for (const subpackage of roots) checkFields(subpackage, known.subpackageFields, 'subPackages.', say)
  if (isObject(json.preloadRule)) checkPreload(app, json.preloadRule, roots, say)
}

function checkTabBar(app: App, tabBar: Json, say: Say): void {
  checkFields(tabBar, known.tabBarFields, 'tabBar.', say)
  const tabs = listOf(tabBar.list)
  if (tabs.length < TABS_MIN || tabs.length > TABS_MAX) {
    say('tabBar', `a tab bar has ${TABS_MIN} to ${TABS_MAX} tabs, not ${tabs.length}`)
  }
  for (const tab of tabs) {
    checkFields(tab, known.tabFields, 'tabBar.list.', say)
    if (typeof tab.text !== 'string') say(String(tab.pagePath), `tab "${String(tab.pagePath)}" has no text`)
    if (app.subpackages.some((root) => String(tab.pagePath).startsWith(`${root}/`))) {
      say(String(tab.pagePath), `tab page "${String(tab.pagePath)}" must be in the main package`)
    }
    for (const icon of [tab.iconPath, tab.selectedIconPath]) {
      if (typeof icon !== 'string') continue
      const file = join(app.root, icon)
      if (!existsSync(file)) say(icon, `tab icon "${icon}" is missing`)
      else if (statSync(file).size > TAB_ICON_BYTES_MAX)
        say(icon, `tab icon "${icon}" is over ${kilobytes(TAB_ICON_BYTES_MAX)}`)
    }
  }
}

function checkPreload(app: App, rules: Json, subpackages: readonly Json[], say: Say): void {
  const names = new Set(['__APP__', ...app.subpackages, ...subpackages.flatMap(({ name, root }) => [name, root])])
  for (const [page, rule] of Object.entries(rules)) {
    if (!app.pages.includes(page)) say(page, `preloadRule: page "${page}" is not in pages`)
    if (!isObject(rule)) continue
    checkFields(rule, known.preloadFields, `preloadRule.`, say)
    for (const name of Array.isArray(rule.packages) ? (rule.packages as unknown[]) : []) {
      if (!names.has(name)) say(page, `preloadRule: there is no subpackage "${String(name)}"`)
    }
  }
}

function checkFields(json: Json, fields: Fields, where: string, say: Say): void {
  for (const [name, value] of Object.entries(json)) {
    const kind = fields[name]
    if (kind === undefined) say(name, `WeChat knows no ${where}${name}`)
    else if (!isOf(kind, value)) say(name, `${where}${name} must be ${wordsFor(kind)}, not ${JSON.stringify(value)}`)
  }
}

function isOf(kind: FieldKind, value: unknown): boolean {
  // a variable of theme.json stands behind an @
  if (typeof kind === 'object') return kind.includes(value as string) || /^@\w+$/.test(String(value))
  switch (kind) {
    case 'any':
      return true
    case 'text':
      return typeof value === 'string'
    case 'flag':
      return typeof value === 'boolean'
    case 'number':
      return typeof value === 'number'
    case 'list':
      return Array.isArray(value)
    case 'object':
      return isObject(value)
    case 'color':
      return typeof value === 'string' && /^(#[0-9a-f]{3}|#[0-9a-f]{6}|#[0-9a-f]{8}|@\w+)$/i.test(value)
  }
}

const WORDS = {
  any: 'anything',
  text: 'a text',
  flag: 'true or false',
  number: 'a number',
  list: 'a list',
  object: 'an object',
  color: 'a colour such as #1a2b3c',
} as const
const wordsFor = (kind: FieldKind): string =>
  typeof kind === 'object' ? kind.map((each) => `"${each}"`).join(' or ') : WORDS[kind as keyof typeof WORDS]

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : [])
