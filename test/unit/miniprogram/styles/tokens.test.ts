import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import postcss from 'postcss'
import { contrast as contrastOf } from '../../../support/contrast'

const root = join(__dirname, '../../../../miniprogram')
const filesOf = (extension: string): string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(extension))
    .map((file) => join(root, file))
const TOKENS = join(root, 'styles/tokens.wxss')

const tokens = new Map<string, string>()
postcss.parse(readFileSync(TOKENS, 'utf8')).walkDecls(/^--/, ({ prop, value }) => {
  tokens.set(prop, value)
})

const resolve = (value: string): string =>
  value.replace(/var\((--[\w-]+)\)/g, (_, name: string) => resolve(tokens.get(name) ?? `missing ${name}`))

const contrast = (text: string, ground: string): number =>
  contrastOf(tokens.get(text) ?? '#', tokens.get(ground) ?? '#')

describe('colours', () => {
  const pairs: [string, string][] = [
    ...['--surface', '--paper', '--press'].flatMap((ground): [string, string][] => [
      ['--ink', ground],
      ['--ink-second', ground],
      ['--cinnabar', ground],
      ['--bamboo', ground],
      ['--amber', ground],
    ]),
    ['--on-slate', '--slate'],
    ['--on-slate-second', '--slate'],
    ['--on-slate', '--slate-soft'],
    ['--on-slate', '--slate-raised'],
    ['--on-cinnabar', '--cinnabar'],
    ['--on-cinnabar', '--cinnabar-press'],
    ['--cinnabar', '--cinnabar-soft'],
    ['--cinnabar-press', '--cinnabar-soft'],
    ['--bamboo', '--bamboo-soft'],
    ['--amber', '--amber-soft'],
    ['--slate-soft', '--slate-tint'],
    ['--ink', '--slate-tint'],
    ['--ink-second', '--slate-tint'],
    ['--ink', '--seen'],
    ['--ink', '--share-second'],
  ]
  test.each(pairs)('%s can be read on %s (AA: 4.5:1)', (text, ground) => {
    expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5)
  })

  test('parts of a bar that lie side by side can be told apart (3:1)', () => {
    expect(contrast('--slate-soft', '--track')).toBeGreaterThanOrEqual(3)
    expect(contrast('--bamboo', '--track')).toBeGreaterThanOrEqual(3)
    expect(contrast('--cinnabar', '--track')).toBeGreaterThanOrEqual(3)
    expect(contrast('--slate-soft', '--share-second')).toBeGreaterThanOrEqual(3)
  })
})

describe('every style sheet', () => {
  const sheets = filesOf('.wxss').filter((file) => file !== TOKENS)
  const declarations = sheets.flatMap((file) => {
    const found: { where: string; prop: string; value: string }[] = []
    postcss.parse(readFileSync(file, 'utf8')).walkDecls(({ prop, value, source }) => {
      found.push({ where: `${relative(root, file)}:${source?.start?.line}`, prop, value })
    })
    return found
  })
  const faults = (wrong: (prop: string, value: string) => boolean) =>
    declarations
      .filter(({ prop, value }) => wrong(prop, value))
      .map(({ where, prop, value }) => `${where} ${prop}: ${value}`)

  test('takes its colours from the tokens', () => {
    expect(faults((_, value) => /#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(/i.test(value))).toEqual([])
  })
  test('takes sizes and spacing from the tokens', () => {
    expect(faults((_, value) => /\b\d*\.?\d+(px|rpx)\b/.test(value) && !/\b0(px|rpx)\b/.test(value))).toEqual([])
  })
  test('has no letters that elder mode does not reach', () => {
    expect(
      faults((prop, value) => /^font(-size)?$/.test(prop) && !/var\(--/.test(value) && value !== 'inherit'),
    ).toEqual([])
  })
  test('uses only tokens that there are', () => {
    const unknown = declarations.flatMap(({ where, value }) =>
      [...value.matchAll(/var\((--[\w-]+)/g)]
        .map(([, name = '']) => name)
        .filter((name) => !tokens.has(name))
        .map((name) => `${where} ${name}`),
    )
    expect(unknown).toEqual([])
  })
  test('leaves flex gap alone, which iPhones before iOS 14.5 do not know', () => {
    expect(faults((prop) => /^(gap|row-gap|column-gap)$/.test(prop))).toEqual([])
  })
})

describe('letters', () => {
  const sizes = [...tokens].filter(([name]) => /^--text-/.test(name))
  test.each(sizes)('%s is at least 13 px at the normal size and grows with the root', (name, value) => {
    const rem = Math.max(...[...resolve(value).matchAll(/([\d.]+)rem/g)].map(([, number]) => Number(number)))
    expect({ name, px: rem * 16 >= 13 }).toEqual({ name, px: true })
  })
  test('no template sets a size, a colour or a class of its own in a style', () => {
    const inline = filesOf('.wxml').flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\bstyle="([^"]*)"/g)]
        .filter(([, style = '']) => /font|color|#[0-9a-f]{3}|\d+rpx/i.test(style))
        .map(([, style = '']) => `${relative(root, file)} ${style}`),
    )
    expect(inline).toEqual([])
  })
})

describe('targets', () => {
  test.each(['--target', '--button-height', '--ballot-height', '--tab-bar-height'])(
    '%s is at least 48 px high',
    (name) => {
      expect(parseFloat(tokens.get(name) ?? '0') * 16).toBeGreaterThanOrEqual(48)
    },
  )
})
