import { transformSync } from 'esbuild'
import { originalPlace, type SourceMap } from '../../../../local/phone/sourceMap'

const source = [
  '// a comment that goes',
  'export function open(id: string) {',
  '  const found = find(id)',
  '  return wx.unknown(found)',
  '}',
].join('\n')

test('a position in minified code leads to the line it was written on', () => {
  const { code, map } = transformSync(source, {
    loader: 'ts',
    minify: true,
    sourcemap: 'external',
    sourcefile: '../../miniprogram/pages/a/a.ts',
  })
  const parsed = JSON.parse(map) as SourceMap
  const at = (text: string) => originalPlace(parsed, 1, code.indexOf(text) + 1)
  expect(code.trim()).not.toContain('\n')
  expect(at('wx.unknown')).toEqual({ file: 'miniprogram/pages/a/a.ts', line: 4 })
  expect(at('find')).toEqual({ file: 'miniprogram/pages/a/a.ts', line: 3 })
})

test('lines that the map does not tell of lead nowhere', () => {
  expect(originalPlace({ sources: ['a.ts'], mappings: 'AAAA' }, 7, 1)).toBeUndefined()
})
