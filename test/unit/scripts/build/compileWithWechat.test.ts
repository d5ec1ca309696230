import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { compileWithWechat } from '../../../../scripts/build/compileWithWechat'
import { runBuild } from '../../../support/build'

jest.setTimeout(120_000)

let root: string
let built: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'yuanba-wechat-'))
  const build = runBuild({
    miniprogram: resolve(__dirname, '../../../fixtures/phone-app'),
    outDir: join(root, 'built'),
  })
  if (!build.ok) throw new Error(build.output)
  built = join(build.outDir, 'miniprogram')
})
afterAll(() => rmSync(root, { recursive: true }))

/** What WeChat's compiler says of a copy of the built app after `breakIt`. */
function saidOf(breakIt: (dist: string) => void): string {
  const dist = mkdtempSync(join(root, 'dist-'))
  cpSync(built, dist, { recursive: true })
  breakIt(dist)
  return compileWithWechat(dist).join('\n')
}

test('what we build is taken', () => {
  expect(saidOf(() => {})).toBe('')
})

const put = (path: string, text: string) => (dist: string) => writeFileSync(join(dist, path), text)
const edit = (path: string, change: (text: string) => string) => (dist: string) =>
  writeFileSync(join(dist, path), change(readFileSync(join(dist, path), 'utf8')))

test.each([
  [
    'a tag that isn’t closed',
    put('pages/mine/mine.wxml', '<view>\n<text>a</view>'),
    /mine\.wxml:2:\d+: expect end-tag `text`/,
  ],
  ['an expression', put('pages/mine/mine.wxml', '<view>{{a ?? b}}</view>'), /mine\.wxml:1:\d+: Bad value/],
  ['wx:else by itself', put('pages/mine/mine.wxml', '<view wx:else />'), /mine\.wxml:1:1: Bad attr `wx:else`/],
  ['WXS', put('components/vote-card/share.wxs', 'const a = 1'), /share\.wxs:1:\d+:\s?Expected/],
  ['a style sheet', put('pages/mine/mine.wxss', '.a{color:red'), /mine\.wxss:1:\d+ unexpected token/],
  [
    'a style sheet that imports nothing',
    put('pages/mine/mine.wxss', '@import "gone.wxss";'),
    /path `gone\.wxss` not found from `pages\/mine\/mine\.wxss`/,
  ],
  [
    'a component’s selector by tag',
    put('components/vote-card/vote-card.wxss', 'view{color:red}'),
    /vote-card\.wxss:1:\d+ a component's style sheet/,
  ],
  [
    'a script',
    (dist: string) => appendFileSync(join(dist, 'pages/mine/mine.js'), '\nlet = {'),
    /pages\/mine\/mine\.js:2:\d+ /,
  ],
  ['json', put('pages/mine/mine.json', '{,}'), /^pages\/mine\/mine\.json:1:1 /],
  [
    'a page that isn’t there',
    edit('app.json', (text) => text.replace('"pages/mine/mine"', '"pages/gone/gone"')),
    /^pages\/gone\/gone\.wxml:1:1 is missing/m,
  ],
  [
    'a page without its script',
    (dist: string) => rmSync(join(dist, 'pages/mine/mine.js')),
    /^pages\/mine\/mine\.js:1:1 is missing/,
  ],
  [
    'a component that isn’t there',
    edit('pages/home/home.json', (text) => text.replace(/vote-card\/vote-card/, 'gone/gone')),
    /home\.json:1:1 component "[^"]*gone\/gone" is not in the package/,
  ],
])('%s is refused', (_what, breakIt, said) => {
  expect(saidOf(breakIt)).toMatch(said)
})
