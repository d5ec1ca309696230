import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { benchBurst } from '../test/bench/burst'
import { benchCloseRating } from '../test/bench/closeRating'
import { benchDelivery } from '../test/bench/delivery'
import { benchEveryProcedure } from '../test/bench/everyProcedure'
import { benchHomeTenYears } from '../test/bench/homeTenYears'
import { benchLoadTime } from '../test/bench/loadTime'
import { benchLocalCloud } from '../test/bench/localCloud'
import { benchLocalCloudSize } from '../test/bench/localCloudSize'
import { benchLocalReload } from '../test/bench/localReload'
import { benchPackages } from '../test/bench/packages'
import { benchPhoneUse } from '../test/bench/phoneUse'
import { benchRecount } from '../test/bench/recount'
import { sectionsOf, toMarkdown, type BenchSection } from '../test/bench/report'
import { benchRoundTrips } from '../test/bench/roundTrips'
import { buildAll } from './build/buildAll'

// `npm run bench` prints every figure, `-- --only phone,rating` some of them; `-- --write` also puts each into docs/benchmarks.md as
// soon as it is measured; `-- --city` sends the notice to all of a city instead of a part of it.
const root = path.resolve(__dirname, '..')
const file = path.join(root, 'docs/benchmarks.md')

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    write: { type: 'boolean', default: false },
    city: { type: 'boolean', default: false },
  },
})

const benches: Readonly<Record<string, () => BenchSection | Promise<BenchSection>>> = {
  screens: () => benchRoundTrips(),
  procedures: () => benchEveryProcedure(),
  burst: () => benchBurst(),
  home: () => benchHomeTenYears(),
  rating: () => benchCloseRating(),
  notice: () => benchDelivery(values.city),
  functions: () => benchLoadTime(root),
  packages: () => benchPackages(root),
  recount: () => benchRecount(),
  cloud: () => benchLocalCloud(),
  size: () => benchLocalCloudSize(),
  reload: () => benchLocalReload(root),
  phone: () => benchPhoneUse(),
}

async function main(): Promise<void> {
  const wanted = values.only?.split(',') ?? Object.keys(benches)
  const unknown = wanted.find((name) => !(name in benches))
  if (unknown !== undefined) throw new Error(`no bench ${unknown}; there are ${Object.keys(benches).join(', ')}`)
  await buildAll({ outDir: path.join(root, 'dist') })
  for (const name of wanted) {
    const section = await benches[name]?.()
    if (!section) continue
    const text = toMarkdown(section)
    console.log(text)
    if (values.write) keep(section.title, text)
  }
}

/** Replaces the section of that title, or adds it. */
function keep(title: string, text: string): void {
  const sections = existsSync(file) ? sectionsOf(readFileSync(file, 'utf8')) : new Map<string, string>()
  sections.set(title, text)
  const head = [
    '# Benchmarks',
    '',
    'Made by `npm run bench -- --write`. Times depend on the machine; ratios are of two things measured side by side in one run.',
    `The last one ran on ${os.cpus().length} cores with Node ${process.versions.node}.`,
    '',
  ]
  writeFileSync(file, [...head, ...sections.values()].join('\n'))
}

void main()
