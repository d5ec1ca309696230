import { watch } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { buildAll, type BuildOptions } from './build/buildAll'
import { BuildError } from './build/buildError'
import { compileWithWechat } from './build/compileWithWechat'
import { kilobytes } from './build/measurePackages'

const { values } = parseArgs({
  options: {
    watch: { type: 'boolean', default: false },
    out: { type: 'string' },
    miniprogram: { type: 'string' },
    cloudfunctions: { type: 'string' },
    wechat: { type: 'boolean', default: false },
  },
})
const none = (folder: string | undefined) => (folder === 'none' ? false : folder)
const options: BuildOptions = {
  ...(values.out ? { outDir: values.out } : {}),
  ...(values.miniprogram ? { miniprogram: none(values.miniprogram) ?? false } : {}),
  ...(values.cloudfunctions ? { cloudfunctions: none(values.cloudfunctions) ?? false } : {}),
}

async function buildOnce(): Promise<boolean> {
  const started = performance.now()
  try {
    const { packages, functions } = await buildAll(options)
    for (const { name, bytes } of packages) console.log(`package   ${name.padEnd(24)} ${kilobytes(bytes).padStart(10)}`)
    for (const { name, bytes } of functions)
      console.log(`function  ${name.padEnd(24)} ${kilobytes(bytes).padStart(10)}`)
    console.log(`built in ${((performance.now() - started) / 1000).toFixed(2)} s`)
    return values.wechat ? isTakenByWechat() : true
  } catch (error) {
    console.error(error instanceof BuildError ? error.message : error)
    return false
  }
}

/** `--wechat`: WeChat's own compiler has the last word about what ships. */
function isTakenByWechat(): boolean {
  const started = performance.now()
  const refused = compileWithWechat(resolve(options.outDir ?? join(__dirname, '../dist'), 'miniprogram'))
  for (const line of refused) console.error(`WeChat's compiler: ${line}`)
  if (refused.length === 0)
    console.log(`WeChat's compiler takes it, ${((performance.now() - started) / 1000).toFixed(2)} s`)
  return refused.length === 0
}

function rebuildOnChange(): void {
  const root = resolve(__dirname, '..')
  let waiting: NodeJS.Timeout | undefined
  let building = Promise.resolve(true)
  const schedule = () => {
    clearTimeout(waiting)
    waiting = setTimeout(() => {
      building = building.then(buildOnce)
    }, 80)
  }
  for (const folder of [
    options.miniprogram ?? join(root, 'miniprogram'),
    options.cloudfunctions ?? join(root, 'cloudfunctions'),
  ]) {
    if (folder) watch(folder, { recursive: true }, schedule)
  }
}

void buildOnce().then((ok) => {
  if (values.watch) rebuildOnChange()
  else process.exitCode = ok ? 0 : 1
})
