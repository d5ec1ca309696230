import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import postcss from 'postcss'
import { contrast } from '../../../support/contrast'

const folder = join(__dirname, '../../../../local/desk/page/styles')
const sheets = readdirSync(folder).map(
  (name) => [name, postcss.parse(readFileSync(join(folder, name), 'utf8'))] as const,
)
const tokens = new Map<string, string>()
for (const [, sheet] of sheets) sheet.walkDecls(/^--/, ({ prop, value }) => void tokens.set(prop, value))

const grounds = ['--surface', '--paper', '--desk', '--press']
const pairs: [string, string][] = [
  ...grounds.flatMap((ground): [string, string][] => [
    ['--ink', ground],
    ['--ink-second', ground],
  ]),
  ...['--cinnabar-soft', '--amber-soft', '--bamboo-soft'].map((ground): [string, string] => ['--ink', ground]),
  ['--amber', '--amber-soft'],
  ['--bamboo', '--bamboo-soft'],
  ['--bamboo', '--surface'],
  ['--bamboo', '--paper'],
  ['--cinnabar', '--cinnabar-soft'],
  ['--cinnabar', '--surface'],
  ['--surface', '--cinnabar'],
  ['--on-slate', '--slate'],
  ['--on-slate', '--slate-soft'],
  ['--on-slate', '--slate-raised'],
  ['--on-slate-second', '--slate'],
  ['--on-slate-second', '--slate-soft'],
]

test.each(pairs)('on the desk %s can be read on %s (AA: 4.5:1)', (text, ground) => {
  expect(contrast(tokens.get(text) ?? '', tokens.get(ground) ?? '')).toBeGreaterThanOrEqual(4.5)
})

test('nothing on the desk is set below 12 px', () => {
  const small: string[] = []
  for (const [name, sheet] of sheets)
    sheet.walkDecls(/^font(-size)?$/, ({ value }) => {
      const [, size] = /(\d+)px/.exec(value) ?? []
      if (size !== undefined && Number(size) < 12) small.push(`${name}: ${value}`)
    })
  expect(small).toEqual([])
})
