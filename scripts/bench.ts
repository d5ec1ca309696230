import { writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { benchBurst } from '../test/bench/burst'
import { benchCloseRating } from '../test/bench/closeRating'
import { benchDelivery } from '../test/bench/delivery'
import { benchEveryProcedure } from '../test/bench/everyProcedure'
import { benchHomeTenYears } from '../test/bench/homeTenYears'
import { benchLocalCloud } from '../test/bench/localCloud'
import { benchLocalCloudSize } from '../test/bench/localCloudSize'
import { benchLoadTime } from '../test/bench/loadTime'
import { benchLocalReload } from '../test/bench/localReload'
import { benchPackages } from '../test/bench/packages'
import { benchPhoneUse } from '../test/bench/phoneUse'
import { benchRecount } from '../test/bench/recount'
import { toMarkdown, type BenchSection } from '../test/bench/report'
import { benchRoundTrips } from '../test/bench/roundTrips'
import { buildAll } from './build/buildAll'

// `npm run bench` prints every figure; `npm run bench -- --write` also puts them into docs/benchmarks.md;
// `-- --city` sends the notice to all of a city instead of a part of it.
const root = path.resolve(__dirname, '..')

async function main(): Promise<void> {
  await buildAll({ outDir: path.join(root, 'dist') })
  const benches: readonly (() => BenchSection | Promise<BenchSection>)[] = [
    () => benchRoundTrips(),
    () => benchEveryProcedure(),
    () => benchBurst(),
    () => benchHomeTenYears(),
    () => benchCloseRating(),
    () => benchDelivery(process.argv.includes('--city')),
    () => benchLoadTime(root),
    () => benchPackages(root),
    () => benchRecount(),
    () => benchLocalCloud(),
    () => benchLocalCloudSize(),
    () => benchLocalReload(root),
    () => benchPhoneUse(),
  ]
  const parts: string[] = []
  for (const bench of benches) {
    const text = toMarkdown(await bench())
    console.log(text)
    parts.push(text)
  }
  if (!process.argv.includes('--write')) return
  const head = [
    '# Benchmarks',
    '',
    'Made by `npm run bench -- --write`. Times depend on the machine; ratios are of two things measured side by side in one run.',
    `This run: ${os.cpus().length} cores, Node ${process.versions.node}.`,
    '',
  ]
  writeFileSync(path.join(root, 'docs/benchmarks.md'), [...head, ...parts].join('\n'))
}

void main()
