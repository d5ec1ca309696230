import { execFileSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import type { BenchSection } from './report'

const RUNS = 9

/** Milliseconds of `require(file)` in a fresh process: the median of several runs. */
function requireMs(file: string, root: string): number {
  const code = `const t=process.hrtime.bigint();require(${JSON.stringify(file)});console.log(Number(process.hrtime.bigint()-t)/1e6);process.exit(0)`
  const times: number[] = []
  for (let run = 0; run < RUNS; run++) {
    const environment = {
      PATH: process.env.PATH ?? '',
      TENCENTCLOUD_RUNENV: 'SCF',
      SCF_NAMESPACE: 'local',
      TENCENTCLOUD_REGION: 'ap-shanghai',
      TENCENTCLOUD_SECRETID: 'local',
      TENCENTCLOUD_SECRETKEY: 'local',
    }
    times.push(
      Number(
        execFileSync(process.execPath, ['-e', code], { cwd: root, env: environment, encoding: 'utf8' })
          .trim()
          .split('\n')
          .at(-1),
      ),
    )
  }
  times.sort((a, b) => a - b)
  return times[Math.floor(RUNS / 2)] ?? 0
}

/** How long a cold instance takes to load each built function, beside the SDK that most mini-programs load. */
export function benchLoadTime(root: string): BenchSection {
  const baseline = requireMs('wx-server-sdk', root)
  const folder = path.join(root, 'dist/cloudfunctions')
  const rows = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => {
      const file = path.join(folder, entry.name, 'index.js')
      const ms = requireMs(file, root)
      return [
        entry.name,
        `${Math.round(statSync(file).size / 1024)} KB`,
        `${ms.toFixed(0)} ms`,
        (ms / baseline).toFixed(2),
      ]
    })
  return {
    title: 'Loading a built function',
    explains: `Median of ${RUNS} fresh processes each; ratio to \`require('wx-server-sdk')\` (${baseline.toFixed(0)} ms) in the same run.`,
    columns: ['function', 'bundle', '`require`', 'ratio'],
    rows,
  }
}
