import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Browser, FrameLocator, Page } from 'playwright-core'
import { startBrowser } from '../support/browser'
import { cloudAddressOf, deskAddressIn } from '../support/deskAddress'

const root = resolve(__dirname, '../..')
/** Building, and playing the story once, on a machine that is busy with other things. */
const FIRST_START_MS = 300_000
const PATIENCE_MS = 60_000
jest.setTimeout(FIRST_START_MS)

interface Started {
  readonly url: string
  /** All that was printed. */
  readonly output: () => string
  /** Ctrl-C; resolves with the exit code. */
  interrupt(): Promise<number | null>
}

/** `npm start` as anybody would run it, with data of its own. */
async function start(data: string): Promise<Started> {
  const child: ChildProcess = spawn(
    process.execPath,
    ['--import', 'tsx', 'scripts/start.ts', '--port', '18080', '--data', data],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let output = ''
  const exited = new Promise<number | null>((done) => child.once('exit', done))
  const url = await new Promise<string>((done, failed) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString()
      const found = deskAddressIn(output)
      if (found !== undefined) done(found)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    void exited.then((code) => failed(new Error(`npm start ended with ${code}: ${output}`)))
  })
  return {
    url,
    output: () => output,
    interrupt: () => {
      child.kill('SIGINT')
      return exited
    },
  }
}

describe('the desk that npm start opens', () => {
  let data: string
  let demo: Started
  let browser: Browser
  let page: Page
  const mistakes: string[] = []

  const phone = (place: number): FrameLocator => page.frameLocator('.phone iframe').nth(place)
  /** Runs a script in a phone, as its app would. */
  const inPhone = async (place: number, script: string) => {
    const frame = await (await page.locator('.phone iframe').nth(place).elementHandle())?.contentFrame()
    await frame?.evaluate(script)
  }
  const cloudUrl = () => cloudAddressOf(demo.url)
  const playScene = async (key: string) => {
    await page.click('.scene-button')
    await page.click(`[data-scene=${key}]`)
    await page.waitForSelector('.scene-button:enabled', { timeout: FIRST_START_MS })
  }

  beforeAll(async () => {
    data = mkdtempSync(join(tmpdir(), 'yuanba-desk-'))
    demo = await start(data)
    browser = await startBrowser()
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    page.setDefaultTimeout(PATIENCE_MS)
    page.on('pageerror', (error) => mistakes.push(error.message))
    await page.goto(demo.url)
  })
  afterAll(async () => {
    await browser.close()
    await demo.interrupt()
    rmSync(data, { recursive: true, force: true })
  })

  test('one line is printed, with the address', () => {
    expect(demo.output().trim().split('\n')).toEqual([`院坝 ${demo.url}`])
  })

  test('four phones stand side by side, each with its person’s own start screen', async () => {
    await phone(0).getByText('秀英,有一票等你投').waitFor()
    await phone(1).getByText('院管委会工作台').waitFor()
    await phone(3).getByText('输入户码').waitFor()
    const places = await page
      .locator('.phone')
      .evaluateAll((found) => found.map((one) => one.getBoundingClientRect().toJSON() as DOMRect))
    expect(places).toHaveLength(4)
    expect(Math.max(...places.map(({ right }) => right))).toBeLessThanOrEqual(1280)
    expect(new Set(places.map(({ top }) => top)).size).toBe(1)
    expect(await page.locator('.phones').evaluate((row) => row.scrollHeight <= row.clientHeight)).toBe(true)
  })

  test('moving the clock moves the time of the cloud, the desk and every phone', async () => {
    const before = (await page.textContent('.clock-day')) ?? ''
    expect(before).toContain('2026年12月3日')
    await page.click('[data-step=plusDay]')
    await page.getByText('2026年12月4日 周五').waitFor()
    await page.click('.freeze')
    await page.getByText('停着').waitFor()
    const clock = (await (await fetch(`${cloudUrl()}/control/clock`)).json()) as { now: string; frozen: boolean }
    expect(clock.frozen).toBe(true)
    const china = new Date(Date.parse(clock.now) + 8 * 3_600_000).toISOString().slice(11, 16)
    expect(await page.textContent('.clock-time')).toContain(china)
    for (const place of [0, 1, 2, 3]) await phone(place).locator('.phone-time', { hasText: china }).waitFor()
    await page.click('.freeze')
    await page.getByText('停着').waitFor({ state: 'hidden' })
  })

  test('a scene sets people, data and time; its next due time opens the vote and a service notice drops down', async () => {
    await playScene('announced')
    await page.getByText('2026年11月24日').waitFor()
    await phone(0).getByText('秀英,现在没有要投的票').waitFor()
    await page.click('.next')
    await phone(0).locator('.phone-notice', { hasText: '表决开始提醒' }).waitFor()
    await phone(0).getByText('秀英,有一票等你投').waitFor()
    await phone(0).locator('.phone-notice').click()
    await phone(0).locator('.phone-page:not([hidden])[data-route="packages/votes/motion/motion"]').waitFor()
  })

  test('a page that somebody forwards is opened by another person on the desk', async () => {
    // what is forwarded is named after what the page has loaded
    await phone(0).locator('.phone-page:not([hidden])').getByText('院规院约').first().waitFor()
    await phone(0).getByRole('button', { name: '更多' }).click()
    await phone(0).getByText('转发给朋友').click()
    await phone(0).getByText('发送', { exact: true }).click()
    const card = page.getByRole('dialog', { name: '刘秀英转发的' })
    await card.locator('.share-card b', { hasText: '院规院约' }).waitFor()
    await card.getByRole('button', { name: '周永福' }).click()
    await phone(1).locator('.phone-page:not([hidden])[data-route="packages/votes/motion/motion"]').waitFor()
    await card.waitFor({ state: 'hidden' })
  })

  test('each phone says how often its app updated the screen', async () => {
    const foot = page.locator('.phone').nth(0).locator('.phone-foot')
    await foot.getByRole('button', { name: /刷新 \d+ 次|刷 .+,太/ }).click()
    await foot.getByText('第一页出来').waitFor()
    await foot.getByText('一秒里最多').waitFor()
    await page.keyboard.press('Escape')
  })

  test('a phone can be handed to somebody who belongs nowhere yet', async () => {
    const head = page.locator('.phone').nth(2)
    await head.locator('.person').click()
    await head.locator('.newcomer input').fill('王小明')
    await head.locator('.newcomer button').click()
    await head.locator('.person-name', { hasText: '王小明' }).first().waitFor()
    await phone(2).getByText('输入户码').waitFor()
  })

  test('a phone without network says so and keeps what it showed', async () => {
    const head = page.locator('.phone').nth(1)
    await head.locator('.settings').click()
    await head.getByText('断网', { exact: true }).click()
    await phone(1).locator('.phone-network', { hasText: '无网络' }).waitFor()
    await phone(1).locator('.phone-page:not([hidden])').getByText('院规院约').first().waitFor()
    await head.locator('.phone-foot').getByText('断网').waitFor()
  })

  test('the settings of a phone are set by the keyboard alone', async () => {
    const head = page.locator('.phone').nth(1)
    await head.locator('.settings').press('Enter')
    await page.keyboard.press('Tab')
    for (const said of ['时断时续', '慢(3G)']) {
      await page.keyboard.press('ArrowLeft')
      await head.locator('.phone-foot').getByText(said).waitFor()
    }
    for (let step = 0; step < 3; step++) await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowRight')
    await head.locator('.phone-foot').getByText('深色').waitFor()
    await page.keyboard.press('Escape')
    expect(await head.locator('.settings').evaluate((button) => button === document.activeElement)).toBe(true)
  })

  test('what an app asks for and the phone lacks is told once, with its count on the way there', async () => {
    for (let twice = 0; twice < 2; twice++)
      await inPhone(0, 'Promise.resolve().then(() => wx.createMapContext()).catch(() => undefined)')
    await page.locator('.inspect .count').waitFor()
    await page.click('.inspect')
    await page.getByRole('tab', { name: '提醒' }).click()
    const row = page.locator('.row', { hasText: 'createMapContext' })
    await row.getByText('本地手机没有').waitFor()
    expect(await row.count()).toBe(1)
    await page.click('.inspect')
  })

  test('collections can be looked at, and not changed', async () => {
    await page.click('.inspect')
    await page.getByRole('tab', { name: '数据' }).click()
    await page.locator('.collections button', { hasText: 'motions' }).click()
    await page.fill('.filter-where', '{"stage":"open"}')
    await page.press('.filter-where', 'Enter')
    await page.locator('.document', { hasText: '南桥院坝院规院约(第3稿)' }).waitFor()
    await page.locator('.explained', { hasText: /翻了 \d+ 条,给了 \d+ 条/ }).waitFor()
    expect(await page.locator('.collection').getByRole('button').allTextContents()).toEqual(['找', '上一页', '下一页'])
  })

  test('from a call to its round trips, its log lines and its request id it is one tap', async () => {
    await page.getByRole('tab', { name: '调用' }).click()
    const call = page.locator('.call', { hasText: 'courtyard.home' }).first()
    await call.locator('summary').click()
    await call.locator('.trips li', { hasText: '读' }).first().waitFor()
    await call.locator('.logs li', { hasText: 'procedure home' }).waitFor()
    const requestId = (await call.locator('.request .code').textContent()) ?? ''
    await page.fill('.tools input[type=search]', requestId)
    await page.locator('.calls').getByText('courtyard.home').waitFor()
    expect(await page.locator('.call').count()).toBe(1)
  })

  test('a call that wasn’t done says why', async () => {
    await inPhone(0, `void wx.cloud.callFunction({ name: 'votes', data: { procedure: 'castBallot', requestId: '1' } })`)
    await page.fill('.tools input[type=search]', '')
    await page.getByText('没成的').click()
    const call = page.locator('.call', { hasText: 'votes.?' }).filter({ hasText: '没答应' })
    await call.locator('summary').click()
    await call.getByText('云函数没有答应这件事,原因是 INVALID_INPUT。').waitFor()
  })

  test('queries say by which index they were found, and lead to the call that ran them', async () => {
    await page.getByRole('tab', { name: '查询' }).click()
    await page.getByText('快的也列出来').click()
    const query = page.locator('.query', { hasText: 'courtyards' }).first()
    await query.locator('summary').click()
    await query.getByText('按编号直接找').waitFor()
    await query.getByRole('button', { name: '看最近一次调用' }).click()
    await page.locator('.call[open] .trips li', { hasText: 'courtyards' }).first().waitFor()
  })

  test('service notices and forwarded pages are kept', async () => {
    await page.getByRole('tab', { name: '消息' }).click()
    await page.locator('.row', { hasText: '表决开始提醒' }).first().waitFor()
    await page.locator('.row', { hasText: '转发' }).getByRole('button', { name: '王小明' }).waitFor()
  })

  test('a timer can be run without waiting for it', async () => {
    await page.getByRole('tab', { name: '后台' }).click()
    const timer = page.locator('.line', { hasText: 'notifications.deliver' })
    await timer.getByText('每分钟').waitFor()
    await timer.getByRole('button', { name: '现在跑一次' }).click()
    await timer.getByText('跑完了').waitFor()
  })

  test('sending service notices can be made to go wrong, and right again', async () => {
    await page.getByText('对方不收了').click()
    await page.getByText('接下来 1 条送不到。').waitFor()
    await page.locator('[role=tab]', { hasText: '后台' }).locator('.count', { hasText: '1' }).waitFor()
    await page.getByText('照常送到').click()
    await page.getByText('现在一切照常。').waitFor()
    await page.click('.inspect')
  })

  test('every state of a vote is in one of the scenes', async () => {
    const config = (await (await fetch(`${cloudUrl()}/config.json`)).json()) as { scenes: { key: string }[] }
    const stages = new Set<string>()
    for (const { key } of config.scenes) {
      const reset = await fetch(`${cloudUrl()}/reset`, { method: 'POST', body: JSON.stringify({ scene: key }) })
      expect(reset.status).toBe(200)
      const documents = async (name: string) => {
        const found = await fetch(`${cloudUrl()}/control/collections/${name}?limit=1000`)
        return ((await found.json()) as { documents: { stage: string; openObjections?: number }[] }).documents
      }
      for (const { stage, openObjections = 0 } of [
        ...(await documents('motions')),
        ...(await documents('ruleVersions')),
      ])
        stages.add(openObjections > 0 ? 'objected' : stage)
    }
    const versions = ['draft', 'consulting', 'sealed', 'superseded']
    const motions = ['announced', 'open', 'noQuorum', 'posted', 'objected', 'inForce', 'rejected', 'ended']
    expect([...stages].sort()).toEqual([...versions, ...motions].sort())
  })

  test('somebody else’s web page can’t press the desk’s buttons', async () => {
    const body = JSON.stringify({ scene: 'start' })
    const answer = await fetch(`${cloudUrl()}/reset`, {
      method: 'POST',
      body,
      headers: { origin: 'http://example.com' },
    })
    expect(answer.status).toBe(403)
  })

  test('Ctrl-C ends it; the next start goes on where it was, at the same time of day', async () => {
    await fetch(`${cloudUrl()}/reset`, { method: 'POST', body: JSON.stringify({ scene: 'closing' }) })
    expect(await demo.interrupt()).toBe(0)
    demo = await start(data)
    await page.goto(demo.url)
    await page.locator('.scene-button', { hasText: '快截止' }).waitFor()
    await page.getByText('2026年12月5日').waitFor()
    expect(await page.textContent('.clock-time')).toMatch(/^21:0/)
    await phone(0)
      .getByText('秀英,有一票等你投')
      .waitFor()
      .catch(async (error: unknown) => {
        throw new Error(`the first phone shows: ${await phone(0).locator('body').innerText()}`, { cause: error })
      })
  })

  test('the page itself made no mistake', () => {
    expect(mistakes).toEqual([])
  })
})
