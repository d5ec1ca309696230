import { compileWxs } from '../../../../local/phone/wxs'
import { WXS_CONSTRUCTOR } from '../../../../local/phone/wxsNames'

const run = (code: string, globals: Record<string, unknown> = {}): Record<string, unknown> => {
  const module = { exports: {} as Record<string, unknown> }
  new Function('module', ...Object.keys(globals), code)(module, ...Object.values(globals))
  return module.exports
}

test('an unknown escape keeps its backslash, as getRegExp needs it', () => {
  const { code } = compileWxs(`module.exports = { p: '\\d+\\n' }`, 'a/b')
  expect(run(code).p).toBe('\\d+\n')
})

test('required modules are named by their path in the package', () => {
  const { code, requires } = compileWxs(
    `var a = require('../x/y.wxs'); var b = require('/lib/z.wxs')`,
    'pages/home/home',
  )
  expect(requires).toEqual(['pages/x/y', 'lib/z'])
  expect(code).toContain('require("../x/y")')
})

test('constructor is a text, and only where it is a member', () => {
  const { code } = compileWxs(
    `var constructor = 1; module.exports = { is: [].constructor === 'Array', constructor }`,
    'a',
  )
  Object.defineProperty(Array.prototype, WXS_CONSTRUCTOR, { get: () => 'Array', configurable: true })
  expect(run(code)).toEqual({ is: true, constructor: 1 })
})

test('a text that only looks like code stays as it is', () => {
  const { code, requires } = compileWxs(`module.exports = { t: "a.constructor require('x.wxs')" }`, 'a')
  expect(run(code).t).toBe("a.constructor require('x.wxs')")
  expect(requires).toEqual([])
})
