import type { AppPackage } from '../appPackage'

export type Require = (path: string) => unknown

/**
 * WeChat's `require`: paths relative to the file, from the package root, or below a miniprogram_npm folder; each file runs once.
 * Code of a subpackage is out of reach from anywhere else, as on a real phone. `around` runs a file's body.
 */
export function createLoader(
  app: Pick<AppPackage, 'modules' | 'subpackages'>,
  around: (path: string, run: () => void) => void,
): Require {
  const loaded = new Map<string, { exports: unknown }>()
  const packageOf = (path: string) => app.subpackages.find((folder) => path.startsWith(`${folder}/`)) ?? ''

  const load = (path: string): unknown => {
    const known = loaded.get(path)
    if (known) return known.exports
    const factory = app.modules[path]
    if (!factory) throw new Error(`module '${path}' is not defined`)
    const module = { exports: {} as unknown }
    loaded.set(path, module)
    around(path, () => factory((target) => load(resolve(target, path)), module, module.exports))
    return module.exports
  }
  const resolve = (target: string, from: string): string => {
    const found = candidates(target, from).find((candidate) => candidate in app.modules)
    if (!found) throw new Error(`module '${target}' is not defined, require args is '${target}' (${from})`)
    const home = packageOf(found)
    if (home && home !== packageOf(from))
      throw new Error(`module '${found}' is in subpackage ${home}, out of reach for ${from}`)
    return found
  }
  return (path) => load(`${path}.js`)
}

function candidates(target: string, from: string): string[] {
  const folder = from.split('/').slice(0, -1)
  const bases = target.startsWith('/') ? [target.slice(1)] : [join(folder, target)]
  if (!/^[./]/.test(target)) {
    for (let depth = folder.length; depth >= 0; depth--) {
      bases.push(join(folder.slice(0, depth), `miniprogram_npm/${target}`))
    }
  }
  return bases.flatMap((base) => [base, `${base}.js`, `${base}/index.js`])
}

function join(folder: string[], path: string): string {
  const parts = [...folder]
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}
