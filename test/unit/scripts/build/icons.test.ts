import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Mistake } from '../../../../scripts/build/buildError'
import { drawIcons, iconNames } from '../../../../scripts/build/drawIcons'
import { findIcons, valuesOf } from '../../../../scripts/build/findIcons'

const svgs = resolve(__dirname, '../../../../node_modules/tdesign-icons-svg/src')
const known = iconNames(svgs)

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yuanba-icons-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function find(wxml: string, script = '') {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'c.wxml'), wxml)
  writeFileSync(join(folder, 'c.ts'), script)
  const mistakes: Mistake[] = []
  const component = {
    id: 'c',
    source: join(folder, 'c'),
    isPage: false,
    isLibrary: false,
    tags: new Map<string, string>(),
  }
  const icons = findIcons([component], [join(folder, 'c.ts')], known, mistakes)
  return { icons: [...icons].sort(), mistakes: mistakes.map(({ line, message }) => `${line} ${message}`) }
}

test('names in templates are found, also those an expression can yield', () => {
  const { icons, mistakes } = find(
    `<t-icon name="check"/><t-cell left-icon="{{ok ? 'time' : kind && 'close'}}" title="home"/><t-cell left-icon="{{ {name: 'user'} }}"/>`,
  )
  expect(icons).toEqual(['check', 'close', 'time', 'user'])
  expect(mistakes).toEqual([])
})

test('names in scripts are found by what they are kept under, and in tables of icons', () => {
  const script = `const ICONS = { open: 'time', done: 'check-circle' }\nconst x = { leftIcon: 'home' }; wx.showToast({ icon: 'none' })`
  expect(find('', script)).toEqual({ icons: ['check-circle', 'home', 'time'], mistakes: [] })
})

test('an unknown name is told with its line', () => {
  expect(find('<view/>\n<t-icon name="chekc"/>').mistakes).toEqual(['2 there is no icon "chekc"'])
  expect(find('', `\n\nconst a = { icon: 'hoem' }`).mistakes).toEqual(['3 there is no icon "hoem"'])
  expect(find(`<t-icon name="{{a ? 'checkk' : b}}"/>`).mistakes).toEqual(['1 there is no icon "checkk"'])
})

test('a picture instead of an icon is nobody’s mistake', () => {
  expect(find('<t-icon name="/assets/a.png"/>').mistakes).toEqual([])
})

test('values of an attribute', () => {
  expect(valuesOf('plain')).toEqual(['plain'])
  expect(valuesOf('{{a ? "x" : b || "y"}}')).toEqual(['x', 'y'])
  expect(valuesOf('a-{{b}}')).toEqual([])
})

test('icons are drawn without a font and without the network', () => {
  const original =
    "@import '../x.wxss';@font-face{font-family:t;src:url(https://cdn/t.woff)}\n.t-icon{font-family:t!important;}\n.t-icon-check:before{content:'\\E1';}\n.t-icon-close:before{content:'\\E2';}\n.t-icon-base{line-height:1}"
  const drawn = drawIcons(original, ['check'], svgs)
  expect(drawn).not.toMatch(/cdn|font-face|close/)
  expect(drawn).toContain(
    ".t-icon-check:before{--icon:url(\"data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg'",
  )
  expect(drawn).toContain("viewBox='0 0 24 24'")
  expect(drawn).toContain('.t-icon-base{line-height:1}')
})

test('a library that loads from the network in another way stops the build', () => {
  expect(() => drawIcons('.x{background:url(https://cdn/a.png)}', [], svgs)).toThrow(/still loads something/)
})
