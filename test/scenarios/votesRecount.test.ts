import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as areas from '../../cloudfunctions/votes/domain/record/areaCommitment'
import { buildRecord } from '../../cloudfunctions/votes/domain/record/buildRecord'
import { countedVote } from '../unit/cloudfunctions/votes/aMotion'

jest.setTimeout(60_000)

const root = path.resolve(__dirname, '../..')
const folder = mkdtempSync(path.join(tmpdir(), 'recount-'))
afterAll(() => rmSync(folder, { recursive: true }))

const bytes = Buffer.from(
  buildRecord(countedVote('ownersOrdinary', ['yes', 'yes', 'no', undefined], areas, (i) => 9_000 + i * 7)),
)
function recountOnCommandLine(content: Buffer) {
  const file = path.join(folder, 'record.json')
  writeFileSync(file, content)
  const run = spawnSync(process.execPath, ['--import', 'tsx', path.join(root, 'scripts/recount.ts'), file], {
    cwd: root,
    encoding: 'utf8',
  })
  return { status: run.status, lines: run.stdout.trim().split('\n') }
}

test('a record that counts area matches on the command line, its areas too', () => {
  const { status, lines } = recountOnCommandLine(bytes)
  expect(lines.at(-1)).toBe('matches')
  expect(lines).toContain('✓ 面积')
  expect(status).toBe(0)
})

test('a changed choice is named, and the command fails', () => {
  const changed = Buffer.from(bytes.toString('utf8').replace('"choice":"no"', '"choice":"yes"'))
  const { status, lines } = recountOnCommandLine(changed)
  expect(lines).toContain('✗ 计票:“同意”写的是 2 户,重新数是 3 户')
  expect(lines.at(-1)).toBe('does not match')
  expect(status).toBe(1)
})

test('a byte that is no text at all isn’t read as another', () => {
  const broken = Buffer.from(bytes)
  broken[broken.indexOf('坝')] = 0xff
  expect(recountOnCommandLine(broken)).toMatchObject({ status: 1 })
})
