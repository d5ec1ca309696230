import { copyFileSync, existsSync, cpSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build } from 'esbuild'
import { readAsks } from './asks'
import { builtInMarkup } from './builtInMarkup'
import { wrapModules } from './modules'
import { packageFiles } from './packageFiles'
import { readDist, readThemes } from './readDist'
import { compileStyles } from './styles'
import { compileTemplates } from './templates'

export interface PhoneBuild {
  /** A built mini-program: the folder that WeChat DevTools would open. */
  app: string
  /** Where the phone's page (`index.html`) and its files go. */
  outDir: string
  /** Folders inside of it that are no part of the package: whole paths. */
  leaveOut?: readonly string[]
}

const ASSET = /\.(png|jpe?g|gif|svg|webp)$/
const runtime = join(__dirname, 'runtime')

/**
 * Makes a phone that runs a built mini-program in a browser. It is given nothing but the built files. Throws on templates, components or
 * scripts that WeChat would refuse. Serve `outDir` with servePhone.
 */
export async function buildPhone({ app, outDir, leaveOut = [] }: PhoneBuild): Promise<void> {
  const root = resolve(app)
  const dist = readDist(root)
  const templates = compileTemplates(root, dist.components.keys())
  const [styles] = await Promise.all([compileStyles(dist), buildRuntime(outDir)])
  const facts = {
    config: dist.config,
    pages: dist.pages,
    subpackages: dist.subpackages,
    packageBytes: bytesOf(dist.subpackages, root, leaveOut),
    components: Object.fromEntries(dist.components),
    builtIns: Object.keys(builtInMarkup),
    asks: readAsks(dist),
    themes: readThemes(dist),
  }
  rmSync(join(outDir, 'files'), { recursive: true, force: true })
  copyAssets(root, join(outDir, 'files'), leaveOut)
  copySourceMaps(join(root, '../sourcemaps'), join(outDir, 'maps'))
  const code = `Object.assign(${JSON.stringify(facts)},{templates:${templates},modules:${wrapModules(root, leaveOut)}})`
  // A function: WXS modules run while templates are read, and need the runtime to be there.
  writeFileSync(join(outDir, 'app.js'), `globalThis.__phoneApp=function(){return ${code}}\n`)
  writeFileSync(join(outDir, 'app.css'), styles)
}

function bytesOf(roots: readonly string[], app: string, leaveOut: readonly string[]): Record<string, number> {
  const files = packageFiles(app, leaveOut)
  const bytes = (root: string) =>
    files.reduce((sum, path) => sum + (path.startsWith(`${root}/`) ? statSync(join(app, path)).size : 0), 0)
  return Object.fromEntries(roots.map((root) => [root, bytes(root)]))
}

async function buildRuntime(outDir: string): Promise<void> {
  mkdirSync(outDir, { recursive: true })
  const common = { bundle: true, outdir: outDir, target: 'es2022', logLevel: 'silent' } as const
  await Promise.all([
    build({
      ...common,
      entryPoints: { runtime: join(runtime, 'main.ts'), runtimeStyles: join(runtime, 'styles.css') },
      format: 'iife',
      sourcemap: true,
      define: { 'process.env.NODE_ENV': '"production"' },
    }),
    // What few pages need comes when it is asked for (runtime/part.ts).
    build({
      ...common,
      entryPoints: { regions: join(runtime, 'parts/regions.ts'), readQr: join(runtime, 'parts/readQr.ts') },
      format: 'esm',
      minify: true,
    }),
  ])
  copyFileSync(join(runtime, 'index.html'), join(outDir, 'index.html'))
}

/** Source maps stand beside the built mini-program when its build left them there. */
function copySourceMaps(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true })
  if (existsSync(from)) cpSync(from, to, { recursive: true })
}

function copyAssets(root: string, target: string, leaveOut: readonly string[]): void {
  for (const path of packageFiles(root, leaveOut).filter((name) => ASSET.test(name))) {
    cpSync(join(root, path), join(target, path))
  }
}
