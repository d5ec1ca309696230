import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { EVENTS, UNSEEN, WITHOUT_EFFECT } from '../../../../../local/phone/runtime/known'

const phone = join(__dirname, '../../../../../local/phone')
const read = (path: string) => readFileSync(join(phone, path), 'utf8')
// define.ts has what elements share: it is read by each of them.
const elements = readdirSync(join(phone, 'runtime/builtIns'))
  .filter((file) => file !== 'define.ts')
  .map((file) => read(`runtime/builtIns/${file}`))
const TYPE = '(?:String|Number|Boolean|Array|Object|null|\\{ type: \\w+, value: [^}]*\\})'
const DECLARED = new RegExp(`^\\s+(\\w+): ${TYPE},$|(\\w+): ${TYPE}(?=[,}\\s])`, 'gm')

/** What reads attributes of elements outside of their own files. */
const elsewhere = [
  ...['builtInMarkup.ts', 'runtime/shell/keyboard.ts', 'runtime/builtIns/form.ts'],
  ...['runtime/builtIns/movablePlace.ts', 'runtime/builtIns/regionColumns.ts'],
]
  .map((path) => read(path).replace(DECLARED, ''))
  .join('\n')

/** Properties that an element declares and nothing reads. */
function unreadIn(source: string): string[] {
  const declared = [...source.matchAll(DECLARED)].map(([, own, inline]) => own ?? inline ?? '')
  const code = source.replace(DECLARED, '').replace(/^\s+\w+: (?:string|number|boolean|unknown)$|\binner\.\w+/gm, '')
  const rest = code + elsewhere
  return declared.filter((name) => name !== 'properties' && !new RegExp(`\\b${name}\\b`).test(rest))
}

test('every event that an element sends is in the list of what pages may listen to', () => {
  const sent = elements.flatMap((source) =>
    [...source.matchAll(/triggerEvent\('(\w+)'/g)].map(([, event = '']) => event),
  )
  const listed = new Set(Object.values(EVENTS).flat())
  expect(sent.length).toBeGreaterThan(15)
  expect([...new Set(sent)].filter((event) => !listed.has(event))).toEqual([])
})

test('an attribute that nothing reads is listed as such, and one that something reads is not', () => {
  const unread = new Set(elements.flatMap(unreadIn))
  const listed = new Set([...Object.values(WITHOUT_EFFECT).flat(), ...UNSEEN])
  expect({
    missing: [...unread].filter((name) => !listed.has(name)),
    outdated: [...listed].filter((name) => !unread.has(name)),
  }).toEqual({ missing: [], outdated: [] })
})
