import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { build } from 'esbuild'

const folder = join(__dirname, 'page')

/** The desk's own files by path: its markup, its style as one sheet and its script as one module. */
export async function bundlePage(): Promise<ReadonlyMap<string, string>> {
  const [markup, { outputFiles }] = await Promise.all([
    readFile(join(folder, 'index.html'), 'utf8'),
    build({
      entryPoints: [
        { in: join(folder, 'main.ts'), out: 'desk' },
        { in: join(folder, 'desk.css'), out: 'desk' },
      ],
      outdir: folder,
      bundle: true,
      write: false,
      format: 'esm',
      target: 'es2022',
      logLevel: 'silent',
    }),
  ])
  return new Map([
    ['/index.html', markup],
    ...outputFiles.map(({ path, text }) => [`/${basename(path)}`, text] as const),
  ])
}
