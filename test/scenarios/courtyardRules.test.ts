import { sha256 } from '../../cloudfunctions/shared/sha256'
import { ruleTextHash } from '../../cloudfunctions/votes/domain/record/ruleTextHash'
import {
  asText,
  foundCourtyard,
  importFile,
  joinHousehold,
  sample,
  startScene,
  type Scene,
} from '../support/courtyardScene'

let scene: Scene
beforeAll(async () => {
  scene = await startScene()
})
afterAll(() => scene.cloud.stop())

const text = sample('rules-rural.md').toString('utf8')
const title = '南桥院坝院规院约'
const roll = asText('户号,小组,户代表\nN1,1组,刘秀英\nN2,1组,张建国\nN3,2组,李永福')

/** A courtyard with a second committee member and a resident, and a first draft. */
async function draftIn(suffix: string) {
  const [founder, second, resident] = [`赵${suffix}`, `钱${suffix}`, `刘${suffix}`]
  await foundCourtyard(scene, founder)
  await importFile(scene, founder, roll)
  await joinHousehold(scene, founder, second, 'N2')
  await joinHousehold(scene, founder, resident, 'N1')
  const { people } = await scene.ok(founder, 'people', {})
  const memberId = people.find(({ name }) => name === second)?.id ?? ''
  await scene.ok(founder, 'setRoles', { memberId, roles: ['committee'] })
  const { versionId } = await scene.ok(founder, 'saveDraft', { versionId: null, title, text, revision: 0 })
  return { founder, second, resident, versionId }
}

test('a pasted text becomes twelve articles; a retry makes no second draft', async () => {
  const { founder } = await draftIn('一')
  const input = { versionId: null, title, text, revision: 0 }
  const requestId = 'one-intention'
  const first = await scene.ok(founder, 'saveDraft', input, { requestId })
  expect(await scene.ok(founder, 'saveDraft', input, { requestId })).toEqual(first)
  expect(first).toMatchObject({ revision: 1, articleCount: 12, warnings: [] })
  expect((await scene.ok(founder, 'rules', {})).drafts).toHaveLength(2)
  const { articles, editedByName } = await scene.ok(founder, 'draft', { versionId: first.versionId })
  expect(articles[0]).toMatchObject({ number: 1, title: '门前三包' })
  expect(editedByName).toBe(founder)
})

test('words like 罚款 are warned of with their article', async () => {
  const { founder, versionId } = await draftIn('二')
  const { warnings } = await scene.ok(founder, 'saveDraft', {
    ...{ versionId, title, revision: 1 },
    text: '一、不乱扔垃圾\n二、乱停车的罚款五十元',
  })
  expect(warnings).toMatchObject([
    { article: 2, word: '罚款', reason: expect.stringContaining('行政处罚法') as string },
  ])
})

test('of two editors the second is told who saved, and nothing is lost', async () => {
  const { founder, second, versionId } = await draftIn('三')
  const edit = (one: string) => ({ versionId, title, text: `${text}\n十三、${one}`, revision: 1 })
  await scene.ok(second, 'saveDraft', edit('养鸡的圈起来'))
  const refusal = await scene.refused(founder, 'saveDraft', edit('养鸭的圈起来'))
  expect(refusal).toMatchObject({ code: 'EDITED_BY_ANOTHER', detail: { name: second, revision: 2 } })
  // the one who saved may repeat it: the answer had been lost
  expect(await scene.ok(second, 'saveDraft', edit('养鸡的圈起来'))).toMatchObject({ revision: 2, articleCount: 13 })
  expect((await scene.ok(founder, 'draft', { versionId })).text).toContain('养鸡')
  const stale = { versionId, revision: 1 }
  expect((await scene.refused(founder, 'openConsultation', stale)).code).toBe('EDITED_BY_ANOTHER')
  expect((await scene.refused(founder, 'sealDraft', stale)).code).toBe('EDITED_BY_ANOTHER')
})

test('two who save at the same moment: one wins', async () => {
  const { founder, second, versionId } = await draftIn('四')
  const replies = await Promise.all([
    scene.ask(founder, 'saveDraft', { versionId, title, text: '一、甲', revision: 1 }),
    scene.ask(second, 'saveDraft', { versionId, title, text: '一、乙', revision: 1 }),
  ])
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
  expect((await scene.ok(founder, 'draft', { versionId })).revision).toBe(2)
})

test('a consultation is opened once, told to everybody, and hears each person once an article', async () => {
  const { founder, resident, versionId } = await draftIn('五')
  expect((await scene.refused(resident, 'ruleVersion', { versionId })).code).toBe('NOT_FOUND')
  const opinion = { versionId, article: 3, stance: 'change', text: '五天太长' } as const
  expect((await scene.refused(resident, 'giveOpinion', opinion)).code).toBe('NOT_FOUND')
  await scene.ok(founder, 'openConsultation', { versionId, revision: 1 })
  await scene.ok(founder, 'openConsultation', { versionId, revision: 1 })
  expect(await scene.count('outbox', { subjectId: versionId })).toBe(1)
  const { news } = await scene.ok(resident, 'home', {})
  expect(news.filter(({ kind }) => kind !== 'actsOfDay')).toMatchObject([
    { kind: 'draftConsulting', subjectId: versionId },
  ])

  await scene.ok(resident, 'giveOpinion', opinion)
  await scene.ok(resident, 'giveOpinion', { ...opinion, stance: 'object', text: '改成三天' })
  await scene.ok(founder, 'giveOpinion', { versionId, article: 3, stance: 'agree', text: '' })
  expect((await scene.refused(resident, 'giveOpinion', { ...opinion, article: 99 })).code).toBe('NOT_FOUND')
  expect((await scene.refused(resident, 'giveOpinion', { ...opinion, text: '去赌博吧' })).code).toBe('RISKY_TEXT')
  const { articles } = await scene.ok(founder, 'opinions', { versionId })
  expect(articles[2]).toEqual({
    ...{ number: 3, title: '群宴报备', agree: 1, change: 0, object: 1 },
    texts: [{ stance: 'object', text: '改成三天' }],
  })
  expect((await scene.ok(founder, 'draft', { versionId })).opinions).toEqual({ agree: 1, change: 0, object: 1 })
  const { myOpinions } = await scene.ok(resident, 'ruleVersion', { versionId })
  expect(myOpinions).toEqual([{ article: 3, stance: 'object', text: '改成三天' }])
  expect((await scene.refused(resident, 'opinions', { versionId })).code).toBe('FORBIDDEN')
  expect((await scene.ok(founder, 'home', {})).todos).toMatchObject([{ kind: 'opinions', count: 2 }])
})

test('sealing numbers and hashes the text once; from then on nothing changes it', async () => {
  const { founder, second, resident, versionId } = await draftIn('六')
  const [one, two] = await Promise.all(
    [founder, second].map((person) => scene.ask(person, 'sealDraft', { versionId, revision: 1 })),
  )
  const sealed = await scene.ok(founder, 'sealDraft', { versionId, revision: 1 })
  for (const reply of [one, two]) if (reply?.ok) expect(reply.value).toEqual(sealed)
  const { articles, hash, number } = await scene.ok(resident, 'ruleVersion', { versionId })
  expect(number).toBe(1)
  expect(hash).toBe(ruleTextHash(title, articles, sha256))
  const change = { versionId, title, text: '一、别的', revision: 1 }
  expect((await scene.refused(founder, 'saveDraft', change)).code).toBe('ALREADY_SEALED')
  expect((await scene.refused(founder, 'dropDraft', { versionId })).code).toBe('ALREADY_SEALED')
  expect((await scene.refused(founder, 'openConsultation', { versionId, revision: 1 })).code).toBe('ALREADY_SEALED')
  expect(
    (await scene.refused(resident, 'giveOpinion', { versionId, article: 1, stance: 'agree', text: '' })).code,
  ).toBe('NOT_CONSULTING')
  const next = await scene.ok(founder, 'saveDraft', { versionId: null, title, text: '一、甲', revision: 0 })
  const later = await scene.ok(founder, 'sealDraft', { versionId: next.versionId, revision: 1 })
  expect(later.number).toBe(2)
  expect(later.hash).not.toBe(hash)
})

test('a dropped draft is gone for residents and can’t be taken up again', async () => {
  const { founder, resident, versionId } = await draftIn('七')
  await scene.ok(founder, 'openConsultation', { versionId, revision: 1 })
  await scene.ok(founder, 'dropDraft', { versionId })
  await scene.ok(founder, 'dropDraft', { versionId })
  expect((await scene.refused(resident, 'ruleVersion', { versionId })).code).toBe('NOT_FOUND')
  expect((await scene.ok(resident, 'rules', {})).consulting).toEqual([])
  expect((await scene.refused(founder, 'sealDraft', { versionId, revision: 1 })).code).toBe('WRONG_STAGE')
})

test('the difference between two versions shows what went and what came', async () => {
  const { founder, versionId } = await draftIn('八')
  const changed = text.replace('提前三天报备', '提前五天报备').replace(/五、养犬.*\n/, '')
  const { versionId: to } = await scene.ok(founder, 'saveDraft', { versionId: null, title, text: changed, revision: 0 })
  const { articles } = await scene.ok(founder, 'ruleDifference', { from: versionId, to })
  const kinds = articles.map(({ kind }) => kind)
  expect(kinds).toEqual(['same', 'same', 'changed', 'same', 'removed', ...Array.from({ length: 7 }, () => 'moved')])
  expect(articles[2]?.runs).toContainEqual({ kind: 'added', text: '五' })
  expect(articles[4]).toMatchObject({ number: null, previousNumber: 5, title: '养犬拴绳' })
})

test('a text without a word and one with too many articles are refused', async () => {
  const { founder } = await draftIn('九')
  const save = (body: string) =>
    scene.refused(founder, 'saveDraft', { versionId: null, title, text: body, revision: 0 })
  expect((await save('# 只有标题')).code).toBe('EMPTY_TEXT')
  expect((await save(Array.from({ length: 120 }, (_, at) => `${at + 1}、好`).join('\n'))).code).toBe('TOO_LARGE')
})

test('however many answers were lost, it is one draft with the last text; a try that arrives late takes nothing back', async () => {
  const { founder, second } = await draftIn('失')
  const requestId = 'born-once'
  const save = (sent: number, words: string) =>
    scene.ask(founder, 'saveDraft', { versionId: null, title, text: `一、${words}`, revision: sent }, { requestId })
  const value = async (reply: ReturnType<typeof save>) => {
    const answered = await reply
    if (!answered.ok) throw new Error(answered.refusal.code)
    return answered.value
  }
  // the second try never arrives, the third does before the first
  const { versionId, revision } = await value(save(2, '第三遍写的'))
  expect(revision).toBe(3)
  expect(await save(0, '第一遍写的')).toMatchObject({ ok: false, refusal: { code: 'EDITED_BY_ANOTHER' } })
  expect(await value(save(3, '第四遍写的'))).toMatchObject({ versionId, revision: 4 })
  expect(await value(save(3, '第四遍写的'))).toMatchObject({ versionId, revision: 4 })
  expect((await scene.ok(founder, 'draft', { versionId })).text).toBe('一、第四遍写的')
  // found in the list and edited there: no try of before goes over that
  await scene.ok(second, 'saveDraft', { versionId, title, text: '一、另一位写的', revision: 4 })
  const refused = await save(9, '很久以前写的')
  expect(refused).toMatchObject({
    refusal: { code: 'EDITED_BY_ANOTHER', detail: { id: versionId, name: second, revision: 5 } },
  })
  expect((await scene.ok(founder, 'draft', { versionId })).text).toBe('一、另一位写的')
})
