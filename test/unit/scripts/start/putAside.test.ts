import { mkdirSync, mkdtempSync, readFileSync, existsSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { STORED_SHAPES } from '../../../../cloudfunctions/shared/documents/storedShapes'
import { keepState, readState } from '../../../../scripts/start/keptState'
import { putAside } from '../../../../scripts/start/putAside'

const folder = mkdtempSync(join(tmpdir(), 'yuanba-aside-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('older data is moved whole to a free name, again and again', () => {
  const data = join(folder, 'cloud')
  const asides = ['first', 'second'].map((words) => {
    mkdirSync(data)
    writeFileSync(join(data, 'cloud.db'), words)
    return putAside(data)
  })
  expect(existsSync(data)).toBe(false)
  expect(asides.map((aside) => readFileSync(join(aside, 'cloud.db'), 'utf8'))).toEqual(['first', 'second'])
})

test('what is kept says by which shapes it was written; what was kept before there were numbers says none', () => {
  const file = join(folder, 'desk.json')
  keepState(file, { scene: 'start', paused: false })
  expect(readState(file)).toEqual({ scene: 'start', paused: false, shapes: STORED_SHAPES })
  writeFileSync(file, JSON.stringify({ scene: 'start', paused: false }))
  expect(readState(file)?.shapes).toBeUndefined()
})
