import { spawnSync } from 'node:child_process'
import path from 'node:path'

// `npm run check`: what CI runs before the tests. Every line must pass; nothing only warns.
const root = path.resolve(__dirname, '..')
const bin = (name: string) => path.join(root, 'node_modules', '.bin', name)

interface Step {
  readonly name: string
  readonly command: readonly string[]
}

const steps: readonly Step[] = [
  { name: 'types: functions, local, scripts, tests', command: [bin('tsc'), '-p', 'tsconfig.json'] },
  { name: 'types: mini-program', command: [bin('tsc'), '-p', 'miniprogram/tsconfig.json'] },
  { name: 'types: tests of the mini-program', command: [bin('tsc'), '-p', 'test/unit/miniprogram/tsconfig.json'] },
  { name: 'types: phone in the browser', command: [bin('tsc'), '-p', 'local/phone/runtime/tsconfig.json'] },
  { name: 'types: desk in the browser', command: [bin('tsc'), '-p', 'local/desk/page/tsconfig.json'] },
  { name: 'lint', command: [bin('eslint'), '.', '--max-warnings', '0'] },
  { name: 'formatting', command: [bin('prettier'), '--check', '--log-level', 'warn', '.'] },
  {
    name: 'import rules',
    command: [
      bin('depcruise'),
      'cloudfunctions',
      'miniprogram',
      'local',
      'scripts',
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'err',
    ],
  },
  { name: 'unused code', command: [bin('knip')] },
  {
    name: 'build, budgets, WeChat’s own compiler',
    command: [process.execPath, '--import', 'tsx', 'scripts/build.ts', '--wechat'],
  },
]

/** Runs every step; returns the names of those that failed. */
export function check(): string[] {
  const failed: string[] = []
  for (const { name, command } of steps) {
    const [program = '', ...args] = command
    const run = spawnSync(program, args, { cwd: root, encoding: 'utf8' })
    if (run.status === 0) {
      console.log(`ok    ${name}`)
      continue
    }
    failed.push(name)
    console.log(`FAIL  ${name}\n${run.stdout}${run.stderr}`)
  }
  return failed
}

if (require.main === module) process.exit(check().length === 0 ? 0 : 1)
