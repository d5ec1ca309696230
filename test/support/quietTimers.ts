import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * The built functions with timers that never come due by themselves, in a folder of their own (to be removed afterwards): a test
 * says when one runs, and that it hasn't run. Moving the clock over days would otherwise run each of them dozens of times.
 */
export function functionsOfQuietTimers(): string {
  const folder = mkdtempSync(join(tmpdir(), 'quiet-functions-'))
  cpSync(join(__dirname, '../../dist/cloudfunctions'), folder, { recursive: true })
  for (const name of readdirSync(folder)) {
    const file = join(folder, name, 'config.json')
    if (!existsSync(file)) continue
    const config = JSON.parse(readFileSync(file, 'utf8')) as { triggers: object[] }
    const triggers = config.triggers.map((trigger) => ({ ...trigger, config: '0 0 0 1 1 * 2099' }))
    writeFileSync(file, JSON.stringify({ ...config, triggers }))
  }
  return folder
}
