import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { findBrowser } from '../test/support/browser'

function hasChineseFont(): boolean {
  const list = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' })
  // without fontconfig (macOS, Windows) the system's own fonts serve
  return list.error !== undefined || list.stdout.trim() !== ''
}

/**
 * A browser and a Chinese font for the browser tests. On Debian as root what is missing is installed; elsewhere the
 * error says what to run.
 */
export function ensureBrowser(): string {
  if (!findBrowser() || !hasChineseFont()) installOnDebian()
  const found = findBrowser()
  if (found) return found
  const playwright = path.join('node_modules', '.bin', 'playwright-core')
  throw new Error(`The browser tests need Chromium: run “${playwright} install chromium” or set CHROMIUM_PATH.`)
}

function installOnDebian(): void {
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) return
  console.log('Installing Chromium and Chinese fonts (once)…')
  const options = { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const
  spawnSync('apt-get', ['update', '-qq'], options)
  spawnSync(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk', 'fontconfig'],
    options,
  )
}
