import {
  matterFor,
  matterNamedBy,
  mattersFor,
  ownersMatters,
  regimeOfMatter,
} from '../../../../../cloudfunctions/votes/domain/ownersMatters'

const CHENGDU = '510181'
const MIANYANG = '510700'
const named = (title: string, regionCode: string | null = CHENGDU) =>
  matterNamedBy({ titles: [title], texts: [] }, regionCode)?.key ?? null

test('each matter has a name in plain words, an article, and what counts it: three by three quarters, the others by half', () => {
  expect(new Set(ownersMatters.map(({ key }) => key)).size).toBe(ownersMatters.length)
  for (const { key, name, sources } of ownersMatters) {
    expect(name).toMatch(/^[\p{Script=Han}，、]{4,20}$/u)
    for (const { item } of sources)
      expect(item).toMatch(/^[\p{Script=Han}]+第[\p{Script=Han}]+条第一款第[\p{Script=Han}]+项$/u)
    expect(regimeOfMatter(key)).toBe(
      ['fundRaising', 'rebuilding', 'commonUse'].includes(key) ? 'ownersSpecial' : 'ownersOrdinary',
    )
  }
  expect(regimeOfMatter('none')).toBeNull()
})

test('the national law keeps nine matters, Sichuan five more, Chengdu all but the owners’ delegates by its own text', () => {
  const items = (regionCode: string | null, law: string) =>
    mattersFor(regionCode)
      .map(({ key }) => matterFor(key, regionCode)?.source ?? '')
      .filter((source) => source.includes(law))
  expect(mattersFor(null)).toHaveLength(9)
  expect(items(null, '四川')).toEqual([])
  expect(mattersFor(MIANYANG)).toHaveLength(14)
  expect(items(MIANYANG, '四川省物业管理条例')).toHaveLength(14)
  expect(items(MIANYANG, '成都')).toEqual([])
  expect(items(CHENGDU, '成都市物业管理条例')).toHaveLength(13)
  expect(matterFor('covenant', CHENGDU)).toEqual({
    key: 'covenant',
    name: '定或者改管理规约',
    source:
      '民法典第二百七十八条第一款第二项，四川省物业管理条例第十九条第一款第二项，成都市物业管理条例第二十三条第一款第二项',
  })
  expect(matterFor('feeChange', null)).toBeNull()
  expect(matterFor('none', null)).toEqual({ key: 'none', name: '', source: '' })
})

test.each([
  ['锦绣花园管理规约', 'covenant'],
  ['锦绣花园 管 理 规 约（修订）', 'covenant'],
  ['锦绣花园管理\u200b规·约', 'covenant'],
  ['錦繡花園管理規約', 'covenant'],
  ['业主公约', 'covenant'],
  ['业主大会议事规则', 'assemblyRules'],
  ['锦绣花园业主大会章程', 'assemblyRules'],
  ['选举第二届业主委员会', 'ownersCommittee'],
  ['业委会换届办法', 'ownersCommittee'],
  ['续聘现在的物业公司', 'manager'],
  ['要不要换物业', 'manager'],
  ['动用维修资金修屋顶', 'fundUse'],
  ['续交专项维修资金', 'fundRaising'],
  ['3 栋加装电梯', 'rebuilding'],
  ['车棚充电桩', 'commonUse'],
  ['电梯广告出租', 'commonUse'],
  ['大门装人脸识别', 'identityDevices'],
  ['调整物业服务区域', 'zoning'],
  ['业主自行管理方案', 'selfManagement'],
  ['物业费涨到两块', 'feeChange'],
  ['业主代表大会', 'ownersDelegates'],
  ['业委会工作规则', 'otherCommon'],
])('a title that says it is an owners’ matter is one: %s', (title, key) => {
  expect(named(title)).toBe(key)
})

test.each([
  '锦绣花园院规院约（文明公约）',
  '南桥院坝院规院约',
  '晚上的广场活动',
  '楼道不堆杂物',
  '议事会议事规则',
  '电动自行车不上楼',
  '垃圾分类积分办法',
  '邻里互助约定',
])('a courtyard’s own affair is left alone: %s', (title) => {
  expect(named(title)).toBeNull()
})

test('a text that calls itself the owners’ covenant is one under any title; one that only mentions it isn’t', () => {
  const of = (...texts: string[]) => matterNamedBy({ titles: ['院规院约'], texts }, CHENGDU)?.key ?? null
  expect(of('第一条', '本管理规约对全体业主有约束力。')).toBe('covenant')
  expect(of('本业主大会议事规则自通过之日起施行。')).toBe('assemblyRules')
  expect(of('小区的管理规约另有规定的，从其规定。')).toBeNull()
})

test('what only Sichuan names is one of the others elsewhere', () => {
  expect(named('物业费涨到两块', null)).toBe('otherCommon')
})
