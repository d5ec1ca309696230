import { existsSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import type { AppConfig, AppPackage, ComponentConfig, PackagedComponent } from './appPackage'

export interface Dist {
  root: string
  config: AppConfig
  pages: string[]
  subpackages: string[]
  components: Map<string, PackagedComponent>
}

const CUSTOM_TAB_BAR = 'custom-tab-bar/index'

/** Reads a built mini-program: app.json and every component it reaches, resolved the way WeChat resolves them. */
export function readDist(root: string): Dist {
  const config = readJson<AppConfig>(root, 'app.json')
  const subpackages = config.subPackages ?? config.subpackages ?? []
  const dist: Dist = {
    root,
    config,
    pages: [...config.pages, ...subpackages.flatMap((sub) => sub.pages.map((page) => posix.join(sub.root, page)))],
    subpackages: subpackages.map((sub) => sub.root.replace(/\/$/, '')),
    components: new Map(),
  }
  for (const page of dist.pages) addComponent(dist, page, true)
  if (config.tabBar?.custom) addComponent(dist, CUSTOM_TAB_BAR, false)
  return dist
}

/** The variables that JSON files name as `@name` (DarkMode 适配指南): the file that `themeLocation` names. */
export function readThemes({ root, config }: Dist): AppPackage['themes'] {
  return config.themeLocation ? readJson<AppPackage['themes']>(root, config.themeLocation) : {}
}

function addComponent(dist: Dist, id: string, isPage: boolean): void {
  if (dist.components.has(id)) return
  // 目录结构: of a page's four files only the script and the markup must be there.
  const bare = isPage && !existsSync(join(dist.root, `${id}.json`))
  const config = bare ? {} : readJson<ComponentConfig>(dist.root, `${id}.json`)
  const component: PackagedComponent = { id, isPage, config, using: {}, generics: {}, scope: '' }
  dist.components.set(id, component)
  for (const [tag, spec] of Object.entries(dist.config.usingComponents ?? {})) use(tag, spec, 'app')
  for (const [tag, spec] of Object.entries(config.usingComponents ?? {})) use(tag, spec, id)
  for (const [tag, generic] of Object.entries(config.componentGenerics ?? {})) {
    component.generics[tag] = generic !== true && generic.default ? { default: reach(generic.default, id) } : true
  }

  function use(tag: string, spec: string, from: string) {
    component.using[tag] = reach(spec, from)
  }
  function reach(spec: string, from: string): string {
    const found = resolveComponent(dist.root, spec, from)
    if (!found) throw new Error(`${id}.json:1:1 component "${spec}" is not in the package`)
    addComponent(dist, found, false)
    return found
  }
}

// 使用自定义组件: a relative path, an absolute one from the package root, or a package below a miniprogram_npm folder.
function resolveComponent(root: string, spec: string, from: string): string | undefined {
  const candidates = spec.startsWith('/') ? [spec.slice(1)] : [posix.join(posix.dirname(from), spec)]
  if (!/^[./]/.test(spec)) {
    for (let folder = posix.dirname(from); ; folder = posix.dirname(folder)) {
      candidates.push(posix.join(folder, 'miniprogram_npm', spec))
      if (folder === '.') break
    }
  }
  return candidates
    .flatMap((candidate) => [candidate, `${candidate}/index`])
    .find((candidate) => existsSync(join(root, `${candidate}.json`)) && existsSync(join(root, `${candidate}.wxml`)))
}

function readJson<T>(root: string, path: string): T {
  const file = join(root, path)
  if (!existsSync(file)) throw new Error(`${path}:1:1 is missing`)
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T
  } catch (error) {
    throw new Error(`${path}:1:1 ${(error as Error).message}`, { cause: error })
  }
}
