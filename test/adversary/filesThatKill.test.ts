import { asFile, asText, foundCourtyard, startScene, type Scene } from '../support/courtyardScene'
import { bookParts, craftZip, textCell, textRows, type CraftedEntry, type EndClaims } from '../support/craftZip'

let scene: Scene
const founder = '赵主任'
beforeAll(async () => {
  scene = await startScene()
  await foundCourtyard(scene, founder)
})
afterAll(() => scene.cloud.stop())

const LIST = textRows([
  ['户号', '小组', '户代表'],
  ['N001', '1组', '龙元清'],
  ['N002', '1组', '李永福'],
])
const book = (bytes: Uint8Array) => asFile(bytes, '户册.xlsx')
const honest = bookParts(LIST)
const withSheet = (change: (sheet: CraftedEntry) => CraftedEntry): CraftedEntry[] =>
  honest.map((entry) => (entry.name.endsWith('sheet1.xml') ? change(entry) : entry))

/** The file is refused in the plain words of `code` by both readers, and the instance that refused it answers the next call. */
async function refuses(bytes: Uint8Array, code: string) {
  const before = await scene.cloud.fingerprint()
  const roll = await scene.refused(founder, 'previewRoll', { file: book(bytes), owners: [] })
  const books = await scene.refused(founder, 'readFinanceSheet', { file: book(bytes) })
  expect([roll.code, books.code]).toEqual([code, code])
  expect((await scene.ok(founder, 'home', {})).me).not.toBeNull()
  expect(await scene.cloud.fingerprint()).toBe(before)
}

test('an honest workbook, made byte by byte, goes in', async () => {
  const preview = await scene.ok(founder, 'previewRoll', { file: book(craftZip(honest)), owners: [] })
  expect(preview).toMatchObject({ encoding: 'XLSX', errors: [], warnings: [], totals: { households: 2 } })
})

/** Sixty million blanks in a file of some sixty kilobytes, under a name that every reader unpacks. */
const swelling = (megabytes: number): CraftedEntry => ({
  name: 'xl/worksheets/sheet1.xml',
  bytes: Buffer.alloc(megabytes * 1_000_000, ' '),
})
const parts = honest.slice(0, -1)

test.each([
  ['60 kB', 60],
  ['196 kB', 196],
])('a bomb of %s whose end record counts no entries is refused, and the instance lives', async (_size, megabytes) => {
  const bomb = craftZip([...parts, swelling(megabytes)], { entries: 0 })
  expect(bomb.length).toBeLessThan(megabytes * 1100)
  await refuses(bomb, 'FILE_UNSOUND')
  await refuses(craftZip([...parts, swelling(megabytes)], { here: 0 }), 'FILE_UNSOUND')
})

test('a bomb that claims to be small is stopped while it unpacks, an honest bomb before', async () => {
  await refuses(craftZip([...parts, { ...swelling(200), claims: { size: 1000 } }]), 'FILE_UNSOUND')
  await refuses(craftZip([...parts, swelling(200)]), 'FILE_UNSOUND')
})

test('other calls go on while bombs are being refused', async () => {
  const bomb = book(craftZip([...parts, { ...swelling(100), claims: { size: 29_000_000 } }]))
  const calls = await Promise.all([
    ...Array.from({ length: 4 }, () => scene.ask(founder, 'previewRoll', { file: bomb, owners: [] })),
    scene.ask(founder, 'home', {}),
    scene.ask('路人', 'home', {}),
  ])
  expect(calls.slice(0, 4).map((reply) => (reply.ok ? '' : reply.refusal.code))).toEqual(Array(4).fill('FILE_UNSOUND'))
  expect(calls.slice(4).map(({ ok }) => ok)).toEqual([true, true])
})

const zip64Extra = Buffer.from([0x01, 0x00, 0x08, 0x00, 0, 0, 0, 0, 1, 0, 0, 0])
const locator = Buffer.concat([Buffer.from('PK\u0006\u0007'), Buffer.alloc(16)])
const liars: readonly (readonly [string, () => Uint8Array])[] = [
  ...([{ entries: 4 }, { here: 4 }, { entries: 6, here: 6 }, { entries: 0xffff, here: 0xffff }, { size: 10 }, { size: 0xffffffff }, { at: 3 }, { at: 0xffffffff }] as EndClaims[]) // prettier-ignore
    .map((claims) => [`an end record that says ${JSON.stringify(claims)}`, () => craftZip(honest, claims)] as const),
  ['a ZIP64 locator', () => craftZip(honest, { size: 0 }, locator)],
  ['a ZIP64 size', () => craftZip(withSheet((sheet) => ({ ...sheet, claims: { size: 0xffffffff } })))],
  ['a ZIP64 extra field', () => craftZip(withSheet((sheet) => ({ ...sheet, extra: zip64Extra })))],
  ['a size that is too small', () => craftZip(withSheet((sheet) => ({ ...sheet, claims: { size: 10 } })))],
  ['a size that is too large', () => craftZip(withSheet((sheet) => ({ ...sheet, claims: { size: 100_000 } })))],
  ['data that is too long', () => craftZip(withSheet((sheet) => ({ ...sheet, claims: { packedSize: 100_000 } })))],
  ['an encrypted entry', () => craftZip(withSheet((sheet) => ({ ...sheet, claims: { flags: 1 } })))],
  ['a method nobody knows', () => craftZip(withSheet((sheet) => ({ ...sheet, claims: { method: 99 } })))],
  ['one name twice', () => craftZip([...honest, ...honest.slice(-1)])],
  ['one name twice in other case', () => craftZip([...honest, { name: 'XL/Workbook.xml', bytes: Buffer.from('x') }])],
  [
    'entries that share their data',
    () => craftZip([...honest, ...honest.slice(-1).map((entry) => ({ ...entry, shares: 4 }))]),
  ],
  ['thousands of entries', () => craftZip([...honest, ...Array.from({ length: 3000 }, (_, at) => ({ name: `x${at}`, bytes: Buffer.from('x') }))])], // prettier-ignore
  ['nothing but a beginning', () => craftZip(honest).subarray(0, 300)],
  ['no sheet', () => craftZip(honest.slice(0, -1))],
  ['XML that never ends', () => craftZip(bookParts('<row r="1">'.repeat(100_000)))],
  ['cells that go back', () => craftZip(bookParts(`<row r="1">${textCell('B1', 'x')}${textCell('A1', 'y')}</row>`))],
  ['one cell twice', () => craftZip(bookParts(`<row r="1">${textCell('A1', 'x')}${textCell('A1', 'y')}</row>`))],
  ['a row beyond every sheet', () => craftZip(bookParts(`<row r="9999999">${textCell('A9999999', 'x')}</row>`))],
]
test.each(liars)('a workbook with %s is refused in plain words', async (_what, make) => {
  await refuses(make(), 'FILE_UNSOUND')
})

test('a stray cell at the far end of the sheet is left out with a word, and the list goes in', async () => {
  const far = bookParts(
    `${LIST.replace('</row>', `${textCell('XFD1', '?')}</row>`)}<row r="1048576">${textCell('A1048576', ' ')}${textCell('C1048576', '作废')}</row>`,
    { before: '<dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384" width="9"/></cols>' },
  )
  const preview = await scene.ok(founder, 'previewRoll', { file: book(craftZip(far)), owners: [] })
  expect(preview).toMatchObject({ errors: [], totals: { households: 2 } })
  expect(preview.warnings).toEqual([
    expect.objectContaining({ row: 1, message: expect.stringContaining('离表格太远，没有读') as string }),
  ])
})

test('the same in the account book, in text and between empty rows', async () => {
  const heading = '日期,收支,科目,金额,凭证号\n2026-07-01,收入,清洁费,100,P1'
  const text = `${heading}\n${','.repeat(900)}x${'\n'.repeat(5000)}旧账,,,,`
  const sheet = await scene.ok(founder, 'readFinanceSheet', { file: asText(text) })
  expect(sheet).toMatchObject({ errors: [], lines: [{ account: '清洁费' }] })
  expect(sheet.warnings).toHaveLength(1)
  const roll = await scene.ok(founder, 'previewRoll', {
    file: asText(`户号,户代表\nN1,刘英${'\n'.repeat(2000)}作废,`),
    owners: [],
  })
  expect(roll).toMatchObject({ errors: [], totals: { households: 1 } })
  expect(roll.warnings.map(({ row }) => row)).toContain(2002)
})

test('a list with an empty row after each household is read to its end', async () => {
  const rows = Array.from({ length: 900 }, (_, at) => `N${at},刘英${at}`).join('\n\n')
  const { totals, warnings } = await scene.ok(founder, 'previewRoll', {
    file: asText(`户号,户代表\n${rows}`),
    owners: [],
  })
  expect([totals.households, warnings]).toEqual([900, []])
})

test('more rows than a list may have are refused, and never cut off in silence', async () => {
  const rows = Array.from({ length: 1200 }, (_, at) => [`N${at}`, '1组', '刘英'])
  const many = craftZip(bookParts(textRows([['户号', '小组', '户代表'], ...rows])))
  expect((await scene.refused(founder, 'previewRoll', { file: book(many), owners: [] })).code).toBe('TOO_LARGE')
})

test('rows, spans and merged ranges that reach to the end of the sheet cost nothing', async () => {
  const rows = LIST.replace('<row r="1">', '<row r="1" spans="1:16384">')
  const sheet = bookParts(rows, { before: '<dimension ref="A1:XFD1048576"/>' }).map((entry) =>
    entry.name.endsWith('sheet1.xml')
      ? { ...entry, bytes: Buffer.from(entry.bytes.toString().replace('</worksheet>', `${merged}</worksheet>`)) }
      : entry,
  )
  const { totals } = await scene.ok(founder, 'previewRoll', { file: book(craftZip(sheet)), owners: [] })
  expect(totals.households).toBe(2)
})
const merged = `<mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(20_000)}</mergeCells>`

test('entities that a document makes up are never resolved', async () => {
  const strings = '<si><t>&a;</t></si>'
  const parts = bookParts(`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`, { strings }).map((entry) => ({
    ...entry,
    bytes: Buffer.from(entry.bytes.toString().replace('?>', '?><!DOCTYPE x [<!ENTITY a "户号">]>')),
  }))
  const { errors } = await scene.ok(founder, 'previewRoll', { file: book(craftZip(parts)), owners: [] })
  expect(errors.map(({ message }) => message).join()).toContain('没有找到表头')
})
