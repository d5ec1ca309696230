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

export interface FixturePhones {
  readonly browser: Browser
  readonly cloud: TestCloud
  readonly url: string
  open: (settings?: Partial<PhoneSettings>) => Promise<OpenPhone>
}

interface StartedPhones extends FixturePhones {
  stop: () => Promise<void>
}

/**
 * For the tests of one file: phones that run a fixture app (test/fixtures) and its function. They start before the first test and stop
 * after the last; what a test opens is closed after it.
 */
export function fixturePhones(app?: string): FixturePhones {
  let started: StartedPhones | undefined
  let opened: OpenPhone[] = []
  beforeAll(async () => {
    started = await startFixturePhones(app)
  })
  afterEach(async () => {
    await Promise.all(opened.map((phone) => phone.close()))
    opened = []
  })
  afterAll(async () => {
    await started?.stop()
  })
  const phones = () => {
    if (!started) throw new Error('phones are there once the tests run')
    return started
  }
  return {
    get browser() {
      return phones().browser
    },
    get cloud() {
      return phones().cloud
    },
    get url() {
      return phones().url
    },
    open: async (settings) => {
      const phone = await phones().open(settings)
      opened.push(phone)
      return phone
    },
  }
}

async function startFixturePhones(app = 'phone-app'): Promise<StartedPhones> {
  const fixtures = resolve(__dirname, '../fixtures')
  const outDir = mkdtempSync(join(tmpdir(), 'yuanba-phone-'))
  const { ok, output } = runBuild({
    miniprogram: join(fixtures, app),
    cloudfunctions: join(fixtures, 'phone-cloud'),
    outDir,
  })
  if (!ok) throw new Error(output)
  await buildPhone({ app: join(outDir, 'miniprogram'), outDir: join(outDir, 'phone') })
  const server = await servePhone({ dir: join(outDir, 'phone') })
  const cloud = await startTestCloud({
    functions: join(outDir, 'cloudfunctions'),
    collections: [],
    templates: TEMPLATES,
  })
  const browser = await startBrowser()
  return {
    browser,
    cloud,
    url: server.url,
    open: (settings = {}) =>
      openPhone({ browser, url: server.url, openid: 'o-fixture', cloudUrl: cloud.url, ...settings }),
    stop: async () => {
      await browser.close()
      await cloud.stop()
      await server.close()
      rmSync(outDir, { recursive: true, force: true })
    },
  }
}

const TEMPLATES = [
  { templateId: 'vote-opened', title: '表决开始提醒', fields: [] },
  { templateId: 'result', title: '表决结果通知', fields: [] },
]
