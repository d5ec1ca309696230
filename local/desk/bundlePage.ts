import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'esbuild'

const folder = join(__dirname, 'page')

/** The desk's own files by path: its markup, its style and its script as one module. */
export async function bundlePage(): Promise<ReadonlyMap<string, string>> {
  const [markup, style, { outputFiles }] = await Promise.all([
    readFile(join(folder, 'index.html'), 'utf8'),
    readFile(join(folder, 'desk.css'), 'utf8'),
    build({
      entryPoints: [join(folder, 'main.ts')],
      bundle: true,
      write: false,
      format: 'esm',
      target: 'es2022',
      logLevel: 'silent',
    }),
  ])
  const script = outputFiles[0]
  if (!script) throw new Error("the desk's page wasn't bundled")
  return new Map([
    ['/index.html', markup],
    ['/desk.css', style],
    ['/desk.js', script.text],
  ])
}
