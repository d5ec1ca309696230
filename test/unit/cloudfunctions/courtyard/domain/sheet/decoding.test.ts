import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeText } from '../../../../../../cloudfunctions/courtyard/domain/sheet/decodeText'
import { readFileCells, readPastedCells } from '../../../../../../cloudfunctions/courtyard/domain/sheet/readCells'

const samples = join(__dirname, '../../../../../fixtures/samples')
const sample = (name: string) => readFileSync(join(samples, name))

test('UTF-8 with and without BOM, GBK and UTF-16 give the same text', () => {
  const utf8 = Buffer.from('户号,户代表')
  const gbk = Buffer.from([0xbb, 0xa7, 0xba, 0xc5, 0x2c, 0xbb, 0xa7, 0xb4, 0xfa, 0xb1, 0xed])
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('户号,户代表', 'utf16le')])
  const bom = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), utf8])
  expect([utf8, bom, gbk, utf16].map((bytes) => decodeText(bytes))).toEqual([
    { encoding: 'UTF-8', text: '户号,户代表' },
    { encoding: 'UTF-8', text: '户号,户代表' },
    { encoding: 'GBK', text: '户号,户代表' },
    { encoding: 'UTF-16', text: '户号,户代表' },
  ])
})

test('a picture, an old .xls and random bytes are not text', async () => {
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d])
  const xls = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0, 0, 0])
  for (const bytes of [png, xls, Buffer.from([0xff, 0xff, 0xff, 0x00])]) expect(await readFileCells(bytes)).toBeNull()
})

test('the GBK sample is read with its title row', async () => {
  const cells = await readFileCells(sample('roll-dirty.gbk.csv'))
  expect(cells?.encoding).toBe('GBK')
  expect(cells?.rows[0]?.[0]).toBe('南桥村3组户册(2026年9月)')
  expect(cells?.rows[9]?.[3]).toBe('=HYPERLINK("http://x")')
})

test('pasted cells come with tabs', async () => {
  const { rows } = await readPastedCells('户号\t户代表\r\nN001\t刘秀英,户主')
  expect(rows).toEqual([
    ['户号', '户代表'],
    ['N001', '刘秀英,户主'],
  ])
})

test('a workbook keeps its rows and the digits of its numbers', async () => {
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  const bytes = await writeXlsxFile([
    [{ value: '南桥村户册' }],
    [],
    [{ value: '户号' }, { value: '面积' }, { value: '电话' }, { value: '建档' }],
    [{ value: 'N001' }, { value: 203.61 }, { value: 13_800_000_001 }, { value: new Date(0), format: 'yyyy-mm-dd' }],
    [{ value: 'N002' }, { value: 0.1 + 0.2 }, null, null],
  ]).toBuffer()
  const cells = await readFileCells(bytes)
  expect(cells?.encoding).toBe('XLSX')
  expect(cells?.rows.slice(2)).toEqual([
    ['户号', '面积', '电话', '建档'],
    ['N001', '203.61', '13800000001', '(日期)'],
    ['N002', '0.30000000000000004'],
  ])
})

test('a zip that would unpack to gigabytes is refused before it is unpacked', async () => {
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  const bytes = Buffer.from(await writeXlsxFile([[{ value: '户号' }]]).toBuffer())
  expect(await readFileCells(bytes)).not.toBeNull()
  const directory = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))
  bytes.writeUInt32LE(4_000_000_000, directory + 24)
  expect(await readFileCells(bytes)).toBeNull()
  expect(await readFileCells(bytes.subarray(0, 60))).toBeNull()
})
