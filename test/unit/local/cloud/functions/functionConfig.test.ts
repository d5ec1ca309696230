import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readFunctionConfig } from '../../../../../local/cloud/functions/functionConfig'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'function-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const read = (config: string | object, settings = {}) => {
  writeFileSync(join(folder, 'config.json'), typeof config === 'string' ? config : JSON.stringify(config))
  return readFunctionConfig(folder, settings)
}
const timer = (name: string, config = '0 0 8 * * * *') => ({ name, type: 'timer', config })

test('a function without a config.json has what cloudbaserc gives it', () => {
  expect(readFunctionConfig(folder)).toEqual({
    timeout: 5,
    memoryMb: 256,
    triggers: [],
    openapi: [],
    pushes: [],
    variables: {},
  })
})

test('config.json wins over settings from elsewhere, part by part', () => {
  const settings = { timeout: 30, memorySize: 512, envVariables: { KEY: 'value' } }
  expect(read({ timeout: 10 }, settings)).toMatchObject({ timeout: 10, memoryMb: 512, variables: { KEY: 'value' } })
})

test.each([
  ['a time-out of no seconds', { timeout: 0 }, 'timeout'],
  ['a time-out of half a second', { timeout: 0.5 }, 'timeout'],
  ['a time-out over a minute', { timeout: 61 }, 'timeout'],
  ['memory beside the steps', { memorySize: 200 }, 'memorySize'],
  ['too little memory', { memorySize: 32 }, 'memorySize'],
  ['too much memory', { memorySize: 4096 }, 'memorySize'],
  ['two triggers', { triggers: [timer('a'), timer('b')] }, 'one trigger'],
  ['a trigger of another kind', { triggers: [{ name: 'a', type: 'cos', config: '' }] }, 'type "timer"'],
  ['a trigger whose name begins with a digit', { triggers: [timer('1a')] }, "'1a'"],
  ['a trigger whose name is too long', { triggers: [timer('a'.repeat(61))] }, 'is no name'],
  ['a cron of five fields', { triggers: [timer('a', '0 8 * * *')] }, 'seven fields'],
  ['a variable of the platform', { envVariables: { TENCENTCLOUD_REGION: 'x' } }, 'TENCENTCLOUD_REGION'],
  ['a variable with a dash', { envVariables: { 'A-B': 'x' } }, 'A-B'],
  ['a time zone', { envVariables: { TZ: 'Asia/Shanghai' } }, 'TZ'],
  ['openapi that is no list', { permissions: { openapi: 'x' } }, 'permissions.openapi'],
  ['what is no JSON', '{ timeout: 5 }', 'JSON'],
  ['what is no object', '[]', 'must be an object'],
])('%s is refused, with the file', (_what, config, said) => {
  expect(() => read(config)).toThrow(said)
  expect(() => read(config)).toThrow(join(folder, 'config.json'))
})
