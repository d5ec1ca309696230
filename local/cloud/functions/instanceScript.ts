import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

let script: string | undefined

/**
 * The text of instance.ts as JavaScript. Worker threads start from it directly, without a TypeScript loader of their own.
 * In a bundled cloud it lies next to the bundle; from source it is compiled once.
 */
export async function instanceScript(): Promise<string> {
  if (script === undefined) {
    const compiled = join(__dirname, 'instance.js')
    if (existsSync(compiled)) script = readFileSync(compiled, 'utf8')
    else {
      const { transform } = await import('esbuild')
      const source = readFileSync(join(__dirname, 'instance.ts'), 'utf8')
      script = (await transform(source, { loader: 'ts', format: 'cjs', target: 'node20' })).code
    }
  }
  return script
}
