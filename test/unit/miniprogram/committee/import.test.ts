import {
  decisionsOf,
  headsWith,
  needsPreview,
  showImport,
  type ImportLocal,
  type Preview,
} from '../../../../miniprogram/packages/committee/import/view'

const preview = (changes: Partial<Preview> = {}): Preview => ({
  digest: '',
  kind: 'rural',
  encoding: 'utf-8',
  totals: { households: 96, units: 96, heads: 96, adults: 220, residents: 297, areaDm2: 0 },
  groups: [{ name: '1组', households: 24, areaDm2: 0 }],
  errors: [],
  warnings: [],
  owners: [],
  headsIfSame: 96,
  headsIfDifferent: 96,
  changes: [{ no: 'N001', kind: 'add', headName: '龙元清', changes: [] }],
  unchanged: 0,
  sizeAdvice: '',
  ...changes,
})
const owner = (name: string, units: number) => ({
  name,
  units: Array.from({ length: units }, (_, index) => `1-${index}`),
  same: null,
})
const estate = (changes: Partial<Preview> = {}) =>
  preview({
    kind: 'estate',
    totals: { households: 160, units: 168, heads: 160, adults: 0, residents: 0, areaDm2: 1_641_968 },
    owners: [owner('张玉兰', 2), owner('毛志强', 2), owner('唐静', 2), owner('程秀英', 2), owner('丁泽民', 2)],
    headsIfSame: 160,
    headsIfDifferent: 165,
    ...changes,
  })
const none = {}
const local = (changes: Partial<ImportLocal> = {}): ImportLocal => ({
  file: null,
  pasting: false,
  pasted: '',
  preview: preview(),
  decisions: none,
  previewed: none,
  unfolded: '',
  done: null,
  ...changes,
})

test('each doubled name that is one person is one head: 160, 165, and anything between', () => {
  const same = Object.fromEntries(estate().owners.map(({ name }) => [name, true]))
  const different = Object.fromEntries(estate().owners.map(({ name }) => [name, false]))
  expect(headsWith(estate(), same)).toBe(160)
  expect(headsWith(estate(), different)).toBe(165)
  expect(headsWith(estate(), { ...same, 唐静: false })).toBe(161)
})

test('who owns three units and is one person takes two heads away', () => {
  expect(headsWith({ owners: [owner('徐正才', 3)], headsIfDifferent: 10 }, { 徐正才: true })).toBe(8)
})

test('nothing can be confirmed while rows are wrong, owners undecided or the preview older than the decisions', () => {
  const wrong = { row: 4, column: '成年人数', value: '二', message: '要写成数字' }
  const decided = Object.fromEntries(estate().owners.map(({ name }) => [name, true]))
  expect(showImport(local()).reason).toBe('')
  expect(showImport(local({ preview: preview({ errors: [wrong] }) })).reason).toBe('表里有 1 处要改,改好再导入')
  expect(showImport(local({ preview: estate(), decisions: { 唐静: true } })).reason).toBe('还有 4 个重名的业主没确认')
  expect(showImport(local({ preview: estate(), decisions: decided })).reason).toBe('正在按你的确认重新算')
  expect(showImport(local({ preview: estate(), decisions: decided, previewed: decided })).reason).toBe('')
  expect(showImport(local({ preview: preview({ changes: [], unchanged: 96 }) })).reason).toBe(
    '和现在的户册一样,不用导入',
  )
})

test('a new preview is needed exactly when the last owner is decided or one is decided anew', () => {
  const decided = Object.fromEntries(estate().owners.map(({ name }) => [name, true]))
  expect(needsPreview(local({ preview: estate(), decisions: { 唐静: true } }))).toBe(false)
  expect(needsPreview(local({ preview: estate(), decisions: decided }))).toBe(true)
  expect(needsPreview(local({ preview: estate(), decisions: decided, previewed: decided }))).toBe(false)
  expect(needsPreview(local({ preview: null }))).toBe(false)
})

test('what the present roll has decided about owners is kept, the rest stays open', () => {
  const owners = [{ ...owner('张玉兰', 2), same: false }, owner('唐静', 2)]
  expect(decisionsOf({ owners })).toEqual({ 张玉兰: false })
})

test('errors name row and column and never repeat the value; many are folded', () => {
  const finding = (row: number, value: string, message: string) => ({ row, column: '户号', value, message })
  const few = showImport(
    local({ preview: preview({ errors: [finding(7, 'N204', '户号 N204 重复'), finding(0, '', '没有列名')] }) }),
  )
  expect(few.errors.map(({ where, text }) => `${where} ${text}`)).toEqual([
    '第 7 行 · 户号 户号 N204 重复',
    '整张表 · 户号 没有列名',
  ])
  const many = Array.from({ length: 25 }, (_, index) => finding(index + 2, '约150', '要填数字'))
  expect(showImport(local({ preview: preview({ errors: many }) }))).toMatchObject({
    errorsTitle: '有 25 处要改',
    moreErrors: '还有 5 处',
  })
  expect(showImport(local({ preview: preview({ errors: many }), unfolded: 'errors' })).errors).toHaveLength(25)
  expect(showImport(local({ preview: preview({ errors: many }) })).errors[0]?.text).toBe('“约150”:要填数字')
})

test('says what would change against the present roll', () => {
  const changes = [
    { no: 'N001', kind: 'change', headName: '龙元清', changes: ['成年人数 2 → 3', '电话改了'] },
    { no: 'N097', kind: 'end', headName: '周国强', changes: [] },
  ] as Preview['changes']
  const view = showImport(local({ preview: preview({ changes, unchanged: 94 }), unfolded: 'changes' }))
  expect(view.changesTitle).toBe('改 1 户,去掉 1 户,94 户没变')
  expect(view.changes[0]).toEqual({ no: 'N001', title: '改 N001 龙元清', second: '成年人数 2 → 3;电话改了' })
})

test('after the import nothing of the preview stays', () => {
  const done = { rollVersion: 1, added: 96, changed: 0, ended: 0, households: 96 }
  expect(showImport(local({ done }))).toMatchObject({ step: 'done', doneTitle: '导入好了,在册 96 户', errors: [] })
})
