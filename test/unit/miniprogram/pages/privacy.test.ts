import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { collections, type CollectionName } from '../../../../cloudfunctions/shared/collections'
import { sections, showPrivacy } from '../../../../miniprogram/packages/mine/privacy/privacyView'

const root = join(__dirname, '../../../..')
const said = (title: string) => sections.find((section) => section.title.includes(title))?.lines.join('\n') ?? ''
const kept = said('存了什么')

/** What the note calls each column of a roll. */
const columns: Readonly<Record<string, string>> = {
  no: '户号',
  group: '小组或楼栋',
  unit: '房号',
  address: '门牌',
  head: '户主名字',
  phone: '电话',
  adults: '成年人数',
  residents: '常住人数',
  area: '房屋面积',
  use: '用途',
  areaSource: '面积从哪里来',
  note: '备注',
}

test('whatever a roll may hold is named', () => {
  const source = readFileSync(join(root, 'cloudfunctions/courtyard/domain/roll/columns.ts'), 'utf8')
  const fields = /export type Field =([^]*?)\n\n/.exec(source)?.[1]?.match(/\w+/g) ?? []
  expect(fields.length).toBeGreaterThan(10)
  for (const field of fields)
    expect({ field, named: kept.includes(columns[field] ?? '?') }).toEqual({ field, named: true })
})

/** What the note says of each collection; null = nothing of a person is in it. */
const ofPeople: Readonly<Record<CollectionName, string | readonly string[] | null>> = {
  courtyards: null,
  households: '户册',
  householdCodes: null,
  places: null,
  tries: '查院落和试户码的次数',
  rollImports: null,
  members: '你填的名字',
  accounts: '微信给的一串编号',
  joinRequests: '申请加入时写的话',
  rules: null,
  ruleVersions: null,
  opinions: '对草案的意见',
  motions: null,
  electors: '每次表决留一份名册',
  participations: '你家投了什么',
  paperBallots: '纸票还有一张照片',
  claims: '谁说过“不是我家投的”',
  doorChecks: '上门问“交了没有”时你家怎么说的',
  motionViews: '哪一户看过',
  history: null,
  disclosures: null,
  fileChecks: null,
  mediaChecks: null,
  dutyCalendars: null,
  raised: ['对结果的异议', '对公示的询问', '要求更正记录的话', '申诉', '我的回执不在'],
  standards: null,
  ratingEdges: null,
  ratingPeriods: null,
  ratingSeats: null,
  ratings: '你家打的分',
  ratingResults: null,
  ratingComments: '写的话',
  ratingAnswers: null,
  answerResponses: '答复认不认可',
  outbox: null,
  deliveries: '微信提醒发没发出去',
  subscriptions: '还能提醒几次',
  noticeViews: '哪一户看过',
  slips: '谁签收了',
  posters: '海报的照片',
  meetings: null,
  attendances: '什么时候签到',
  tasks: '派给谁的任务',
  resolutionOrigins: null,
  proposals: '两个人一起办的事',
  householdEvents: '你家的记录',
  doorQuestions: '邻居问起某一户的话',
  codeBatches: '加入单',
  putOuts: '不是我们家的人',
  lots: null,
  lotDoors: '你家答应没有、怎么断的',
  secrets: null,
}

test('whatever the database keeps of people is named', () => {
  for (const { name } of collections) {
    const words = ofPeople[name]
    expect({ name, asked: words !== undefined }).toEqual({ name, asked: true })
    for (const word of [words ?? []].flat()) expect({ word, said: kept.includes(word) }).toEqual({ word, said: true })
  }
})

test('what the log holds is what the note says it holds', () => {
  const log = readFileSync(join(root, 'cloudfunctions/shared/log.ts'), 'utf8')
  const fields = [...(/interface CallLog \{([^]*?)\}/.exec(log)?.[1] ?? '').matchAll(/readonly (\w+)/g)].map(
    ([, name]) => name,
  )
  expect(fields).toEqual(['requestId', 'fn', 'procedure', 'outcome', 'ms'])
  expect(kept).toContain('什么时候、办的哪一步、用了多久、成不成')
})

test('nothing is claimed that isn’t so: the administrator can see ballots, and nothing is deleted by itself', () => {
  expect(said('谁看得到')).toContain('院里的人和别的住户查不到；管理数据库的人技术上看得到')
  expect(said('存多久')).toContain('没有自动删除的日子')
  const all = sections.flatMap(({ lines }) => lines).join()
  expect(all).not.toMatch(/只存三样|别人查不到|绝对|永远/)
})

test('rights, complaints and children are there with their articles', () => {
  const rights = said('你可以要求什么')
  for (const article of ['第四十四条', '第四十五条', '第四十六条', '第四十七条']) expect(rights).toContain(article)
  expect(said('孩子')).toContain('第三十一条')
  expect(said('找谁')).toContain('网信部门')
  expect(said('找谁')).toContain('第五十条')
})

test('who answers for it is said with how to reach them, or that it isn’t written yet', () => {
  const courtyard = { name: '南桥院坝', community: '南桥社区', contact: '周永福，值班室', committee: [] }
  const first = (answer: Parameters<typeof showPrivacy>[0]) => showPrivacy(answer).responsible[0] ?? ''
  expect(first({ courtyard })).toBe('南桥院坝的院管委会负责：存什么、怎么用，由他们定。找他们：周永福，值班室。')
  expect(first({ courtyard: { ...courtyard, contact: '', committee: ['周永福', '张玉华'] } })).toContain(
    '院管委会有周永福、张玉华。他们还没有写下联系办法，请当面找，也可以问南桥社区。',
  )
  expect(first({ courtyard: { ...courtyard, contact: '' } })).toContain(
    '他们还没有写下联系办法，请当面找，也可以问南桥社区。',
  )
  expect(first({ courtyard: null })).toContain('你加入哪个院落，就由哪个院落的院管委会负责')
})

test.each(['join/code/code', 'join/ask/ask', 'join/found/found'])('%s leads to it before anything is given', (page) => {
  const markup = readFileSync(join(root, `miniprogram/packages/${page}.wxml`), 'utf8')
  expect(markup).toContain('bind:press="onPrivacy"')
})
