import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { readDist } from '../../../../local/phone/readDist'
import { compileStyles } from '../../../../local/phone/styles'
import { compileTemplates } from '../../../../local/phone/templates'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'phone-templates-'))
})
afterEach(() => rmSync(root, { recursive: true }))

function put(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
}

test('templates that WeChat would refuse are refused, all in one message', () => {
  put({
    'a.wxml': '<view>\n<text>x</view>',
    'b.wxml': '<view>{{x ?? y}}</view>',
    'c.wxml': '<import src="gone.wxml" /><wxs src="m.wxs" module="m" />',
    'm.wxs': '\nlet x = 1',
    'd.wxml': '<view>{{fine}}</view>',
  })
  expect(() => compileTemplates(root, ['a', 'b', 'c', 'd'])).toThrow(
    [
      'a.wxml:2:1 <text> is not closed before </view>',
      'b.wxml:1:9 {{x ?? y}}: ?? is not part of WXML',
      'm.wxs:2:1 WXS has no let (write var)',
      'c.wxml:1:1 template "gone.wxml" is not in the package',
    ].join('\n'),
  )
})

test('what DevTools only warns of runs', () => {
  put({ 'a.wxml': '<view wx:for="{{x}}" class="a" class="b">{{item}}</view>' })
  expect(compileTemplates(root, ['a'])).toContain('"a"')
})

test('a style sheet that WeChat would refuse is refused with its file, also when it is imported', async () => {
  put({
    'app.json': '{"pages":["p/p"]}',
    'p/p.json': '{}',
    'p/p.wxml': '',
    'p/p.wxss': '@import "../s.wxss";',
    's.wxss': '.a { color: red }\n* { color: red }',
  })
  await expect(compileStyles(readDist(root))).rejects.toThrow('s.wxss:2:1 the selector “*”: WeChat can’t read *')
  put({ 'p/p.wxss': '\n@import "gone";' })
  await expect(compileStyles(readDist(root))).rejects.toThrow('p/p.wxss:2:1 @import "gone": there is no such file')
})
