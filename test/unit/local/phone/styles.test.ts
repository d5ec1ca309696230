import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { readDist } from '../../../../local/phone/readDist'
import { compileStyles } from '../../../../local/phone/styles'
import { phoneUnits } from '../../../../local/phone/units'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'yuanba-styles-'))
})
afterEach(() => rmSync(root, { recursive: true }))

const compile = (files: Record<string, string>) => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return compileStyles(readDist(root))
}
const PAGE = { 'app.json': '{"pages":["p/p"]}', 'p/p.json': '{"usingComponents":{}}', 'p/p.wxml': '' }

describe('units', () => {
  test.each([
    ['10rpx', 'calc(10 * var(--rpx))'],
    ['-0.5rem auto', 'calc(-0.5 * var(--rem)) auto'],
    ['calc(100vh - 20rpx)', 'calc(calc(100 * var(--vh)) - calc(20 * var(--rpx)))'],
    ['env(safe-area-inset-bottom, 0px)', 'var(--safe-bottom)'],
    ['url("data:image/svg+xml,12rpx") 2rpx', 'url("data:image/svg+xml,12rpx") calc(2 * var(--rpx))'],
    ['var(--space-2rem)', 'var(--space-2rem)'],
    ['12px', '12px'],
  ])('%s', (written, shown) => {
    expect(phoneUnits(written)).toBe(shown)
  })
})

test('rules of a page are for that page alone, also those on page itself', async () => {
  const css = await compile({ ...PAGE, 'p/p.wxss': '.a, page .b { color: red } view{color:red}' })
  expect(css).toContain(':where(page[is="p/p"]) .a')
  expect(css).toContain('page:where([is="p/p"]) .b')
  expect(css).toContain(':where(page[is="p/p"]) wx-view')
})

test('classes of an isolated component get its scope, those of a shared one do not', async () => {
  const css = await compile({
    'app.json': '{"pages":["p/p"]}',
    'p/p.json': '{"usingComponents":{"c":"/c/c","d":"/d/d"}}',
    'p/p.wxml': '',
    'c/c.json': '{"component":true}',
    'c/c.wxml': '',
    'c/c.wxss': ':host{display:block}.x .y{color:red}#z{color:red}',
    'd/d.json': '{"component":true,"styleIsolation":"shared"}',
    'd/d.wxml': '',
    'd/d.wxss': '.w{color:red}',
  })
  expect(css).toMatch(/\[wx-host="?(s\w+)"?\]\{display:block\}\.\1--x \.\1--y\{/)
  expect(css).toContain('[exparser\\:info-attr-id$=z]')
  expect(css).toContain('\n.w{')
})

test('imports are put in place, steps of an animation are left alone', async () => {
  const css = await compile({
    ...PAGE,
    'app.wxss': '@import "./s/t.wxss";.a{color:red}@keyframes k{from{top:2rpx}50%{top:0}}',
    's/t.wxss': '.t{color:blue}',
  })
  expect(css.indexOf('.t{')).toBeGreaterThanOrEqual(0)
  expect(css.indexOf('.t{')).toBeLessThan(css.indexOf('.a{'))
  expect(css).toContain('from{top:calc(2 * var(--rpx))}50%{top:0}')
})
