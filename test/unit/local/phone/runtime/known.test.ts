import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { EVENTS } from '../../../../../local/phone/runtime/known'

test('every event that an element sends is in the list of what pages may listen to', () => {
  const folder = join(__dirname, '../../../../../local/phone/runtime/builtIns')
  const sent = readdirSync(folder).flatMap((file) =>
    [...readFileSync(join(folder, file), 'utf8').matchAll(/triggerEvent\('(\w+)'/g)].map(([, event = '']) => event),
  )
  const listed = new Set(Object.values(EVENTS).flat())
  expect(sent.length).toBeGreaterThan(15)
  expect([...new Set(sent)].filter((event) => !listed.has(event))).toEqual([])
})
