import { originalPlace, type Place, type SourceMap } from '../sourceMap'

const MODULE_HEAD = /(?:^|modules:\{)"([^"]+)":function\(require,module,exports,/
const FRAME = /\/app\.js:(\d+):(\d+)/

let script: Promise<string[]> | undefined
const maps = new Map<string, Promise<SourceMap | undefined>>()

/** Position in app.js of the app's code that is nearest to the top of a stack; undefined when none of it is on the stack. */
export const appFrame = (stack: string): string | undefined => FRAME.exec(stack)?.[0]

/** Where in the app's own files a stack points: the source when the build left source maps, else the built file. */
export async function placeInApp(stack: string): Promise<Place | undefined> {
  const [, line, column] = FRAME.exec(stack) ?? []
  if (!line || !column) return undefined
  script ??= textOf('app.js').then((text) => (text ?? '').split('\n'))
  const lines = await script
  for (let head = Number(line) - 1; head >= 0; head--) {
    const path = MODULE_HEAD.exec(lines[head] ?? '')?.[1]
    if (!path) continue
    // A module's own first line follows the line that names it (modules.ts).
    const built = { file: path, line: Number(line) - 1 - head }
    const map = await mapOf(path)
    return (map && originalPlace(map, built.line, Number(column))) ?? built
  }
  return undefined
}

function mapOf(path: string): Promise<SourceMap | undefined> {
  const known = maps.get(path)
  if (known) return known
  const map = textOf(`maps/${path}.map`).then((text) => (text ? (JSON.parse(text) as SourceMap) : undefined))
  maps.set(path, map)
  return map
}

async function textOf(url: string): Promise<string | undefined> {
  const response = await fetch(url).catch(() => undefined)
  return response?.ok ? response.text() : undefined
}
