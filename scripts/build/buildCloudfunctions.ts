import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build, buildSync } from 'esbuild'
import { BuildError, type Mistake } from './buildError'
import { readJson } from './readJson'
import { subsetFonts, type SubsetFont } from './subsetFonts'

export interface CloudfunctionsBuild {
  /** The folder with one folder a function, and `shared`. */
  source: string
  /** Where `<name>/index.js`, `<name>/config.json`, `collections.json`, `templates.json` and `storageRule.json` go; replaced as a whole. */
  outDir: string
}
export interface FunctionSize {
  name: string
  bytes: number
}

/**
 * Bundles each function with everything it needs into one file, as CloudBase runs it (Node 20, CommonJS, nothing to install).
 * What its fonts.json names lies beside the bundle. Throws BuildError when a function doesn't compile or lacks its parts.
 * Returns the size of each function.
 */
export async function buildCloudfunctions({ source, outDir }: CloudfunctionsBuild): Promise<FunctionSize[]> {
  const names = functionNames(source)
  const mistakes: Mistake[] = []
  for (const name of names) {
    const config = join(source, name, 'config.json')
    if (existsSync(config)) readJson(config, mistakes)
  }
  const fontsOf = new Map<string, SubsetFont[]>()
  for (const name of names) {
    const fonts = join(source, name, 'fonts.json')
    const json = existsSync(fonts) ? readJson(fonts, mistakes) : undefined
    if (json !== undefined) fontsOf.set(name, await subsetFonts(fonts, json))
  }
  if (mistakes.length) throw new BuildError(mistakes)

  const result = await build({
    entryPoints: Object.fromEntries(names.map((name) => [`${name}/index`, join(source, name, 'index.ts')])),
    bundle: true,
    write: false,
    outdir: resolve(outDir),
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minify: true,
    keepNames: false,
    legalComments: 'none',
    logLevel: 'silent',
  }).catch((failure: unknown) => {
    throw asBuildError(failure, source)
  })

  rmSync(outDir, { recursive: true, force: true })
  const sizes: FunctionSize[] = []
  for (const name of names) {
    const folder = join(outDir, name)
    const file = result.outputFiles.find(({ path }) => path === resolve(folder, 'index.js'))
    if (!file) throw new Error(`esbuild left out ${name}`)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'index.js'), file.contents)
    const config = join(source, name, 'config.json')
    if (existsSync(config)) copyFileSync(config, join(folder, 'config.json'))
    else writeFileSync(join(folder, 'config.json'), '{}\n')
    writeFileSync(join(folder, 'package.json'), `${JSON.stringify({ name, version: '1.0.0', main: 'index.js' })}\n`)
    for (const font of fontsOf.get(name) ?? []) writeFileSync(join(folder, font.file), font.bytes)
    sizes.push({ name, bytes: file.contents.byteLength })
  }
  mkdirSync(outDir, { recursive: true })
  for (const { file, name, json } of TABLES) {
    const table = readTable(join(source, file), name)
    if (table) writeFileSync(join(outDir, json), `${JSON.stringify(table, null, 2)}\n`)
  }
  const rule = join(source, 'storageRule.json')
  if (existsSync(rule)) copyFileSync(rule, join(outDir, 'storageRule.json'))
  return sizes
}

/** Every folder but `shared` is a function, as soon as it has an index.ts. */
function functionNames(source: string): string[] {
  return readdirSync(source, { withFileTypes: true })
    .filter(
      (entry) => entry.isDirectory() && entry.name !== 'shared' && existsSync(join(source, entry.name, 'index.ts')),
    )
    .map((entry) => entry.name)
    .sort()
}

/** Tables that others read as data: the file that exports one, the name it exports, and what becomes of it. */
const TABLES = [
  { file: 'shared/collections.ts', name: 'collections', json: 'collections.json' },
  { file: 'notifications/templates.ts', name: 'templates', json: 'templates.json' },
]

/** An array exported by a TypeScript file, as data for scripts that can't run TypeScript; undefined when there is no such file. */
function readTable(file: string, name: string): unknown[] | undefined {
  if (!existsSync(file)) return undefined
  const { outputFiles } = buildSync({
    entryPoints: [file],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    packages: 'external',
    logLevel: 'silent',
  })
  const module = { exports: {} as Record<string, unknown> }
  const run = new Function('module', 'exports', 'require', outputFiles[0]?.text ?? '') as (
    module: unknown,
    exports: unknown,
    require: NodeJS.Require,
  ) => void
  run(module, module.exports, require)
  const table = module.exports[name]
  if (!Array.isArray(table)) throw new BuildError([{ file, line: 1, message: `must export \`${name}\`, an array` }])
  return table as unknown[]
}

interface EsbuildFailure {
  errors?: { text: string; location: { file: string; line: number; column: number } | null }[]
}
function asBuildError(failure: unknown, source: string): unknown {
  const { errors } = failure as EsbuildFailure
  if (!errors?.length) return failure
  return new BuildError(
    errors.map(({ text, location }) => ({
      file: location ? resolve(location.file) : source,
      line: location?.line ?? 1,
      ...(location ? { column: location.column + 1 } : {}),
      message: text,
    })),
  )
}
