import { parse } from 'acorn'
import { readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import type { OutputChunk, Plugin, RolldownOutput } from 'rolldown'
import { lineOf, type Mistake } from './buildError'

export interface BundleOptions {
  /** Path in the package without extension → source file. */
  entries: Map<string, string>
  /** Folder of our sources: nothing outside of it may be imported at run time, but packages and `alsoAllowed`. */
  root: string
  alsoAllowed: string[]
  subpackages: string[]
  nodeModules: string[]
  /** Packages whose scripts lie elsewhere: name → folder. */
  alias: Record<string, string>
}
export interface BundledFile {
  /** Path in the package. */
  path: string
  code: string
  sourceMap: string | undefined
}

/**
 * All scripts of a package as CommonJS, each entry at its own path. What several entries use goes to `common.js`; when they all
 * lie in one subpackage, to that subpackage's `common.js`, so that the main package stays small.
 */
export async function bundleScripts(options: BundleOptions, mistakes: Mistake[]): Promise<BundledFile[]> {
  const { rolldown } = await import('rolldown')
  const homes = homesOf(options)
  const build = await rolldown({
    input: Object.fromEntries(options.entries),
    platform: 'neutral',
    resolve: { mainFields: ['module', 'main'], modules: options.nodeModules, alias: options.alias },
    transform: { target: `es${OLDEST_PHONES}`, define: { 'process.env.NODE_ENV': '"production"' } },
    treeshake: { moduleSideEffects: (id) => !/[\\/](lodash-es|tslib|dayjs)[\\/]/.test(id) },
    plugins: [fence(options, mistakes)],
    logLevel: 'warn',
    onLog: (_level, log) => {
      if (log.code !== 'UNRESOLVED_IMPORT') return
      mistakes.push({ file: log.id ?? options.root, line: log.loc?.line ?? 1, message: firstLine(log.message) })
    },
  })
  try {
    const output = await build.generate({
      format: 'cjs',
      exports: 'auto',
      entryFileNames: '[name].js',
      // what is only loaded on demand stays with the subpackage that asks for it
      chunkFileNames: ({ facadeModuleId }) => `${homes.of(facadeModuleId ?? '')}[name].js`,
      minify: true,
      comments: false,
      sourcemap: 'hidden',
      codeSplitting: { groups: [{ name: homes.commonChunk }] },
    })
    const files = filesOf(output)
    for (const file of files) mistakes.push(...tooNew(file))
    return files
  } catch (error) {
    mistakes.push(...mistakesOf(error, options.root))
    return []
  } finally {
    await build.close()
  }
}

const filesOf = ({ output }: RolldownOutput): BundledFile[] =>
  output
    .filter((file): file is OutputChunk => file.type === 'chunk')
    .map(({ fileName, code, map }) => ({ path: fileName, code, sourceMap: map?.toString() }))

/** The language that the oldest phones we ship to understand. */
const OLDEST_PHONES = 2018

// lodash finds the global object with Function('return this')(), which gives undefined in WeChat.
const LODASH_ROOT =
  'export default { Array, DataView, Date, Error, Map, Math, Object, Promise, RegExp, Set, String, Symbol, Uint8Array, WeakMap, ' +
  'clearTimeout, isFinite, parseInt, setTimeout }'

/** Types may come from anywhere (they are erased); code that runs may not leave the sources. */
function fence({ root, alsoAllowed, nodeModules }: BundleOptions, mistakes: Mistake[]): Plugin {
  const inside = [root, ...alsoAllowed, ...nodeModules].map((folder) => resolve(folder) + sep)
  return {
    name: 'fence',
    resolveId(specifier, importer) {
      if (!importer || !specifier.startsWith('.')) return null
      const target = resolve(dirname(importer), specifier)
      if (inside.some((folder) => target.startsWith(folder))) return null
      mistakes.push({
        file: importer,
        line: lineOf(readFileSync(importer, 'utf8'), specifier),
        message: `"${specifier}" lies outside of ${relative(process.cwd(), root) || root}: only types may be imported from there`,
      })
      return { id: '\0outside', external: false }
    },
    load: (id) => {
      if (id === '\0outside') return { code: 'export {}', moduleSideEffects: false }
      return /lodash-es[\\/]_root\.js$/.test(id) ? LODASH_ROOT : null
    },
  }
}

interface ModuleGraph {
  getModuleInfo: (id: string) => { importedIds: string[]; dynamicallyImportedIds: string[] } | null
}

/** Where a module belongs that isn't an entry: the one subpackage that uses it (`packages/votes/`), or the main package (empty). */
function homesOf({ entries, subpackages }: BundleOptions) {
  let users: Map<string, Set<string>> = new Map()
  const of = (moduleId: string): string => {
    const ids = Array.from(users.get(moduleId) ?? [])
    const homes = new Set(ids.map((id) => subpackages.find((folder) => id.startsWith(`${folder}/`)) ?? ''))
    const [home] = homes
    return homes.size === 1 && home ? `${home}/` : ''
  }
  return {
    of,
    commonChunk: (moduleId: string, graph: ModuleGraph): string | null => {
      if (users.size === 0) users = usersOfModules(entries, graph)
      return (users.get(moduleId)?.size ?? 0) < 2 ? null : `${of(moduleId)}common`
    },
  }
}

/** WeChat joins the scripts of a package: one word that an old phone can't read would stop the whole app there. */
function tooNew({ path, code }: BundledFile): Mistake[] {
  try {
    parse(code, { ecmaVersion: OLDEST_PHONES, sourceType: 'script' })
    return []
  } catch (error) {
    return [{ file: path, line: 1, message: `old phones can't read this: ${String(error)}` }]
  }
}

/** Which entries need a module without another entry in between. Entries themselves are left out: they keep their own file. */
function usersOfModules(entries: Map<string, string>, graph: ModuleGraph): Map<string, Set<string>> {
  const entryFiles = new Set(entries.values())
  const users = new Map<string, Set<string>>()
  for (const [entry, file] of entries) {
    const waiting = [file]
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      const info = graph.getModuleInfo(id)
      for (const imported of [...(info?.importedIds ?? []), ...(info?.dynamicallyImportedIds ?? [])]) {
        const known = users.get(imported) ?? new Set<string>()
        if (entryFiles.has(imported) || known.has(entry)) continue
        users.set(imported, known.add(entry))
        waiting.push(imported)
      }
    }
  }
  return users
}

interface RolldownFailure {
  errors?: { id?: string; message: string; loc?: { file?: string; line: number; column: number } }[]
  message: string
}
function mistakesOf(error: unknown, root: string): Mistake[] {
  const { errors, message } = error as RolldownFailure
  if (!errors?.length) return [{ file: join(root, 'app.ts'), line: 1, message: firstLine(message) }]
  return errors.map(({ id, loc, message: text }) => ({
    file: loc?.file ?? id ?? join(root, 'app.ts'),
    line: loc?.line ?? 1,
    message: firstLine(text),
  }))
}

// The bundler draws the place in the source after its first line; ours is an address to click.
const firstLine = (message: string) => message.replace(/\n[\s\S]*/, '')
