import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { BuildError, type Mistake } from './buildError'
import { bundleScripts } from './bundleScripts'
import { checkScripts, checkSources } from './checkSources'
import { drawIcons, iconNames } from './drawIcons'
import { findIcons } from './findIcons'
import { measurePackages, overBudget, type PackageSize } from './measurePackages'
import { LIBRARY, readApp, scriptOf, type App } from './readApp'
import { styleAndMarkup } from './styleAndMarkup'

const repository = resolve(__dirname, '../..')
const libraryRoot = join(repository, 'node_modules', LIBRARY, 'miniprogram_dist')
const iconFolder = join(repository, 'node_modules/tdesign-icons-svg/src')
const libraryPrefix = `miniprogram_npm/${LIBRARY}/`
const ASSET = /\.(png|jpe?g|gif|svg|webp|wxs)$/

export interface MiniprogramBuild {
  /** Sources: the folder with app.json. */
  source: string
  /** Where the package goes; the folder is replaced as a whole. */
  outDir: string
  /** Source maps go here, outside of what is uploaded; left out = none. */
  sourceMapDir?: string
  /** Folders outside of `source` whose code the app may run (pure code shared with the server). */
  sharedCode?: string[]
}

/**
 * Builds what WeChat DevTools opens as it is. Throws BuildError with every mistake in the sources, and when a package is too big.
 * Returns the size of each package.
 */
export async function buildMiniprogram(options: MiniprogramBuild): Promise<PackageSize[]> {
  const source = resolve(options.source)
  const mistakes: Mistake[] = []
  const app = readApp(source, libraryRoot, mistakes)
  const templates = checkSources(app, mistakes)
  if (mistakes.length) throw new BuildError(mistakes)

  const icons = findIcons(app.components.values(), ownScripts(source), iconNames(iconFolder), mistakes)
  const scripts = await bundleScripts(
    {
      entries: entriesOf(app),
      root: source,
      alsoAllowed: options.sharedCode ?? [],
      subpackages: app.subpackages,
      nodeModules: [join(repository, 'node_modules'), join(libraryRoot, 'miniprogram_npm')],
      alias: { [LIBRARY]: libraryRoot },
    },
    mistakes,
  )
  if (mistakes.length) throw new BuildError(mistakes)
  checkScripts(app, scripts, templates, mistakes)

  const files = markupOf(app, icons)
  files.forEach((text, path) => refuseNetwork(path, text, app, mistakes))
  if (mistakes.length) throw new BuildError(mistakes)
  for (const { path, code } of scripts) files.set(path, code)

  const outDir = resolve(options.outDir)
  const fresh = `${outDir}.next`
  rmSync(fresh, { recursive: true, force: true })
  copyAssets(source, fresh)
  files.forEach((text, path) => write(join(fresh, path), text))
  rmSync(outDir, { recursive: true, force: true })
  cpSync(fresh, outDir, { recursive: true })
  rmSync(fresh, { recursive: true, force: true })
  if (options.sourceMapDir) {
    for (const { path, sourceMap } of scripts)
      if (sourceMap) write(join(options.sourceMapDir, `${path}.map`), sourceMap)
  }

  const sizes = measurePackages(outDir)
  const tooBig = overBudget(sizes)
  if (tooBig.length)
    throw new BuildError(tooBig.map((message) => ({ file: join(source, 'app.json'), line: 1, message })))
  return sizes.packages
}

function entriesOf(app: App): Map<string, string> {
  const entries = new Map<string, string>()
  for (const [id, { source }] of [...app.components, ['app', { source: join(app.root, 'app') }] as const]) {
    const script = scriptOf(source)
    if (script) entries.set(id, script)
  }
  return entries
}

function ownScripts(source: string): string[] {
  return readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
    .map((path) => join(source, path))
}

function markupOf(app: App, icons: Set<string>): Map<string, string> {
  const files = new Map<string, string>()
  const toSource = (path: string) =>
    path.startsWith(libraryPrefix) ? join(libraryRoot, path.slice(libraryPrefix.length)) : join(app.root, path)
  styleAndMarkup('app', toSource, files)
  for (const id of app.components.keys()) styleAndMarkup(id, toSource, files)
  for (const extra of ['sitemap.json', 'theme.json']) {
    if (existsSync(join(app.root, extra))) styleAndMarkup(extra.replace('.json', ''), toSource, files)
  }
  const iconStyles = `${libraryPrefix}icon/icon.wxss`
  const original = files.get(iconStyles)
  if (original !== undefined) files.set(iconStyles, drawIcons(original, icons, iconFolder))
  return files
}

/** The shipped app must look right with no network but the cloud's: no fonts, pictures or styles from elsewhere. */
function refuseNetwork(path: string, text: string, app: App, mistakes: Mistake[]): void {
  if (!/\.(wxml|wxss)$/.test(path)) return
  const found = /(?:url\(|src=)["']?(https?:)?\/\/[^"')]+/.exec(text)
  if (found) mistakes.push({ file: join(app.root, path), line: 1, message: `loads from the network: ${found[0]}` })
}

function copyAssets(source: string, target: string): void {
  mkdirSync(target, { recursive: true })
  cpSync(source, target, {
    recursive: true,
    filter: (file) => statSync(file).isDirectory() || (ASSET.test(file) && !relative(source, file).startsWith('..')),
  })
  pruneEmpty(target)
}

function pruneEmpty(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) pruneEmpty(join(folder, entry.name))
  }
  if (!readdirSync(folder).length) rmSync(folder, { recursive: true })
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}
