import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { runBuild } from '../../../support/build'

jest.setTimeout(60_000)
const fixture = resolve(__dirname, '../../../fixtures/phone-app')

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'yuanba-app-'))
  cpSync(fixture, join(root, 'app'), { recursive: true })
})
afterEach(() => rmSync(root, { recursive: true }))

const edit = (path: string, change: (text: string) => string) => {
  const file = join(root, 'app', path)
  writeFileSync(file, change(existsSync(file) ? readFileSync(file, 'utf8') : ''))
}
const build = () => runBuild({ miniprogram: join(root, 'app'), outDir: join(root, 'dist') })

test('every mistake DevTools would find is told with file and line, all at once', () => {
  edit('app.json', (text) => text.replace('"pages/mine/mine"', '"pages/mine/mine", "pages/gone/gone"'))
  edit('pages/mine/mine.json', () => '{\n  "usingComponents": { "x-card": "/components/card/card" }\n}')
  edit('pages/mine/mine.wxml', () => '<view>\n  <text>\n</view>\n<x-unknown />')
  edit('pages/tools/tools.json', () => '{\n  "navigationBarTitleText": "x",\n}')
  const { ok, output } = build()
  expect(ok).toBe(false)
  expect(output).toMatch(/app\.json:\d+ page "pages\/gone\/gone": .*gone\.wxml.* is missing/)
  expect(output).toMatch(/mine\.json:2 component "\/components\/card\/card" \(<x-card>\) is not found/)
  expect(output).toMatch(/mine\.wxml:2:\d+ WXML: <text> is not closed before <\/view>/)
  expect(output).toMatch(/mine\.wxml:4:1 <x-unknown> is not a component/)
  expect(output).toMatch(/tools\.json:\d+:\d+ JSON:/)
  expect(existsSync(join(root, 'dist/miniprogram'))).toBe(false)
})

test('types may come from outside, code may not', () => {
  writeFileSync(join(root, 'contract.ts'), 'export interface Vote { yes: number }\nexport const limit = 3')
  edit(
    'pages/mine/mine.ts',
    () => `import type { Vote } from '../../../contract'\nPage({ data: { vote: { yes: 1 } as Vote } })`,
  )
  expect(build().output).not.toContain('outside')
  edit('pages/mine/mine.ts', () => `\nimport { limit } from '../../../contract'\nPage({ data: { limit } })`)
  const { ok, output } = build()
  expect(ok).toBe(false)
  expect(output).toMatch(/mine\.ts:2 "\.\.\/\.\.\/\.\.\/contract" lies outside of/)
})

test('a word that old phones can’t read stops the build', () => {
  edit(
    'pages/mine/mine.ts',
    () => `Page({ data: {}, onLoad() { this.setData({ big: String(BigInt(Date.now()) * 10n) }) } })`,
  )
  expect(build()).toMatchObject({ ok: false, output: expect.stringContaining('old phones') as string })
})

test('a picture from the network stops the build', () => {
  edit('pages/mine/mine.wxml', () => '<image src="https://example.com/a.png" />')
  expect(build()).toMatchObject({ ok: false, output: expect.stringContaining('loads from the network') as string })
})

test('what ships is small, complete and free of our sources', () => {
  const { ok, output } = build()
  expect(output).toMatch(/package\s+packages\/extra\s+1\.\d KB/)
  expect(ok).toBe(true)
  const dist = join(root, 'dist/miniprogram')
  expect(existsSync(join(dist, 'pages/home/home.ts'))).toBe(false)
  expect(existsSync(join(dist, 'assets/courtyard.png'))).toBe(true)
  expect(existsSync(join(dist, 'packages/extra/common.js'))).toBe(true)
  expect(readFileSync(join(dist, 'common.js'), 'utf8')).not.toContain('只在分包里用的话')
  const icons = readFileSync(join(dist, 'miniprogram_npm/tdesign-miniprogram/icon/icon.wxss'), 'utf8')
  expect(/font-face|gtimg/.test(icons)).toBe(false)
  expect(icons.includes('.t-icon-notification:before')).toBe(true)
  expect(existsSync(join(dist, 'miniprogram_npm/tdesign-miniprogram/calendar'))).toBe(false)
})
