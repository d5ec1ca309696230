import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, FrameLocator, Page } from 'playwright-core'
import { copyGuestbook, startLocalCommand, type StartedLocal } from '../support/anyProject'
import { startBrowser } from '../support/browser'
import { cloudAddressOf } from '../support/deskAddress'

jest.setTimeout(120_000)

const PATIENCE_MS = 30_000

describe('a project that anybody made', () => {
  const { project, data, change, remove } = copyGuestbook()
  let local: StartedLocal
  let browser: Browser
  let page: Page
  const mistakes: string[] = []

  const phone = (place: number): FrameLocator => page.frameLocator('.phone iframe').nth(place)
  const collections = join(project, 'collections.json')
  const open = () => startLocalCommand('--app', project, '--data', data, '--port', '0', '--collections', collections)

  beforeAll(async () => {
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
    remove()
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

  test('what the cloud has and the local one lacks fails, and is told on the desk', async () => {
    await phone(0).locator('wx-navigator', { hasText: '关于' }).click()
    await phone(0).locator('wx-button', { hasText: '问容器' }).click()
    await phone(0).getByText('cloud.callContainer:fail not supported by the local phone').waitFor()
    await page.click('.inspect')
    await page.getByRole('tab', { name: '提醒' }).click()
    await page.getByText('wx.cloud.callContainer').first().waitFor()
    await page.click('.inspect')
  })

  test('a function and a page that are written again are seen without a restart', async () => {
    change('cloudfunctions/greeter/index.js', '一共', '现在有')
    change('miniprogram/pages/book/book.wxml', '<navigator', '<view>新的一页</view><navigator')
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
      await fetch(`${cloudAddressOf(local.url)}/control/clock`, { method: 'POST', body: '{"advanceMs":60000}' })
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
    const again = (...args: string[]) => startLocalCommand('--app', project, ...args)
    await expect(again('--data', data, '--port', '0')).rejects.toThrow(
      /ended with 1: .*is in use by another local cloud/,
    )
    const { port } = new URL(local.url)
    await expect(again('--data', `${data}-other`, '--port', port)).rejects.toThrow(`Port ${port} is taken`)
  })

  test('Ctrl-C ends it cleanly', async () => {
    expect(await local.end('SIGINT')).toBe(0)
    local = await open()
  })

  test('the desk made no mistake', () => {
    expect(mistakes).toEqual([])
  })
})
