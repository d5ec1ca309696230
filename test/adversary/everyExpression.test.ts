import { readFileSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import ts from 'typescript'

const root = join(__dirname, '../..')

interface Found {
  readonly where: string
  readonly source: string
  readonly flags: string
}

const LITERAL = /^\/(.*)\/([a-z]*)$/s

/** Every expression of a folder, as the compiler sees it; `made`: places where one is put together at run time. */
function expressionsOf(folder: string): { found: Found[]; made: string[] } {
  const found: Found[] = []
  const made: string[] = []
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
  for (const name of files.filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))) {
    const path = join(root, folder, name)
    const file = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022)
    const visit = (node: ts.Node): void => {
      const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1
      const where = `${relative(root, path)}:${line}`
      if (ts.isRegularExpressionLiteral(node)) {
        const [, source = '', flags = ''] = LITERAL.exec(node.text) ?? []
        found.push({ where, source, flags })
      }
      const called = ts.isNewExpression(node) || ts.isCallExpression(node) ? node.expression : null
      if (called && ts.isIdentifier(called) && called.text === 'RegExp') made.push(where)
      ts.forEachChild(node, visit)
    }
    visit(file)
  }
  return { found, made }
}

/** One sign of each kind that classes are made of. */
const KINDS = [' ', '\n', '0', '1', 'a', 'Z', '(', ')', '-', '.', '"', '\u4e2d', '\u3000', '\uff08', '\u200b']
const SIGNS_MAX = 24
const LENGTHS = [200, 4000, 20_000]
/** A linear expression takes about a millisecond for the longest, a quadratic one hundreds. */
const SLOW_MS = 60

/** The signs that an expression names, and one of each kind it takes: what attacks on it are made of. */
function signsOf({ source, flags }: Pick<Found, 'source' | 'flags'>): string[] {
  const written = source
    .replace(/\\u\{?([0-9a-fA-F]{4,6})\}?/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/\\[nrtfv]/g, '\n')
  const named = [...written].filter((sign) => !/[\\[\](){}?*+|^$]/.test(sign) || source.includes(`\\${sign}`) || /[()[\]]/.test(sign)) // prettier-ignore
  const classes = source.match(/\[(?:\\.|[^\]\\])*\]|\\[dDsSwW]|\\[pP]\{[^}]*\}/g) ?? []
  const taken = classes.flatMap((one) => KINDS.filter((kind) => new RegExp(one, flags.replace(/[gy]/g, '')).test(kind)).slice(0, 4)) // prettier-ignore
  return [...new Set([...taken, ...named, '(', ' ', '1'])].slice(0, SIGNS_MAX)
}

/** Repeats of each sign and each pair of neighbours, with something in front and something behind that may spoil the match. */
function* attacksOn(expression: Pick<Found, 'source' | 'flags'>, length: number): Generator<string> {
  const signs = signsOf(expression)
  const units = [...signs, ...signs.flatMap((one, at) => [one + (signs[at + 1] ?? ''), (signs[at + 1] ?? '') + one])]
  for (const unit of units) {
    const body = unit.repeat(Math.ceil(length / unit.length))
    yield `${body}\u0001`
    yield body
    for (const front of signs.slice(0, 4)) yield `${front}${body}\u0001`
  }
}

function timeOf(expression: RegExp, text: string): number {
  const begin = performance.now()
  if (expression.global) text.replace(expression, '')
  else expression.exec(text)
  return performance.now() - begin
}

/** The attack that takes more than a linear expression ever does, or null. What seems slow is measured again: machines stumble. */
function slowAttackOn({ source, flags }: Pick<Found, 'source' | 'flags'>): { length: number; text: string } | null {
  const expression = new RegExp(source, flags)
  for (const length of LENGTHS) {
    for (const text of attacksOn({ source, flags }, length)) {
      if (timeOf(expression, text) < SLOW_MS) continue
      if (Math.min(...[1, 2, 3].map(() => timeOf(expression, text))) >= SLOW_MS)
        return { length, text: text.slice(0, 20) }
    }
  }
  return null
}

const { found, made } = ['cloudfunctions', 'miniprogram'].map(expressionsOf).reduce((all, more) => ({
  found: [...all.found, ...more.found],
  made: [...all.made, ...more.made],
}))

test('the check finds the expressions that once killed', () => {
  const killers = [
    /^(.*?)[\uff08(]([^\uff09)]*)[\uff09)]$/, // the title of a roll's column
    /[\uff08(].*[\uff09)]$/, // the title of a finance sheet's column
    /\s*\n\s*/g, // a notice on one line
    /(\d+)(?:\.(\d+))?\s*[%\uff05]/g, // percent, read out
    /\B(?=(\d{3})+\.)/g, // thousands of yuan
  ]
  for (const { source, flags } of killers) expect({ source, slow: slowAttackOn({ source, flags }) !== null }).toEqual({ source, slow: true }) // prettier-ignore
})

test('no expression takes longer than its text is long, whatever it is given', () => {
  expect(found.length).toBeGreaterThan(100)
  const slow = found.flatMap((one) => {
    const attack = slowAttackOn(one)
    return attack ? [{ ...one, attack }] : []
  })
  expect(slow).toEqual([])
}, 120_000)

test('no expression is put together at run time, where nobody can look at it', () => {
  expect(made).toEqual([])
})
