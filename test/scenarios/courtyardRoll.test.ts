import {
  asFile,
  asText,
  codeOf,
  foundCourtyard,
  importFile,
  joinHousehold,
  rowOf,
  sample,
  startScene,
  type Scene,
} from '../support/courtyardScene'

let scene: Scene
beforeAll(async () => {
  scene = await startScene()
})
afterAll(() => scene.cloud.stop())

const rural = asFile(sample('roll-rural.csv'))
const corrected = (from: string, to: string) =>
  asFile(Buffer.from(sample('roll-rural.csv').toString('utf8').replace(from, to)))

test('a preview writes nothing, an import writes everything, and the same file again changes nothing', async () => {
  await foundCourtyard(scene, '赵主任')
  const before = await scene.cloud.fingerprint()
  const preview = await scene.ok('赵主任', 'previewRoll', { file: rural, owners: [] })
  expect(await scene.cloud.fingerprint()).toBe(before)
  expect(preview).toMatchObject({ encoding: 'UTF-8', errors: [], unchanged: 0, sizeAdvice: '' })
  expect(preview.groups.map(({ households }) => households)).toEqual([24, 24, 24, 24])

  const { digest } = preview
  const first = await scene.ok('赵主任', 'importRoll', { file: rural, owners: [], digest })
  expect(first).toEqual({ rollVersion: 1, added: 96, changed: 0, ended: 0, households: 96 })
  const after = await scene.cloud.fingerprint()
  // the answer was lost and the phone asks again
  expect(await scene.ok('赵主任', 'importRoll', { file: rural, owners: [], digest })).toEqual(first)
  expect(await importFile(scene, '赵主任', rural)).toEqual({
    rollVersion: 1,
    added: 0,
    changed: 0,
    ended: 0,
    households: 96,
  })
  expect(await scene.cloud.fingerprint()).toBe(after)

  const { totals, groups, households } = await scene.ok('赵主任', 'roll', { group: '3组' })
  expect(totals).toMatchObject({ households: 96, heads: 96 })
  expect(groups.map(({ name }) => name)).toEqual(['1组', '2组', '3组', '4组'])
  expect(households).toHaveLength(24)
  expect(households[0]).toMatchObject({ group: '3组', phoneMasked: expect.stringMatching(/^138\*{4}\d{4}$/) as string })
})

test('a corrected file shows what would change and keeps households that left', async () => {
  const founder = '钱主任'
  await foundCourtyard(scene, founder)
  await importFile(scene, founder, rural)
  const { id } = await rowOf(scene, founder, 'N002')
  const without = sample('roll-rural.csv').toString('utf8').split('\n').filter((line) => !line.startsWith('N003')) // prettier-ignore
  const file = asFile(Buffer.from(without.join('\n').replace('李永福,13800000002,1,1', '李永贵,13800000002,2,2')))
  const preview = await scene.ok(founder, 'previewRoll', { file, owners: [] })
  expect(preview.changes).toEqual([
    {
      no: 'N002',
      kind: 'change',
      headName: '李永贵',
      changes: ['户代表 李永福 → 李永贵', '成年人数 1 → 2', '常住人口 1 → 2'],
    },
    { no: 'N003', kind: 'end', headName: '龙小红', changes: [] },
  ])
  expect(preview.unchanged).toBe(94)
  expect(await importFile(scene, founder, file)).toMatchObject({ rollVersion: 2, changed: 1, ended: 1, households: 95 })
  expect((await rowOf(scene, founder, 'N002')).id).toBe(id)
  expect(await scene.count('households', { no: 'N003', active: false })).toBe(1)
  // and back again: the household that had left is the same one
  expect(await importFile(scene, founder, rural)).toMatchObject({ rollVersion: 3, added: 1, changed: 1, ended: 0 })
  expect(await scene.count('households', { no: 'N003', active: false })).toBe(0)
})

test('the dirty GBK file yields a report and no half import', async () => {
  const founder = '孙主任'
  await foundCourtyard(scene, founder)
  const file = asFile(sample('roll-dirty.gbk.csv'))
  const before = await scene.cloud.fingerprint()
  const { encoding, errors, warnings, digest } = await scene.ok(founder, 'previewRoll', { file, owners: [] })
  expect(encoding).toBe('GBK')
  expect(errors).toHaveLength(7)
  expect(warnings.map(({ value }) => value)).toContain('合计')
  const refusal = await scene.refused(founder, 'importRoll', { file, owners: [], digest })
  expect(refusal).toEqual({ code: 'ROLL_HAS_ERRORS', detail: { errors: 7 } })
  expect(await scene.cloud.fingerprint()).toBe(before)
})

test('an estate is imported once every namesake is decided', async () => {
  const founder = '李主任'
  await foundCourtyard(scene, founder, 'estate')
  const file = asFile(sample('roll-estate.csv'))
  const preview = await scene.ok(founder, 'previewRoll', { file, owners: [] })
  expect([preview.headsIfSame, preview.headsIfDifferent, preview.totals.areaDm2]).toEqual([160, 165, 1_641_968])
  const undecided = await scene.refused(founder, 'importRoll', { file, owners: [], digest: preview.digest })
  expect(undecided).toEqual({ code: 'OWNERS_UNDECIDED', detail: { owners: 5 } })

  const same = preview.owners.map(({ name }) => ({ name, same: true }))
  expect((await scene.refused(founder, 'importRoll', { file, owners: same, digest: preview.digest })).code).toBe(
    'PREVIEW_OUTDATED',
  )
  expect(await importFile(scene, founder, file, same)).toMatchObject({ added: 160, households: 160 })
  const { totals } = await scene.ok(founder, 'roll', { group: '' })
  expect(totals).toMatchObject({ units: 168, heads: 160, areaDm2: 1_641_968 })
  // what was decided stands: the file alone changes nothing now
  expect(await importFile(scene, founder, file)).toMatchObject({ added: 0, changed: 0, ended: 0, rollVersion: 1 })
  const apart = preview.owners.map(({ name }) => ({ name, same: false }))
  expect(await importFile(scene, founder, file, apart)).toMatchObject({ added: 5, changed: 5, households: 165 })
})

test('a flat that is sold takes its former owner’s account and code with it', async () => {
  const founder = '周主任'
  await foundCourtyard(scene, founder, 'estate')
  const list = (owner: string) => asText(`房号,业主,专有面积\n1-101,${owner},80.50\n1-102,王五,90`)
  await importFile(scene, founder, list('张三'))
  const code = await codeOf(scene, founder, '1-101')
  await joinHousehold(scene, founder, '张三', '1-101')
  const { warnings } = await scene.ok(founder, 'previewRoll', { file: list('李四'), owners: [] })
  expect(warnings.map(({ message }) => message).join()).toContain('换成了“李四”')
  await importFile(scene, founder, list('李四'))
  expect((await scene.ok('张三', 'home', {})).me).toBeNull()
  expect((await scene.refused('新邻居', 'lookUpCode', { code })).code).toBe('CODE_WRONG')
  expect(await joinHousehold(scene, founder, '李四', '1-101')).toMatchObject({ representative: true })
})

test('a workbook is read like a list in text', async () => {
  const founder = '吴主任'
  await foundCourtyard(scene, founder)
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  const bytes = await writeXlsxFile([
    [{ value: '南桥村户册' }],
    ['户号', '小组', '户代表', '联系电话', '成年人数', '宅基地面积(㎡)'].map((value) => ({ value })),
    [
      { value: 'N001' },
      { value: '1组' },
      { value: '龙元清' },
      { value: 13_800_000_001 },
      { value: 3 },
      { value: 203.61 },
    ],
    [{ value: 'N002' }, { value: '2组' }, { value: '李永福' }, null, { value: 1 }, null],
  ]).toBuffer()
  const file = asFile(bytes, '户册.xlsx')
  const preview = await scene.ok(founder, 'previewRoll', { file, owners: [] })
  expect(preview).toMatchObject({ encoding: 'XLSX', errors: [], totals: { households: 2, areaDm2: 20_361 } })
  expect(preview.sizeAdvice).toContain('50–100 户')
  expect(await importFile(scene, founder, file)).toMatchObject({ added: 2 })
})

test('what is no list is refused as unreadable', async () => {
  const founder = '郑主任'
  await foundCourtyard(scene, founder)
  const file = asFile(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), '照片.png')
  expect((await scene.refused(founder, 'previewRoll', { file, owners: [] })).code).toBe('FILE_UNREADABLE')
  const long = asText(`户号,户代表\n${Array.from({ length: 1200 }, (_, at) => `N${at},刘英`).join('\n')}`)
  expect((await scene.refused(founder, 'previewRoll', { file: long, owners: [] })).code).toBe('TOO_LARGE')
})

test('a thousand households are imported in one go', async () => {
  const founder = '韩主任'
  await foundCourtyard(scene, founder)
  const rows = Array.from({ length: 1000 }, (_, at) => `N${String(at + 1)},${String((at % 10) + 1)}组,刘英,2`)
  const file = asText(['户号,小组,户代表,成年人数', ...rows].join('\n'))
  expect(await importFile(scene, founder, file)).toMatchObject({ added: 1000, households: 1000 })
  const { totals, groups } = await scene.ok(founder, 'roll', { group: '' })
  expect(totals).toMatchObject({ households: 1000, adults: 2000 })
  expect(groups).toHaveLength(10)
})

test('of two importers at once one wins, and the other has to look again', async () => {
  const founder = '王主任'
  await foundCourtyard(scene, founder)
  await importFile(scene, founder, rural)
  const files = [corrected('龙元清', '龙元青'), corrected('李永福', '李永富')]
  const previews = await Promise.all(files.map((file) => scene.ok(founder, 'previewRoll', { file, owners: [] })))
  const replies = await Promise.all(
    files.map((file, at) => scene.ask(founder, 'importRoll', { file, owners: [], digest: previews[at]?.digest ?? '' })),
  )
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
  const lost = replies.findIndex(({ ok }) => !ok)
  const file = files[lost] ?? rural
  // while the other one is still writing it may have been told to wait; then it learns that the roll has moved on
  const again = await scene.refused(founder, 'importRoll', { file, owners: [], digest: previews[lost]?.digest ?? '' })
  expect(again.code).toBe('PREVIEW_OUTDATED')
  expect((await scene.ok(founder, 'roll', { group: '' })).rollVersion).toBe(2)
})

test('the same import from two phones at once is one import', async () => {
  const founder = '冯主任'
  await foundCourtyard(scene, founder)
  const { digest } = await scene.ok(founder, 'previewRoll', { file: rural, owners: [] })
  const input = { file: rural, owners: [], digest }
  const replies = await Promise.all([1, 2].map(() => scene.ask(founder, 'importRoll', input)))
  expect(replies.some(({ ok }) => ok)).toBe(true)
  // whoever was told to wait finds the one import on asking again
  const answers = await Promise.all(
    replies.map(async (reply) => (reply.ok ? reply.value : scene.ok(founder, 'importRoll', input))),
  )
  expect(answers[0]).toEqual(answers[1])
  expect(answers[0]).toMatchObject({ rollVersion: 1, added: 96, households: 96 })
})

test('a cloud that is killed while a roll is imported holds all of it or nothing', async () => {
  const founder = '陈主任'
  const courtyardId = await foundCourtyard(scene, founder)
  const { digest } = await scene.ok(founder, 'previewRoll', { file: rural, owners: [] })
  for (const callsBefore of [1, 2, 3]) {
    const importing = scene.ask(founder, 'importRoll', { file: rural, owners: [], digest }).catch(() => null)
    for (let calls = 0; calls < callsBefore; calls++) await scene.count('households')
    await scene.cloud.killAndRestart()
    await importing
    const households = await scene.count('households', { courtyardId })
    expect([0, 96]).toContain(households)
    expect(await scene.count('rollImports', { courtyardId })).toBe(households / 96)
  }
  const answer = await scene.ok(founder, 'importRoll', { file: rural, owners: [], digest })
  expect(answer).toMatchObject({ rollVersion: 1, added: 96, households: 96 })
  expect(await scene.count('householdCodes', { courtyardId })).toBe(96)
})
