import { parse } from 'acorn'
import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { readDist, type Dist } from '../../local/phone/readDist'

/**
 * Has a built mini-program compiled by WeChat's own compilers for WXML, WXS (wcc) and WXSS (wcsc), which come with the package
 * miniprogram-compiler. Scripts and json, which those don't read, are read as WeChat's loader does. Returns what is refused, each as
 * `file:line:column message`; empty = all is taken.
 */
export function compileWithWechat(root: string): string[] {
  const refused: string[] = []
  let dist: Dist
  try {
    dist = readDist(root)
  } catch (error) {
    return [(error as Error).message.replaceAll(`${root}/`, '')]
  }
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'))
  for (const id of dist.components.keys()) {
    for (const extension of ['.js', '.wxml'])
      if (!existsSync(join(root, id + extension))) refused.push(`${id}${extension}:1:1 is missing`)
  }
  for (const path of paths.filter((each) => each.endsWith('.js'))) refused.push(...scriptFaults(root, path))

  const folder = mkdtempSync(join(tmpdir(), 'wechat-compiler-'))
  try {
    const of = (extension: string) => paths.filter((path) => path.endsWith(extension)).sort()
    const compile = (name: string, args: readonly string[]) => run(compilerIn(folder, name), args, root)
    refused.push(...compile('wcc', ['-d', '-cc', tagsOf(dist), ...of('.wxml'), ...of('.wxs'), '-gn', '$gwx']).refused)
    const { components, others } = styleSheets(dist, of('.wxss'))
    const styles = compile('wcsc', ['-db', '-pc', String(components.length), ...components, ...others])
    refused.push(...styles.refused, ...warnings(styles.output))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return refused
}

function scriptFaults(root: string, path: string): string[] {
  try {
    parse(readFileSync(join(root, path), 'utf8'), {
      ecmaVersion: 2018,
      sourceType: 'script',
      allowReturnOutsideFunction: true,
    })
    return []
  } catch (error) {
    const { loc, message } = error as { loc?: { line: number; column: number }; message: string }
    return [`${path}:${loc?.line ?? 1}:${(loc?.column ?? 0) + 1} ${message}`]
  }
}

/** The package leaves one of them without the right to be run; a copy gets it, node_modules is left alone. */
function compilerIn(folder: string, name: string): string {
  const system = { darwin: 'mac', win32: 'windows' }[process.platform as string] ?? 'linux'
  const file = system === 'windows' ? `${name}.exe` : name
  const packageFile = createRequire(__filename).resolve('miniprogram-compiler/package.json')
  const copy = join(folder, file)
  copyFileSync(join(dirname(packageFile), 'bin', system, file), copy)
  chmodSync(copy, 0o755)
  return copy
}

const OUTPUT_BYTES_MAX = 64 * 1024 * 1024

function run(compiler: string, args: readonly string[], cwd: string): { refused: string[]; output: string } {
  const { status, stdout, stderr, error } = spawnSync(compiler, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: OUTPUT_BYTES_MAX,
  })
  if (error) throw new Error(`WeChat's compiler can't be run on this machine: ${error.message}`)
  if (status === 0) return { refused: [], output: stdout }
  const said = stderr
    .split('\n')
    .map((line) =>
      line
        .replace(/^ERR: /, '')
        .replace(/^(\S+?)\((\d+:\d+)\): /, '$1:$2 ')
        .trim(),
    )
    .filter((line) => line !== '' && !line.startsWith('error file count'))
  return { refused: said.length > 0 ? said : [`the compiler stopped with ${String(status)}`], output: '' }
}

/** wcc is told the tags of each page and component: how many files, then for each its path, how many tags, the tags. */
function tagsOf({ components }: Dist): string {
  const users = [...components.values()].filter(({ using }) => Object.keys(using).length > 0)
  const parts = users.flatMap(({ id, using }) => [`${id}.wxml`, Object.keys(using).length, ...Object.keys(using)])
  return [users.length, ...parts].join(' ')
}

/** wcsc takes the first `-pc` files for those of components, which it looks at more closely. A library's are not ours to mend. */
function styleSheets({ components }: Dist, paths: readonly string[]): { components: string[]; others: string[] } {
  const isOwnComponent = (path: string) => {
    const component = components.get(path.replace(/\.wxss$/, ''))
    return component !== undefined && !component.isPage && !path.includes('miniprogram_npm/')
  }
  return { components: paths.filter(isOwnComponent), others: paths.filter((path) => !isOwnComponent(path)) }
}

/** What wcsc has the phone print at run time: selectors that reach out of a component, with the file and the places. */
const warnings = (output: string): string[] =>
  Array.from(
    output.matchAll(/Some selectors are not allowed in component wxss[^"]*?\(\.?\/?([^()]*)\)/g),
    ([, place = '']) => {
      return `${place} a component's style sheet selects by tag, id or attribute`
    },
  )
