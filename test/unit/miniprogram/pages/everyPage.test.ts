import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(__dirname, '../../../../miniprogram')
interface AppConfig {
  pages: string[]
  subpackages: { root: string; pages: string[] }[]
}
const app = JSON.parse(readFileSync(join(root, 'app.json'), 'utf8')) as AppConfig
const pages = [
  ...app.pages,
  ...app.subpackages.flatMap(({ root: folder, pages: list }) => list.map((page) => `${folder}/${page}`)),
]

test.each(pages)('%s has its four files, follows elder mode and says its name', (page) => {
  for (const part of ['ts', 'wxml', 'json']) expect(existsSync(join(root, `${page}.${part}`))).toBe(true)
  const markup = readFileSync(join(root, `${page}.wxml`), 'utf8')
  expect(markup.startsWith('<page-meta root-font-size="{{rootFontSize}}" />')).toBe(true)
  const config = JSON.parse(readFileSync(join(root, `${page}.json`), 'utf8')) as Record<string, unknown>
  expect(config.navigationBarTitleText ?? config.navigationStyle).toBeTruthy()
})

test.each(pages)('%s says when what it shows could not be asked anew', (page) => {
  const asks = /^ {2}(async )?ask\b/m.test(readFileSync(join(root, `${page}.ts`), 'utf8'))
  const states =
    readFileSync(join(root, `${page}.wxml`), 'utf8').match(/<page-state phase="\{\{phase\}\}"[^>]*>/g) ?? []
  expect(states.map((state) => state.includes('outdated="{{outdated}}"'))).toEqual(asks ? [true] : [])
})

test('what a resident reads is Chinese: no template shows a Latin word', () => {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.wxml'))
  const words = files.flatMap((file) => {
    const shown = readFileSync(join(root, file), 'utf8')
      .replace(/<!--[\s\S]*?-->/g, '')
      .replace(/\{\{[\s\S]*?\}\}/g, '')
      .replace(/<[^>]*>/g, '\n')
    return [...shown.matchAll(/[A-Za-z]{2,}/g)].map(([word]) => `${file}: ${word}`)
  })
  // names that people here read in Latin letters
  expect(words.filter((word) => !/: (Excel|CSV|PDF|xlsx|MB)$/.test(word))).toEqual([])
})

test('no script uses what an old phone cannot read', () => {
  const scripts = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  // a lookbehind is a syntax error before iOS 16.4 and takes the whole package with it
  const faults = scripts.filter((file) => /\(\?<[=!]/.test(readFileSync(join(root, file), 'utf8')))
  expect(faults).toEqual([])
})

test('an intention is made when a page opens or a person means something, never once for all openings of the page', () => {
  const scripts = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  const faults = scripts.filter((file) => /\blocal: \{[^}]*newIntention\(/.test(readFileSync(join(root, file), 'utf8')))
  expect(faults).toEqual([])
})
