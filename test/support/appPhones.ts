import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Browser } from 'playwright-core'
import { buildPhone } from '../../local/phone/build'
import { servePhone } from '../../local/phone/serve'
import { startBrowser } from './browser'
import { runBuild } from './build'
import { startTestCloud, type TestCloud } from './localCloud'
import { openPhone, type OpenPhone, type PhoneSettings } from './phone'

export interface AppPhones {
  readonly browser: Browser
  readonly cloud: TestCloud
  /** What was built: `miniprogram`, `cloudfunctions`, `phone`. */
  readonly outDir: string
  /** A person's phone with the shipped mini-program, on this cloud. */
  open(openid: string, settings?: Partial<PhoneSettings>): Promise<OpenPhone>
  stop(): Promise<void>
}

/** The longest any step of a story may take on a busy machine. */
const SLOWEST_MS = 20_000

/** The mini-program and the functions as they ship, built for this run, on a local cloud of its own. */
export async function startAppPhones(options: { readonly now?: string } = {}): Promise<AppPhones> {
  const repository = resolve(__dirname, '../..')
  const outDir = mkdtempSync(join(tmpdir(), 'yuanba-app-'))
  const { ok, output } = runBuild({
    miniprogram: join(repository, 'miniprogram'),
    cloudfunctions: join(repository, 'cloudfunctions'),
    outDir,
  })
  if (!ok) throw new Error(output)
  await buildPhone({ app: join(outDir, 'miniprogram'), outDir: join(outDir, 'phone') })
  const server = await servePhone({ dir: join(outDir, 'phone') })
  const built = (name: string) => join(outDir, 'cloudfunctions', name)
  const cloud = await startTestCloud({
    functions: join(outDir, 'cloudfunctions'),
    collections: built('collections.json'),
    templates: built('templates.json'),
    ...options,
  })
  const browser = await startBrowser()
  return {
    browser,
    cloud,
    outDir,
    open: async (openid, settings = {}) => {
      const phone = await openPhone({ browser, url: server.url, openid, cloudUrl: cloud.url, ...settings })
      phone.page.setDefaultTimeout(SLOWEST_MS)
      return phone
    },
    stop: async () => {
      await browser.close()
      await cloud.stop()
      await server.close()
      rmSync(outDir, { recursive: true, force: true })
    },
  }
}
