import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { ensureBrowser } from './browser'
import { check } from './check'

// `npm test`: the checks, then every suite, the browser's too. Ends with “N passed, N failed”.
const root = path.resolve(__dirname, '..')

interface Counts {
  readonly passed: number
  readonly failed: number
}

interface JestReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests: number
  readonly numFailedTestSuites: number
}

function runJest(projects: readonly string[], workers: number): Counts {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'yuanba-test-'))
  const report = path.join(folder, 'report.json')
  const jest = path.join(root, 'node_modules/jest/bin/jest.js')
  const args = ['--selectProjects', ...projects, '--maxWorkers', String(workers), '--json', '--outputFile', report]
  // jest's own report goes to stderr; its JSON copy on stdout isn't wanted twice
  const run = spawnSync(process.execPath, [jest, ...args], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] })
  try {
    const counts = JSON.parse(readFileSync(report, 'utf8')) as JestReport
    // a suite that could not even load has no failed test of its own; a skipped test is not a passed one
    const failed =
      Math.max(counts.numFailedTests, counts.numFailedTestSuites) + counts.numPendingTests + counts.numTodoTests
    return { passed: counts.numPassedTests, failed: run.status === 0 ? failed : Math.max(1, failed) }
  } catch {
    return { passed: 0, failed: 1 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const failedChecks = check()
process.env.CHROMIUM_PATH = ensureBrowser()
const runs = [
  runJest(['unit', 'components', 'conformance', 'scenarios'], 2),
  // these kill local clouds and drive a browser: one at a time, so that none starves another
  runJest(['adversary', 'faults', 'e2e'], 1),
]
const passed = runs.reduce((sum, run) => sum + run.passed, 0)
const failed = runs.reduce((sum, run) => sum + run.failed, failedChecks.length)
if (failedChecks.length > 0) console.log(`Checks that failed: ${failedChecks.join(', ')}`)
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
