import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { readAsks, readKeys } from '../../../../local/phone/asks'
import { readDist } from '../../../../local/phone/readDist'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'phone-asks-'))
})
afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

test('keys at the top of a JSON file, in its window and its tab bar come with their lines; values and deeper ones do not', () => {
  const text =
    '{\n  "pages": ["a"],\n  "window": {\n    "style": "pages"\n  },\n  "tabBar": { "list": [{ "text": "首页" }] }\n}'
  expect(readKeys(text, 'app.json').map(({ name, line }) => `${name} ${line}`)).toEqual([
    'pages 2',
    'window 3',
    'window.style 4',
    'tabBar 6',
    'tabBar.list 6',
  ])
})

test('a page asks for elements, attributes and events, its own components aside, also through what it includes', () => {
  write('app.json', '{ "pages": ["pages/a/a"] }')
  write('pages/a/a.json', '{ "usingComponents": { "card": "../../card/card" } }')
  write(
    'pages/a/a.wxml',
    '<card odd="1" />\n<include src="../b/part" />\n<view class="x" wx:if="{{a}}"\n  hover-class="y" />',
  )
  write('pages/b/part.wxml', '<!-- <map/> -->\n<map bindregionchange="go" />\n<map />')
  write('card/card.json', '{ "component": true }')
  write('card/card.wxml', '<slot />')
  expect(readAsks(readDist(root))['pages/a/a']?.tags).toEqual([
    { tag: 'map', name: '', file: 'pages/b/part.wxml', line: 2 },
    { tag: 'map', name: 'bindregionchange', file: 'pages/b/part.wxml', line: 2 },
    { tag: 'view', name: 'hover-class', file: 'pages/a/a.wxml', line: 4 },
  ])
})
