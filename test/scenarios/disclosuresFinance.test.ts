import type { CourtyardInput, CourtyardOutput } from '../../cloudfunctions/courtyard/contract'
import { asFile, asText, sample } from '../support/courtyardScene'
import { decision, startDisclosuresScene, type DisclosuresScene, type People } from '../support/disclosuresScene'

let scene: DisclosuresScene
let people: People
beforeAll(async () => {
  scene = await startDisclosuresScene()
  people = await scene.courtyard('财')
})
afterAll(() => scene.cloud.stop())

const csv = sample('finance-2026Q3.csv')
const CLOSING = 1_397_610
type Draft = CourtyardInput<'saveDisclosure'>
type Lines = CourtyardOutput<'readFinanceSheet'>['lines']

const statement = (lines: Lines, closingFen = CLOSING): Partial<Draft> => ({
  ...{ kind: 'finance', title: '三季度的账', sections: [], duty: { key: 'finance', period: '2026Q3' } },
  statement: { period: '2026年第三季度', from: '2026-07-01', to: '2026-09-30', lines, closingFen },
})

const first = (lines: Lines, closingFen: number): Partial<Draft> => ({
  ...{ ...statement(lines, closingFen), title: '二季度的账', duty: null },
  statement: { period: '2026年第二季度', from: '2026-04-01', to: '2026-06-30', lines, closingFen },
})

const line = (kind: Lines[number]['kind'], account: string, amountFen: number, voucher = ''): Lines[number] => ({
  ...{ kind, day: '2026-05-06', account, amountFen, voucher },
  ...{ handler: '', approver: '', noVoucherReason: '', note: '' },
})

test('the sample, read and posted: sums, charts over the year, and the same file back', async () => {
  const { founder, resident } = people
  const spring = [line('opening', '上季结余', 800_000), line('income', '户缴清洁费', 64_250)]
  await scene.posted(people, first(spring, 864_250))

  const read = await scene.ok(founder, 'readFinanceSheet', { file: asFile(csv, '三季度.csv') })
  expect(read).toMatchObject({ encoding: 'UTF-8', period: '2026年第三季度', from: '2026-07-01', to: '2026-09-30' })
  expect([read.errors, read.problems, read.closingFen]).toEqual([[], [], null])
  expect(read.sums).toMatchObject({
    openingFen: 864_250,
    incomeFen: 1_415_000,
    spendingFen: 881_640,
    expectedFen: CLOSING,
  })

  // a fen beside is no balance
  const off = await scene.save(founder, statement(read.lines, CLOSING + 1))
  expect(off.problems[0]?.message).toContain('差了 0.01 元')
  const refusal = await scene.refused(founder, 'sendToReview', off)
  expect(refusal).toMatchObject({ code: 'NOT_BALANCED', detail: { differenceFen: -1 } })
  const saved = await scene.save(founder, { ...statement(read.lines), disclosureId: off.disclosureId, revision: 1 })
  expect([saved.problems, saved.warnings]).toEqual([[], []])
  await scene.ok(founder, 'sendToReview', saved)
  await scene.agree(people.second, saved)

  const { disclosureId } = saved
  const shown = await scene.ok(resident, 'disclosure', { disclosureId })
  expect(shown.statement?.lines).toEqual(read.lines)
  expect(shown.card.finance).toMatchObject({ openingFen: 864_250, closingFen: CLOSING })
  expect(shown.year).toMatchObject({
    year: 2026,
    statements: [{ period: '2026年第二季度', closingFen: 864_250 }, { id: disclosureId }],
  })
  expect(shown.year?.byAccount[0]).toEqual({ direction: 'income', account: '户缴清洁费', amountFen: 855_000 + 64_250 })
  expect(shown.year?.byMonth.map(({ month }) => month)).toEqual([
    '2026-04',
    '2026-05',
    '2026-06',
    '2026-07',
    '2026-08',
    '2026-09',
  ])

  const file = await scene.ok(resident, 'exportFinance', { disclosureId, format: 'csv' })
  expect(Buffer.from(file.base64, 'base64')).toEqual(csv)
  expect(file.fileName).toMatch(/2026年第三季度-收支\.csv$/)
  const xlsx = await scene.ok(resident, 'exportFinance', { disclosureId, format: 'xlsx' })
  const again = await scene.ok(founder, 'readFinanceSheet', {
    file: asFile(Buffer.from(xlsx.base64, 'base64'), 'a.xlsx'),
  })
  expect(again.lines).toEqual(read.lines)
  expect(again.encoding).toBe('XLSX')
  // and by other eyes than ours
  const { readSheet } = await import('read-excel-file/universal')
  const rows = await readSheet(new Uint8Array(Buffer.from(xlsx.base64, 'base64')).buffer)
  expect(rows).toHaveLength(csv.toString('utf8').trim().split(/\r?\n/).length)
})

test('a month within the quarter counts once in the year, whichever of them is read', async () => {
  const those = await scene.courtyard('月')
  const dated = (day: string, closing: number): NonNullable<Draft['statement']> => ({
    ...{ period: day.slice(0, 7), from: `${day.slice(0, 7)}-01`, to: `${day.slice(0, 7)}-31`, closingFen: closing },
    lines: [{ ...line('income', '户缴清洁费', closing), day }],
  })
  const month: Partial<Draft> = {
    ...{ kind: 'finance', title: '七月的账', sections: [] },
    statement: dated('2026-07-05', 10_000),
  }
  const monthId = await scene.posted(those, month)
  const quarterId = await scene.posted(those, {
    ...month,
    title: '三季度的账',
    statement: { ...dated('2026-07-05', 30_000), period: '2026年第三季度', to: '2026-09-30' },
  })
  const year = async (disclosureId: string) => (await scene.ok(those.resident, 'disclosure', { disclosureId })).year
  expect(await year(quarterId)).toMatchObject({ statements: [{ id: quarterId }], byAccount: [{ amountFen: 30_000 }] })
  expect(await year(monthId)).toMatchObject({ statements: [{ id: monthId }], byAccount: [{ amountFen: 10_000 }] })
})

test('a duty is fulfilled by its own kind and in its own period', async () => {
  const { founder } = await scene.courtyard('责')
  const saved = (more: Partial<Draft>) => scene.refused(founder, 'saveDisclosure', { ...decision, ...more })
  const wrongKind = await saved({ duty: { key: 'finance', period: '2026Q3' } })
  const future = await saved({ duty: { key: 'decisions', period: '2031Q3' } })
  for (const refusal of [wrongKind, future])
    expect(refusal).toMatchObject({ code: 'INVALID_INPUT', detail: { at: 'duty' } })
})

test('a spending line without a voucher waits for one or for a reason; an opening that doesn’t follow is pointed out', async () => {
  const { founder } = people
  const bare = [line('opening', '上季结余', 1_000), line('spending', '茶水', 600)].map((one) => ({
    ...one,
    day: '2026-10-08',
  }))
  const autumn = (lines: Lines, closingFen: number): Partial<Draft> => ({
    ...statement(lines, closingFen),
    statement: { period: '2026年10月', from: '2026-10-01', to: '2026-10-31', lines, closingFen },
  })
  const saved = await scene.save(founder, autumn(bare, 400))
  expect(saved.problems).toMatchObject([{ row: 2, column: '凭证号' }])
  expect(saved.warnings).toMatchObject([{ column: '上季结余' }])
  const refusal = await scene.refused(founder, 'sendToReview', saved)
  expect(refusal).toMatchObject({ code: 'VOUCHER_MISSING', detail: { row: 2 } })
  const reasoned = bare.map((one) => (one.kind === 'spending' ? { ...one, noVoucherReason: '小卖部没有票' } : one))
  expect(
    (await scene.save(founder, { ...autumn(reasoned, 400), disclosureId: saved.disclosureId, revision: 1 })).problems,
  ).toEqual([])
  const { disclosureId } = saved
  expect((await scene.refused(people.resident, 'exportFinance', { disclosureId, format: 'csv' })).code).toBe(
    'NOT_FOUND',
  )
  const file = await scene.ok(founder, 'exportFinance', { disclosureId, format: 'csv' })
  expect(Buffer.from(file.base64, 'base64').toString()).toContain('无凭证原因')
})

test('a sheet in GBK, pasted cells and rubbish', async () => {
  const { founder } = people
  const gbk = Buffer.from(
    'c8d5c6da2ccad5d6a72cbfc6c4bf2cbdf0b6ee0d0a323032362d30372d30312cd6a7b3f62cb5e7b7d12c31302e3530',
    'hex',
  )
  const read = await scene.ok(founder, 'readFinanceSheet', { file: asFile(gbk) })
  expect(read).toMatchObject({ encoding: 'GBK', lines: [{ kind: 'spending', account: '电费', amountFen: 1_050 }] })
  expect(read.problems).toMatchObject([{ row: 1, column: '凭证号' }])
  const pasted = await scene.ok(founder, 'readFinanceSheet', {
    file: asText('日期\t收支\t科目\t金额\n7月1日\t支出\t电费\t十块'),
  })
  expect(pasted.errors).toMatchObject([
    { row: 2, column: '日期' },
    { row: 2, column: '金额' },
  ])
  expect([pasted.lines, pasted.problems]).toEqual([[], []])
  const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1])
  expect((await scene.refused(founder, 'readFinanceSheet', { file: asFile(png) })).code).toBe('FILE_UNREADABLE')
})

test('nobody’s statement sneaks into another kind', async () => {
  const { founder } = people
  const lines = [line('income', '清洁费', 100)]
  const { disclosureId } = await scene.save(founder, {
    ...decision,
    statement: statement(lines, 100).statement ?? null,
  })
  expect((await scene.ok(founder, 'disclosureDraft', { disclosureId })).statement).toBeNull()
})
