import { existsSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { lineOf, type Mistake } from './buildError'
import { readJson } from './readJson'

/** The component library whose used parts are shipped; its sources lie in node_modules. */
export const LIBRARY = 'tdesign-miniprogram'

export interface ComponentConfig {
  component?: boolean
  usingComponents?: Record<string, string>
  componentGenerics?: Record<string, true | { default?: string }>
}
interface AppConfig extends ComponentConfig {
  pages?: string[]
  subPackages?: Subpackage[]
  subpackages?: Subpackage[]
  tabBar?: { custom?: boolean; list?: { pagePath: string; iconPath?: string; selectedIconPath?: string }[] }
}
interface Subpackage {
  root: string
  pages: string[]
}

/** What app.json makes of a source folder: which components ship, and where each one's files are. */
export interface App {
  root: string
  /** Page ids, main package first: `pages/home/home`. */
  pages: string[]
  /** Folders of the subpackages, without a slash at the end. */
  subpackages: string[]
  /** Every component and page that ships, by its path in the package without extension. */
  components: Map<string, ShippedComponent>
}
export interface ShippedComponent {
  id: string
  /** Path of its files without extension. */
  source: string
  isPage: boolean
  isLibrary: boolean
  /** Tag → id of the component it stands for, from app.json and its own json. */
  tags: Map<string, string>
}

const PARTS = ['.wxml', '.json'] as const
const script = (source: string) =>
  ['.ts', '.js'].map((extension) => source + extension).find((file) => existsSync(file))

/** The script of a component or of `app`; undefined when there is none. */
export const scriptOf = script

/**
 * Follows app.json through pages and components. Everything DevTools would refuse (a page or component that isn't there,
 * JSON that doesn't parse) is added to `mistakes` with file and line.
 */
export function readApp(root: string, libraryRoot: string, mistakes: Mistake[]): App {
  const app: App = { root, pages: [], subpackages: [], components: new Map() }
  const appJson = join(root, 'app.json')
  if (!existsSync(appJson)) {
    mistakes.push({ file: appJson, line: 1, message: 'app.json is missing' })
    return app
  }
  const config = readJson(appJson, mistakes) as AppConfig | undefined
  if (!config) return app
  const appText = readFileSync(appJson, 'utf8')
  const subpackages = config.subPackages ?? config.subpackages ?? []
  app.subpackages = subpackages.map(({ root: folder }) => folder.replace(/\/$/, ''))
  app.pages = [
    ...(config.pages ?? []),
    ...subpackages.flatMap(({ root: folder, pages }) => pages.map((page) => posix.join(folder, page))),
  ]
  if (!script(join(root, 'app'))) mistakes.push({ file: appJson, line: 1, message: 'app.ts is missing' })
  const visit = visitor(app, libraryRoot, config.usingComponents ?? {}, mistakes)
  for (const page of app.pages) {
    const line = lineOf(appText, page.startsWith('pages') ? page : posix.basename(page))
    visit(page, join(root, page), { file: appJson, line, message: `page "${page}"` }, true)
  }
  for (const { pagePath } of config.tabBar?.list ?? []) {
    if (app.pages.includes(pagePath)) continue
    mistakes.push({ file: appJson, line: lineOf(appText, pagePath), message: `tab page "${pagePath}" is not in pages` })
  }
  if (config.tabBar?.custom) {
    const tabBar = 'custom-tab-bar/index'
    visit(
      tabBar,
      join(root, tabBar),
      { file: appJson, line: lineOf(appText, 'custom'), message: 'tabBar.custom' },
      false,
    )
  }
  return app
}

type Visit = (id: string, source: string, from: Mistake, isPage: boolean) => void

function visitor(app: App, libraryRoot: string, global: Record<string, string>, mistakes: Mistake[]): Visit {
  const resolve = (spec: string, fromId: string) => {
    const isLibraryFile = fromId.startsWith(`miniprogram_npm/${LIBRARY}/`)
    const own = spec.startsWith('/') ? spec.slice(1) : posix.join(posix.dirname(fromId), spec)
    const ownSource = isLibraryFile
      ? join(libraryRoot, own.slice(`miniprogram_npm/${LIBRARY}/`.length))
      : join(app.root, own)
    const candidates: [string, string][] = [[own, ownSource]]
    if (spec.startsWith(`${LIBRARY}/`)) {
      candidates.push([`miniprogram_npm/${spec}`, join(libraryRoot, spec.slice(LIBRARY.length + 1))])
    }
    return candidates
      .flatMap(([id, source]): [string, string][] => [
        [id, source],
        [`${id}/index`, join(source, 'index')],
      ])
      .find(([, source]) => existsSync(`${source}.json`) && existsSync(`${source}.wxml`))
  }
  const visit: Visit = (id, source, from, isPage) => {
    if (app.components.has(id)) return
    const missing = [...PARTS.filter((part) => !existsSync(source + part)), ...(script(source) ? [] : ['.ts'])]
    if (missing.length) {
      mistakes.push({ ...from, message: `${from.message}: ${missing.map((part) => id + part).join(', ')} is missing` })
      if (missing.includes('.json')) return
    }
    const config = readJson(`${source}.json`, mistakes) as ComponentConfig | undefined
    if (!config) return
    const isLibrary = id.startsWith('miniprogram_npm/')
    const component: ShippedComponent = { id, source, isPage, isLibrary, tags: new Map() }
    app.components.set(id, component)
    const text = readFileSync(`${source}.json`, 'utf8')
    const use = (tag: string, spec: string, base: string, file: string, line: number) => {
      const found = resolve(spec, base)
      if (!found) {
        mistakes.push({ file, line, message: `component "${spec}" (<${tag}>) is not found` })
        return
      }
      component.tags.set(tag, found[0])
      visit(found[0], found[1], { file, line, message: `component <${tag}>` }, false)
    }
    if (!isLibrary) {
      for (const [tag, spec] of Object.entries(global)) use(tag, spec, 'app', join(app.root, 'app.json'), 1)
    }
    for (const [tag, spec] of Object.entries(config.usingComponents ?? {})) {
      use(tag, spec, id, `${source}.json`, lineOf(text, `"${tag}"`))
    }
    for (const [tag, generic] of Object.entries(config.componentGenerics ?? {})) {
      component.tags.set(tag, '')
      if (generic !== true && generic.default) {
        use(tag, generic.default, id, `${source}.json`, lineOf(text, `"${tag}"`))
      }
    }
  }
  return visit
}
