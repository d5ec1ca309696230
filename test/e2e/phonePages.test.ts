import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { buildPhone } from '../../local/phone/build'
import { servePhone, type PhoneServer } from '../../local/phone/serve'
import { startBrowser } from '../support/browser'
import { runBuild } from '../support/build'
import { openPhone } from '../support/phone'
import type { Browser } from 'playwright-core'

jest.setTimeout(120_000)

interface AppJson {
  pages: string[]
  subpackages?: { root: string; pages: string[] }[]
}
let outDir: string
let server: PhoneServer
let browser: Browser
beforeAll(async () => {
  outDir = mkdtempSync(join(tmpdir(), 'yuanba-pages-'))
  const { ok, output } = runBuild({ miniprogram: resolve(__dirname, '../../miniprogram'), outDir })
  if (!ok) throw new Error(output)
  await buildPhone({ app: join(outDir, 'miniprogram'), outDir: join(outDir, 'phone') })
  server = await servePhone({ dir: join(outDir, 'phone') })
  browser = await startBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
  rmSync(outDir, { recursive: true, force: true })
})

test('every page opens with no cloud in reach, says so in words, and breaks nothing', async () => {
  const app = JSON.parse(readFileSync(join(outDir, 'miniprogram/app.json'), 'utf8')) as AppJson
  const pages = [
    ...app.pages,
    ...(app.subpackages ?? []).flatMap(({ root, pages }) => pages.map((page) => `${root}/${page}`)),
  ]
  const phone = await openPhone({ browser, url: server.url, openid: 'o-offline', width: 320, height: 640, font: 24 })
  const broken: string[] = []
  let errorsBefore = 0
  for (const path of pages) {
    await phone.page.evaluate((url) => {
      const { wx } = globalThis as unknown as { wx: { reLaunch(options: { url: string }): Promise<unknown> } }
      return wx.reLaunch({ url })
    }, `/${path}`)
    const page = phone.page.locator(`.phone-page[data-route="${path}"] page`)
    await page.filter({ hasText: /\S/ }).waitFor()
    const shown = await page.innerText()
    if (/undefined|NaN|\[object/.test(shown)) broken.push(`${path} shows ${shown}`)
    const errors = await phone.errors()
    broken.push(...errors.slice(errorsBefore).map((error) => `${path}: ${error}`))
    errorsBefore = errors.length
  }
  await phone.close()
  expect(broken).toEqual([])
})
