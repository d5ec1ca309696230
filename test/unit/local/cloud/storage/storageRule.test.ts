import { parseStorageRule } from '../../../../../local/cloud/storage/storageRule'
import ours from '../../../../../cloudfunctions/storageRule.json'

const asked = (openid: string, owner: string, path: string) => ({
  auth: openid === '' ? null : { openid },
  resource: { openid: owner, path },
})
const writes = (write: unknown, openid: string, owner: string, path = 'a.txt') =>
  parseStorageRule({ write }, 'rule').mayWrite(asked(openid, owner, path))

test('the rule that is shipped: phones write below uploads/, their own files, nothing else', () => {
  const rule = parseStorageRule(ours, 'ours')
  expect(rule.mayWrite(asked('a', 'a', 'uploads/paper/1.png'))).toBe(true)
  for (const [openid, owner, path] of [
    ['a', 'b', 'uploads/paper/1.png'],
    ['a', '', 'uploads/paper/1.png'],
    ['', '', 'uploads/paper/1.png'],
    ['a', 'a', 'evidence/c/1.png'],
    ['a', 'a', 'evidence/uploads/1.png'],
    ['a', 'a', 'uploadsevidence.png'],
    ['a', 'a', 'x.png'],
  ] as const) {
    expect(rule.mayWrite(asked(openid, owner, path))).toBe(false)
  }
  expect(rule.mayRead(asked('b', '', 'evidence/c/1.png'))).toBe(true)
})

test.each([
  [true, true],
  [false, false],
  [undefined, false],
  ['auth != null', true],
  ['auth == null', false],
  ["auth.loginType == 'WECHAT'", true],
  ["auth.uid == resource.openid || auth.openid == 'a'", true],
  ["!(auth.openid == 'a')", false],
  ["/^A/i.test(resource.path) == true && auth.openid != 'b'", true],
  ['/^A/.test(resource.path) == true', false],
])('%j is %j', (write, may) => {
  expect(writes(write, 'a', 'b')).toBe(may)
})

test('what nobody has equals nothing: no phone owns what has no owner', () => {
  expect(writes('resource.openid == auth.openid', '', '')).toBe(false)
  expect(writes('resource.openid == auth.uid', 'a', '')).toBe(false)
})

test.each([
  ['resource.size < 5', /not known/],
  ['eval(1)', /not known/],
  ['auth.openid ==', /Unexpected/],
  ['true) || (true', /not known/],
  [5, /must be true/],
])('%j is refused, with the place', (write, message) => {
  expect(() => parseStorageRule({ write }, 'rule.json')).toThrow(message)
  expect(() => parseStorageRule({ write }, 'rule.json')).toThrow(/rule\.json\.write/)
})
