import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import type { Mistake } from '../../../../scripts/build/buildError'
import { checkScripts, checkSources } from '../../../../scripts/build/checkSources'
import { readApp, scriptOf } from '../../../../scripts/build/readApp'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'yuanba-refusals-'))
})
afterEach(() => rmSync(root, { recursive: true }))

const SOUND = {
  'app.json': '{\n  "pages": ["p/p", "q/q"],\n  "window": { "navigationBarTextStyle": "black" }\n}',
  'app.ts': 'App({})',
  'app.wxss': '@import "./look.wxss";',
  'look.wxss': 'page { color: #333; }',
  'p/p.json': '{ "usingComponents": { "c": "../c/c" } }',
  'p/p.wxml':
    '<view bind:tap="onTap">{{m.f(a) + 1}}</view>\n<wxs module="m">module.exports = { f: function (x) { return x } }</wxs>\n<c title="{{a ? \'x\' : b.c[0]}}" bind:pick="onPick" />',
  'p/p.wxss': 'view > .a:not(.b), #d { color: red; }',
  'p/p.ts': 'Page({ data: {}, onTap() {}, ...{ onPick() {} } })',
  'q/q.json': '{}',
  'q/q.wxml': '<view wx:if="{{a}}">1</view>\n<!-- neither -->\n<view wx:else>2</view>',
  'q/q.ts': 'Page({})',
  'c/c.json': '{ "component": true }',
  'c/c.wxml': '<view wx:for="{{rows}}" wx:key="id" wx:for-item="row" catchtap="pick">{{row.id}}</view><slot />',
  'c/c.wxss': ':host { display: block } .a::before { content: "}" }',
  'c/c.ts': 'Component({ properties: { title: String, rows: Array }, methods: { pick() {} } })',
}

/** What the build says of the sound app with these files put in its place, as `file:line message`. */
function mistakesWith(files: Record<string, string>): string[] {
  for (const [path, text] of Object.entries({ ...SOUND, ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const mistakes: Mistake[] = []
  const app = readApp(root, join(root, 'no-library'), mistakes)
  const templates = checkSources(app, mistakes)
  const scripts = [...app.components].flatMap(([id, { source }]) => {
    const file = scriptOf(source)
    return file ? [{ path: `${id}.js`, code: readFileSync(file, 'utf8'), sourceMap: undefined }] : []
  })
  checkScripts(app, scripts, templates, mistakes)
  return mistakes.map(({ file, line, message }) => `${relative(root, file)}:${line} ${message}`)
}

test('a sound app is not refused', () => {
  expect(mistakesWith({})).toEqual([])
})

/** One broken template a line: what WeChat's compiler or DevTools would say against it, and where. */
const TEMPLATES: [text: string, ...said: string[]][] = [
  ['<view>\n<text>a</view>', '2 WXML: <text> is not closed before </view>'],
  ['<view>\n\n<view>a</view>', '1 WXML: <view> is not closed'],
  ['<view>a</view>\n</view>', '2 WXML: </view> closes nothing'],
  ['<image src="a">', '1 WXML: <image> is not closed'],
  ['a\n<view class=a />', '2 WXML: the value of class must stand in quotes'],
  ['<view class="a" class="b" />', '1 WXML: <view> has class twice'],
  ['<view class="a\nb" />', '1 WXML: the value of class must stand on one line'],
  ['<view>1 < 2</view>', '1 WXML: a “<” that begins no tag: write &lt;'],
  ['<view @tap="a" />', "1 WXML: “@” can't stand in <view>"],
  ['<view />\n<!-- a', '2 WXML: a comment is not closed: --> is missing'],
  ['<view>{{a</view>', '1 WXML: <view> is not closed', '1 WXML: a {{ is not closed by }}'],
  ['<view class="{{a" />', '1 WXML: the {{ in class is not closed by }}'],
  ['<view>\n{{a +}}</view>', "2 WXML: {{a +}} can't be read: unexpected token"],
  ['<view>{{a b}}</view>', "1 WXML: {{a b}} can't be read: unexpected token"],
  ['<view>{{}}</view>', '1 WXML: a {{ }} with nothing in it'],
  ['<view\n  class="{{a?.b}}" />', '2 WXML: {{a?.b}}: ?. is not part of WXML'],
  ['<view>{{a ?? b}}</view>', '1 WXML: {{a ?? b}}: ?? is not part of WXML'],
  ['<view>{{typeof a}}</view>', '1 WXML: {{typeof a}}: typeof is not part of WXML'],
  ['<view>{{a ** 2}}</view>', '1 WXML: {{a ** 2}}: ** is not part of WXML'],
  ['<view>{{+a}}</view>', '1 WXML: {{+a}}: + is not part of WXML'],
  ['<view>{{`a`}}</view>', '1 WXML: {{`a`}}: WXML knows no such thing; compute it in the script'],
  ['<view>{{a = 1}}</view>', '1 WXML: {{a = 1}}: WXML knows no such thing; compute it in the script'],
  [
    '<view>{{f(a)}}</view>',
    '1 WXML: {{f(a)}}: only a function of a <wxs> module can be called; compute it in the script',
  ],
  ['<view>{{1e3}}</view>', "1 WXML: {{1e3}}: WeChat can't read 1e3 here"],
  ['<view wx:fi="{{a}}" />', '1 WXML: there is no wx:fi: it does nothing'],
  ['<view wx:if="a" />', '1 WXML: wx:if="a" is a fixed text: write wx:if="{{…}}"'],
  ['<view />\n<view wx:else />', '2 WXML: wx:else has no wx:if right before it'],
  ['<view wx:if="{{a}}" />b<view wx:elif="{{b}}" />', '1 WXML: wx:elif has no wx:if right before it'],
  ['<view wx:for="{{a}}">b</view>', '1 WXML: wx:for without wx:key: a changed list is drawn anew and loses its state'],
  ['<view wx:for="{{a}}" wx:key="{{item.id}}">b</view>', '1 WXML: wx:key names a field, without {{ }}: wx:key="id"'],
  ['<view wx:for-item="b" />', '1 WXML: wx:for-item without wx:for does nothing'],
  ['<c1 />', '1 <c1> is not a component: add it to usingComponents'],
  ['\n<import src="gone.wxml" />', '2 <import src="gone.wxml">: there is no such template'],
  ['<include src="/gone" />', '1 <include src="/gone">: there is no such template'],
  ['<import />', '1 WXML: <import> needs src, the file to take from'],
  ['<template>a</template>', '1 WXML: <template> needs a name (to define one) or “is” (to use one)'],
  ['<template name="a">a</template>\n<template name="a">b</template>', '2 WXML: there are two templates “a”'],
  ['<template is="gone" />', '1 <template is="gone">: no such template here or in what is imported'],
  ['<wxs src="gone.wxs" module="m" />', '1 <wxs src="gone.wxs">: there is no such file'],
  ['<wxs>var a = 1</wxs>', '1 WXML: <wxs> needs module, the name its functions are called by'],
  ['<wxs module="m">\nconst a = 1\n</wxs>', '2 WXML: WXS has no const (write var)'],
  ['<wxs module="m">\nvar a = /b/\n</wxs>', '2 WXML: WXS has no regular expression between slashes (use getRegExp)'],
  ['<wxs module="m">var a = new Date()</wxs>', '1 WXML: WXS has no new (use getDate, getRegExp)'],
  [
    '<wxs module="m">var a = { b }; a = (c) => c</wxs>',
    '1 WXML: WXS has no short forms of fields (write name: value)',
    '1 WXML: WXS has no arrow functions',
  ],
  ['<view bind:tap="onGone" />', '1 bind:tap="onGone": q/q has no such handler'],
  ['<view bind:tap />', '1 WXML: bind:tap names no handler'],
  ['<view>&nope;</view>', '1 WXML: illegal entity'],
]

test.each(TEMPLATES)('WXML %j', (text, ...said) => {
  expect(mistakesWith({ 'q/q.wxml': text })).toEqual(said.map((each) => `q/q.wxml:${each}`))
})

const STYLES: [text: string, ...said: string[]][] = [
  ['.a { color: red', "1 WXSS: WXSS can't be read: unclosed block"],
  ['.a { color: red }\n}', "2 WXSS: WXSS can't be read: unexpected }"],
  ['.a { content: "b }', "1 WXSS: WXSS can't be read: unclosed string"],
  ['.a {\n  color red;\n}', "2 WXSS: WXSS can't be read: unknown word color"],
  ['.a {\n  color: ;\n}', '2 WXSS: color has no value'],
  ['\n@import "gone.wxss";', '2 WXSS: @import "gone.wxss": there is no such file'],
  ['@layer a { .b { color: red } }', "1 WXSS: WeChat can't read @layer"],
  ['.a { .b { color: red } }', '1 WXSS: a rule inside a rule: WeChat can’t read nested rules'],
  ['* { color: red }', '1 WXSS: the selector “*”: WeChat can’t read *'],
  ['.a:is(.b, .c) { color: red }', '1 WXSS: the selector “.a:is(.b, .c)”: one selector only in :is( )'],
  [
    ':host + :host { color: red }',
    '1 WXSS: the selector “:host + :host”: :host works only by itself, as “:host { … }”',
  ],
  [':host(.a) { color: red }', '1 WXSS: the selector “:host(.a)”: :host works only by itself, as “:host { … }”'],
  ['.a, { color: red }', '1 WXSS: the selector “.a,” has an empty part'],
  [
    '.a\nview { color: red }',
    '1 WXSS: in a component, “.a\nview” selects by tag name, outside of it as well: use a class',
  ],
  ['#a { color: red }', '1 WXSS: in a component, “#a” selects by id, outside of it as well: use a class'],
  ['.a[b] { color: red }', '1 WXSS: in a component, “.a[b]” selects by attribute, outside of it as well: use a class'],
]

test.each(STYLES)('WXSS of a component %j', (text, ...said) => {
  expect(mistakesWith({ 'c/c.wxss': text })).toEqual(said.map((each) => `c/c.wxss:${each}`))
})

const OTHERS: [what: string, files: Record<string, string>, ...said: string[]][] = [
  [
    'a field of app.json',
    { 'app.json': '{\n"pages": ["p/p", "q/q"],\n"windows": {} }' },
    'app.json:3 WeChat knows no windows',
  ],
  [
    'a value in a window',
    { 'q/q.json': '{\n  "navigationBarTextStyle": "grey" }' },
    'q/q.json:2 navigationBarTextStyle must be "black" or "white", not "grey"',
  ],
  [
    'a field of a page',
    { 'q/q.json': '{ "navigationBarTitel": "a" }' },
    'q/q.json:1 WeChat knows no navigationBarTitel',
  ],
  ['a component that is none', { 'c/c.json': '{ }' }, 'c/c.json:1 a component needs "component": true'],
  [
    'a page that isn’t there',
    { 'app.json': '{ "pages": ["p/p", "q/q",\n"r/r"] }' },
    'app.json:2 page "r/r": r/r.wxml, r/r.json, r/r.ts is missing',
  ],
  [
    'a tab bar of one tab, with an icon that isn’t there',
    {
      'app.json':
        '{ "pages": ["p/p", "q/q"], "tabBar": {\n"list": [{ "pagePath": "p/p", "text": "a",\n"iconPath": "a.png" }] } }',
    },
    'app.json:1 a tab bar has 2 to 5 tabs, not 1',
    'app.json:3 tab icon "a.png" is missing',
  ],
  [
    'a preload of a subpackage that isn’t there',
    { 'app.json': '{ "pages": ["p/p", "q/q"],\n"preloadRule": {\n"p/p": { "packages": ["x"] } } }' },
    'app.json:3 preloadRule: there is no subpackage "x"',
  ],
  [
    'a property that a component lacks',
    { 'q/q.json': SOUND['p/p.json'], 'q/q.wxml': '\n<c titel="a" />' },
    'q/q.wxml:2 <c> has no property titel',
  ],
  [
    'a handler missing for an included file',
    { 'q/q.wxml': '<include src="part.wxml" />', 'q/part.wxml': '\n<view bindtap="onGone" />' },
    'q/part.wxml:2 bindtap="onGone": q/q has no such handler',
  ],
  [
    'a wxs file',
    { 'q/q.wxml': '<wxs src="m.wxs" module="m" />', 'q/m.wxs': '\nthrow 1' },
    'q/m.wxs:2 WXS has no throw',
  ],
  ['a script that stops', { 'q/q.ts': 'throw new Error("no")' }, 'q/q.ts:1 stops as it is loaded: no'],
]

test.each(OTHERS)('%s', (_what, files, ...said) => {
  expect(mistakesWith(files)).toEqual(said)
})

test('handlers and properties that come with a behavior count', () => {
  const behavior = 'const b = Behavior({ properties: { more: String }, methods: { onMore() {} } });'
  expect(
    mistakesWith({
      'c/c.ts': `${behavior} Component({ behaviors: [b, 'wx://form-field'], methods: { pick() {} }, properties: { rows: Array } })`,
      'c/c.wxml': '<view bind:tap="onMore" catch:touchmove />',
      'q/q.json': SOUND['p/p.json'],
      'p/p.wxml': '<view />',
      'q/q.wxml': '<c more="a" name="b" rows="{{c}}" />',
    }),
  ).toEqual([])
})
