import { readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, resolve } from 'node:path'

const root = resolve(__dirname, '../../..')
const local = join(root, 'local')

// What this project is about.
const SUBJECTS = [
  ...['yuanba', 'courtyard', 'household', 'resident', 'ballot', 'committee', 'disclosure', 'motionId'],
  ...['院坝', '院落', '院管', '业主', '居民', '村民', '物业', '户码', '表决', '公示', '评议', '议事'],
]
const TEXT = /\.(ts|js|json|css|html|md)$/

const files = readdirSync(local, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && TEXT.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))

/** Every word of `words` in `text`; an English one as a word or the beginning of one. */
const found = (text: string, words: readonly string[]): string[] =>
  words.filter((word) => (/^\w+$/.test(word) ? new RegExp(`\\b${word}`, 'i') : new RegExp(word)).test(text))

test('local/ serves any project: no word of this one is in it', () => {
  expect(files.length).toBeGreaterThan(100)
  const said = files.flatMap((file) =>
    found(readFileSync(file, 'utf8'), SUBJECTS).map((word) => `${relative(root, file)}: ${word}`),
  )
  expect(said).toEqual([])
})

test('and no import of its code, by whatever kind of import', () => {
  const outside = files
    .filter((file) => extname(file) === '.ts')
    .flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/(?:from|import|require|import\()\s*\(?['"](\.[^'"]+)['"]/g)].map(
        ([, path = '']) => ({
          file: relative(root, file),
          target: relative(local, resolve(file, '..', path)),
        }),
      ),
    )
    .filter(({ target }) => target.startsWith('..'))
  expect(outside).toEqual([])
})
