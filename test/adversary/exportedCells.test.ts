import { financeCsv, readFinanceCells } from '../../cloudfunctions/courtyard/domain/disclosures/financeSheet'
import { guard, unguard } from '../../cloudfunctions/courtyard/domain/sheet/guard'
import { readFileCells } from '../../cloudfunctions/courtyard/domain/sheet/readCells'
import { writeXlsx } from '../../cloudfunctions/courtyard/disclosures/writeXlsx'
import type { FinanceLine } from '../../cloudfunctions/shared/documents'
import fc from 'fast-check'
import Papa from 'papaparse'

const unseen = [
  '',
  '\u00ad',
  '\u2060',
  '\u202e',
  '\u061c',
  '\u180e',
  '\u200b',
  '\u200f',
  '\ufeff',
  ' ',
  '\u3000',
  '\t',
  '\r',
]
const starts = ['=', '+', '-', '@', '\uff1d', '\uff0b', '\uff0d', '\uff20']
const running = [
  ...unseen.flatMap((sign) => starts.map((start) => `${sign}${start}1+1`)),
  ...['-1,2', '+1&1', '-1-1', '=HYPERLINK("http://x")', '@SUM(A1)', "-2+3+cmd|' /C calc'!A0", '=A1', '+86 138'],
]

const line = (note: string): FinanceLine => ({
  ...{ kind: 'income', day: '2026-07-01', account: '清洁费', amountFen: 10_000, handler: '', approver: '' },
  ...{ voucher: '', noVoucherReason: '', note },
})
const notes = async (bytes: Uint8Array) => {
  const { lines, errors } = readFinanceCells((await readFileCells(bytes))?.rows ?? [])
  expect(errors).toEqual([])
  return lines.map(({ note }) => note)
}

test('whatever a spreadsheet could compute stands as text in an exported file', () => {
  for (const text of running) expect(guard(text)).toBe(`'${text}`)
  const csv = financeCsv(running.map(line))
  const cells = Papa.parse<string[]>(csv, { skipEmptyLines: true }).data.flat()
  expect(cells.length).toBe((running.length + 1) * 8)
  for (const cell of cells) expect(cell).not.toMatch(/^[\s\p{Cc}\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20]/u)
})

test('what only looks like a sign stays as it was written, and sums stay numbers', () => {
  for (const text of ['-', '—', '/', '=..', '+', '刘英', '1-101', '2026-07-01', '无']) expect(guard(text)).toBe(text)
  expect(financeCsv([line('')])).toContain(',100.00,')
})

test('every text comes back as it went out', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.constantFrom(...running), fc.stringMatching(/^'{0,3}[=+@-]{0,2}[a1]?$/)),
      (text) => {
        expect(unguard(guard(text))).toBe(text)
      },
    ),
  )
})

test('exported and read again, a note says the same, in both formats', async () => {
  const said = ['-1,2', '+1&1', '-1-1', '=1+1', '=..', '-', "'=1", "'", '@刘英', '-无', 'a;=1', '"x",=1']
  const lines = said.map(line)
  expect(await notes(Buffer.from(financeCsv(lines)))).toEqual(said)
  expect(await notes(await writeXlsx(lines))).toEqual(said)
})
