import { spawn, type ChildProcess } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Browser, FrameLocator, Page } from 'playwright-core'
import { startBrowser } from '../support/browser'

jest.setTimeout(120_000)

const root = resolve(__dirname, '../..')
const PATIENCE_MS = 30_000

interface Started {
  readonly url: string
  readonly output: () => string
  /** Resolves when it has printed that. */
  said(text: RegExp): Promise<void>
  /** Resolves with the exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>
}

/** local/ by its own command; rejects with what it printed when it ends before it is open. */
async function start(...args: readonly string[]): Promise<Started> {
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', 'local/main.ts', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const exited = new Promise<number | null>((done) => child.once('close', done))
  const url = await new Promise<string>((done, failed) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString()
      const found = /http:\/\/localhost:\d+\//.exec(output)
      if (found) done(found[0])
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    void exited.then((code) => failed(new Error(`ended with ${code}: ${output}`)))
  })
  return {
    url,
    output: () => output,
    said: async (text) => {
      while (!text.test(output)) await new Promise((done) => setImmediate(done))
    },
    end: (signal) => {
      child.kill(signal)
      return exited
    },
  }
}

describe('a project that anybody made', () => {
  let folder: string
  let project: string
  let data: string
  let local: Started
  let browser: Browser
  let page: Page
  const mistakes: string[] = []

  const phone = (place: number): FrameLocator => page.frameLocator('.phone iframe').nth(place)
  const open = () =>
    start('--app', project, '--data', data, '--port', '0', '--collections', join(project, 'collections.json'))
  const changed = (path: string, from: string, to: string) => {
    const file = join(project, path)
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to))
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'any-project-'))
    project = join(folder, 'guestbook')
    data = join(folder, 'data')
    cpSync(join(root, 'test/fixtures/guestbook'), project, { recursive: true })
    // as if installed: both SDKs are found beside the functions
    symlinkSync(join(root, 'node_modules'), join(project, 'cloudfunctions/node_modules'), 'junction')
    local = await open()
    browser = await startBrowser()
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    page.setDefaultTimeout(PATIENCE_MS)
    page.on('pageerror', (error) => mistakes.push(error.message))
    await page.goto(local.url)
  })
  afterAll(async () => {
    await browser?.close()
    await local?.end('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  })

  test('opens with one line, its own name and four people’s phones', async () => {
    expect(local.output().trim()).toBe(`留言簿 ${local.url}`)
    await page.getByRole('heading', { name: '留言簿' }).waitFor()
    await phone(0).getByText('你好,user-1:一共0条').waitFor()
    await phone(3).getByText('你好,user-4:一共0条').waitFor()
  })

  test('what one person writes another one reads', async () => {
    await phone(0).getByPlaceholder('写一句话').fill('第一条')
    await phone(0).locator('wx-button', { hasText: '留言' }).click()
    await phone(0).getByText('第一条').waitFor()
    await phone(0).getByText('我', { exact: true }).waitFor()
    await page.reload()
    await phone(1).getByText('第一条').waitFor()
    await phone(1).getByText('别人').waitFor()
  })

  test('a phone can’t reach the database past the functions', async () => {
    await phone(0).locator('wx-button', { hasText: '直接读数据库' }).click()
    await phone(0).getByText('不让读 -502003').waitFor()
  })

  test('a function and a page that are written again are seen without a restart', async () => {
    changed('cloudfunctions/greeter/index.js', '一共', '现在有')
    changed('miniprogram/pages/book/book.wxml', '<navigator', '<view>新的一页</view><navigator')
    // the phones are opened again by themselves
    await phone(0).getByText('新的一页').waitFor()
    await phone(0).getByText('你好,user-1:现在有1条').waitFor()
  })

  test('a page that WeChat would refuse is told, and the phones keep the one before', async () => {
    const file = join(project, 'miniprogram/pages/about/about.wxml')
    const before = readFileSync(file, 'utf8')
    writeFileSync(file, '<view>never closed')
    await local.said(/about\.wxml/)
    await phone(0).getByText('新的一页').waitFor()
    writeFileSync(file, before)
  })

  test('its timer runs on the clock of the desk', async () => {
    const clock = (await (
      await fetch(`${local.url}control/clock`, { method: 'POST', body: '{"advanceMs":60000}' })
    ).json()) as { fired: unknown[] }
    expect(clock.fired).toEqual([expect.objectContaining({ function: 'book', trigger: 'count', error: null })])
  })

  test('after kill -9 everything is there', async () => {
    await local.end('SIGKILL')
    local = await open()
    await page.goto(local.url)
    await phone(0).getByText('第一条').waitFor()
  })

  test('a second one on the same data, or on the same port, says what is wrong', async () => {
    const again = (...args: string[]) =>
      start('--app', project, '--collections', join(project, 'collections.json'), ...args)
    await expect(again('--data', data, '--port', '0')).rejects.toThrow(
      /ended with 1: .*is in use by another local cloud/,
    )
    const { port } = new URL(local.url)
    await expect(again('--data', join(folder, 'other'), '--port', port)).rejects.toThrow(`Port ${port} is taken`)
  })

  test('Ctrl-C ends it cleanly', async () => {
    expect(await local.end('SIGINT')).toBe(0)
    local = await open()
  })

  test('the desk made no mistake', () => {
    expect(mistakes).toEqual([])
  })
})
