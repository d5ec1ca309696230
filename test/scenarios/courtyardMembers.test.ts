import type { CourtyardId } from '../../cloudfunctions/shared/ids'
import { withCheckDigit } from '../../cloudfunctions/courtyard/domain/householdCode'
import {
  asText,
  codeOf,
  foundCourtyard,
  importFile,
  joinHousehold,
  startScene,
  type Scene,
} from '../support/courtyardScene'
import { together } from '../support/together'

let scene: Scene
beforeAll(async () => {
  scene = await startScene()
})
afterAll(() => scene.cloud.stop())

const roll = asText('户号,小组,门牌,户代表\nN1,1组,1组1号,刘秀英\nN2,1组,1组2号,张建国\nN3,2组,2组1号,李永福')
async function courtyardOf(founder: string): Promise<string> {
  const courtyardId = await foundCourtyard(scene, founder)
  await importFile(scene, founder, roll)
  return courtyardId
}
const idOf = async (committee: string, name: string): Promise<string> => {
  const { people } = await scene.ok(committee, 'people', {})
  const person = people.find((one) => one.name === name)
  if (!person) throw new Error(`${name} hasn't joined`)
  return person.id
}
/** A code that passes its check and belongs to nobody. */
const strangersCode = withCheckDigit('12345678901')

test('founding: the founder is the committee, twice the same is once, a third is refused', async () => {
  const place = { city: '都江堰市', town: '灌口街道', community: '南桥社区', founderName: '赵一' }
  const found = (name: string) => scene.ask('赵一', 'foundCourtyard', { name, kind: 'rural', ...place })
  const [one, two] = await Promise.all([found('甲院'), found('甲院')])
  expect(one.ok && one.value).toEqual(two.ok && two.value)
  expect(one).toMatchObject({ ok: true, value: { number: expect.stringMatching(/^\d{6}$/) as string } })
  const replies = await Promise.all(['乙院', '丙院', '丁院'].map(found))
  expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
  expect((await scene.refused('赵一', 'foundCourtyard', { name: '戊院', kind: 'rural', ...place })).code).toBe(
    'FOUNDED_TOO_MANY',
  )
  expect(await scene.count('courtyards')).toBe(2)
  const { me } = await scene.ok('赵一', 'home', {})
  expect(me).toMatchObject({ household: null, roles: ['committee'], representative: false })
  expect(me?.otherCourtyards).toHaveLength(1)
})

test('a code shows a masked name, and the first account says whether it votes', async () => {
  const courtyardId = await courtyardOf('钱一')
  const code = await codeOf(scene, '钱一', 'N1')
  expect(code).toMatch(/^\d{12}$/)
  expect(await scene.ok('刘秀英', 'lookUpCode', { code })).toEqual({
    courtyardId: expect.any(String) as string,
    courtyardName: '钱一的院坝',
    group: '1组',
    address: '1组1号',
    headNameMasked: '刘*英',
  })
  const join = () => scene.ok('刘秀英', 'joinByCode', { code, name: '刘秀英', represents: true })
  const first = await join()
  expect(first.representative).toBe(true)
  const before = await scene.cloud.fingerprint()
  expect(await join()).toEqual(first)
  expect(await scene.cloud.fingerprint()).toBe(before)
  // the slip is used: whoever comes with it now asks at the door
  for (const call of ['lookUpCode', 'joinByCode'] as const) {
    const refusal = await scene.refused('刘小英', call, { code, name: '刘小英', represents: true })
    expect(refusal.code).toBe('CODE_SPENT')
  }
  const asked = { courtyardId, name: '刘小英', claim: '女儿', householdNo: 'n1' }
  await scene.ok('刘小英', 'askToJoin', asked)
  const { relatives } = await scene.ok('刘秀英', 'home', {})
  expect(relatives).toMatchObject([{ name: '刘小英', claim: '女儿' }])
  await scene.ok('刘秀英', 'answerRelative', { id: relatives[0]?.id ?? '', accept: true })

  const { household } = await scene.ok('刘小英', 'mine', {})
  expect(household?.members).toMatchObject([
    { name: '刘秀英', representative: true, isMe: false },
    { name: '刘小英', representative: false, isMe: true },
  ])
  const other = await codeOf(scene, '钱一', 'N2')
  expect((await scene.refused('刘秀英', 'joinByCode', { code: other, name: '刘秀英', represents: true })).code).toBe(
    'ALREADY_MEMBER',
  )
})

test('of three who come with one code at the same moment one is in, and the others are told why not', async () => {
  await courtyardOf('孙一')
  const code = await codeOf(scene, '孙一', 'N1')
  const people = ['刘甲', '刘乙', '刘丙']
  const join = (name: string) => scene.ask(name, 'joinByCode', { code, name, represents: true })
  await Promise.all(people.map(join))
  // whoever was told to wait comes again
  const answers = await Promise.all(people.map(join))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  for (const answer of answers) if (!answer.ok) expect(answer.refusal.code).toBe('CODE_SPENT')
})

test('codes lie nowhere in the clear', async () => {
  await courtyardOf('吴一')
  const code = await codeOf(scene, '吴一', 'N1')
  const database = scene.cloud.sdk().database()
  for (const name of ['householdCodes', 'households', 'rollImports']) {
    const { data } = (await database.collection(name).limit(1000).get()) as { data: unknown }
    expect(JSON.stringify(data)).not.toContain(code)
  }
})

test('a slip of the finger costs no try; five wrong codes an hour are all, even at once', async () => {
  await courtyardOf('周一')
  const right = await codeOf(scene, '周一', 'N1')
  const slip = right.slice(0, 11) + String((Number(right[11]) + 1) % 10)
  for (let tries = 0; tries < 7; tries++) {
    expect(await scene.refused('路人', 'lookUpCode', { code: slip })).toEqual({ code: 'CODE_WRONG', detail: {} })
  }
  const replies = await Promise.all(
    Array.from({ length: 12 }, (_, at) =>
      at % 2 === 0
        ? scene.refused('路人', 'lookUpCode', { code: strangersCode })
        : scene.refused('路人', 'joinByCode', { code: strangersCode, name: '路人', represents: true }),
    ),
  )
  const codes = replies.map(({ code }) => code)
  expect(codes.filter((code) => code === 'CODE_WRONG')).toHaveLength(5)
  expect(codes.filter((code) => code === 'TOO_MANY_TRIES')).toHaveLength(7)
  const late = await scene.refused('路人', 'lookUpCode', { code: right })
  expect(late.code).toBe('TOO_MANY_TRIES')
  expect(Number(late.detail['retryAt'])).toBeGreaterThan(Date.parse('2026-11-20T10:59:00+08:00'))
  // somebody else isn't kept out by it
  expect(await scene.ok('邻居', 'lookUpCode', { code: right })).toMatchObject({ group: '1组' })

  await scene.cloud.clock.advance(3_600_001)
  expect(await scene.ok('路人', 'lookUpCode', { code: right })).toMatchObject({ group: '1组' })
})

test('right codes cost no try, however often', async () => {
  await courtyardOf('郑一')
  const code = await codeOf(scene, '郑一', 'N1')
  for (let times = 0; times < 8; times++) await scene.ok('常客', 'lookUpCode', { code })
  expect(await scene.refused('常客', 'lookUpCode', { code: strangersCode })).toEqual({
    code: 'CODE_WRONG',
    detail: { triesLeft: 4 },
  })
})

test('asking to join: one request waits, the committee finds the household and decides', async () => {
  const courtyardId = await courtyardOf('陈一')
  const { me } = await scene.ok('陈一', 'home', {})
  const { id } = await scene.ok('张小国', 'findCourtyard', { number: me?.courtyard.number ?? '' })
  expect(id).toBe(courtyardId)
  const claim = { courtyardId, name: '张小国', claim: '1组张建国的儿子' }
  await scene.ok('张小国', 'askToJoin', claim)
  await scene.ok('张小国', 'askToJoin', claim)
  expect((await scene.refused('张小国', 'askToJoin', { ...claim, claim: '别的' })).code).toBe('REQUEST_PENDING')
  expect((await scene.ok('张小国', 'home', {})).joinRequest).toMatchObject({
    ...{ courtyardName: '陈一的院坝', state: 'waiting', atDoor: false },
  })

  const { requests } = await scene.ok('陈一', 'joinRequests', {})
  expect(requests).toHaveLength(1)
  expect(requests[0]?.suggestions.map(({ no }) => no)).toEqual(['N2'])
  const request = requests[0]?.id ?? ''
  await scene.ok('陈一', 'decideJoinRequest', { id: request, householdId: null })
  expect((await scene.ok('张小国', 'home', {})).joinRequest?.state).toBe('declined')
  await scene.ok('张小国', 'askToJoin', claim)
  const householdId = requests[0]?.suggestions[0]?.id ?? ''
  // it takes two, and two days in which the household may say no
  await joinHousehold(scene, '陈一', '李二', 'N3')
  await scene.seat('陈一', '李二')
  await scene.settle(courtyardId)
  const two = { first: '陈一', second: '李二' }
  const letIn = () => together(scene.cloud, two, 'courtyard', 'decideJoinRequest', { id: request, householdId })
  expect((await letIn()).stored?.state).toBe('done')
  expect((await letIn()).state).toBe('already')
  expect((await scene.refused('陈一', 'decideJoinRequest', { id: request, householdId: null })).code).toBe(
    'WRONG_STAGE',
  )
  expect((await scene.ok('张小国', 'mine', {})).me).toMatchObject({ representative: false, household: { no: 'N2' } })
  expect((await scene.refused('张小国', 'askToJoin', claim)).code).toBe('ALREADY_MEMBER')
})

test('who serves the courtyard but lives elsewhere is let in as property manager, and casts nothing', async () => {
  const courtyardId = await courtyardOf('宋一')
  await scene.ok('唐经理', 'askToJoin', { courtyardId, name: '唐经理', claim: '物业服务队' })
  const { requests } = await scene.ok('宋一', 'joinRequests', {})
  const decision = { id: requests[0]?.id ?? '', householdId: null, asPropertyManager: true }
  await scene.ok('宋一', 'decideJoinRequest', decision)
  await scene.ok('宋一', 'decideJoinRequest', decision)
  const declined = { ...decision, asPropertyManager: false }
  expect((await scene.refused('宋一', 'decideJoinRequest', declined)).code).toBe('WRONG_STAGE')
  const { me } = await scene.ok('唐经理', 'mine', {})
  expect(me).toMatchObject({ household: null, representative: false, roles: ['propertyManager'] })
  expect(await scene.count('members', { courtyardId, name: '唐经理' })).toBe(1)
})

test('the representative hands over; the committee may name another; one represents at any time', async () => {
  const courtyardId = await courtyardOf('褚一')
  await joinHousehold(scene, '褚一', '刘老', 'N1')
  await joinHousehold(scene, '褚一', '刘少', 'N1')
  await joinHousehold(scene, '褚一', '张外', 'N2')
  const [old, young, outsider] = await Promise.all(['刘老', '刘少', '张外'].map((name) => idOf('褚一', name)))
  expect((await scene.refused('刘少', 'handOverRepresentation', { to: old ?? '' })).code).toBe('NOT_REPRESENTATIVE')
  expect((await scene.refused('刘老', 'handOverRepresentation', { to: outsider ?? '' })).code).toBe('NOT_FOUND')
  await scene.ok('刘老', 'handOverRepresentation', { to: young ?? '' })
  expect((await scene.ok('刘少', 'mine', {})).me.representative).toBe(true)
  expect((await scene.ok('刘老', 'mine', {})).me.representative).toBe(false)

  const householdId = (await scene.ok('刘老', 'mine', {})).household?.id ?? ''
  await joinHousehold(scene, '褚一', '李二', 'N3')
  await scene.seat('褚一', '李二')
  await scene.settle(courtyardId)
  const change = { householdId, memberId: old ?? '' }
  await together(scene.cloud, { first: '褚一', second: '李二' }, 'courtyard', 'setRepresentative', change)
  expect((await scene.ok('刘老', 'mine', {})).me.representative).toBe(true)
  const refusal = await scene.refused('褚一', 'setRepresentative', { householdId, memberId: outsider ?? '' })
  expect(refusal.code).toBe('NOT_FOUND')

  await scene.ok('刘老', 'leaveCourtyard', {})
  expect((await scene.ok('刘老', 'home', {})).me).toBeNull()
  // nobody represents the household now, and whoever is in it takes the seat
  await scene.ok('刘少', 'takeSeat', {})
  expect((await scene.ok('刘少', 'mine', {})).me.representative).toBe(true)
})

test('somebody always stays on the committee, even when two leave at the same moment', async () => {
  await courtyardOf('卫一')
  await joinHousehold(scene, '卫一', '张委', 'N2')
  const [founder, second] = await Promise.all(['卫一', '张委'].map((name) => idOf('卫一', name)))
  expect((await scene.refused('卫一', 'leaveCourtyard', {})).code).toBe('LAST_COMMITTEE_MEMBER')
  const alone = await scene.refused('卫一', 'setRoles', { memberId: founder ?? '', roles: [] })
  expect(alone.code).toBe('LAST_COMMITTEE_MEMBER')
  await scene.ok('卫一', 'setRoles', { memberId: second ?? '', roles: ['committee'] })
  await Promise.all([
    scene.ask('卫一', 'setRoles', { memberId: second ?? '', roles: [] }),
    scene.ask('张委', 'setRoles', { memberId: founder ?? '', roles: [] }),
  ])
  const viewer = (await scene.ask('卫一', 'people', {})).ok ? '卫一' : '张委'
  const { people } = await scene.ok(viewer, 'people', {})
  expect(people.filter(({ roles }) => roles.includes('committee'))).toHaveLength(1)
})

test('settings are the committee’s to change and show in everybody’s own page', async () => {
  await courtyardOf('蒋一')
  const settings = { noticeDays: 10, postingDays: 5, ballotChangeable: false, abstentionParticipates: false }
  await scene.ok('蒋一', 'changeSettings', settings)
  await joinHousehold(scene, '蒋一', '刘住', 'N1')
  const { settings: shown } = await scene.ok('刘住', 'mine', {})
  expect(shown).toEqual(settings)
  expect((await scene.refused('刘住', 'changeSettings', settings)).code).toBe('FORBIDDEN')
})

test('who answers for what is stored can be read before joining; names of the committee only by members', async () => {
  const courtyardId = (await courtyardOf('何一')) as CourtyardId
  const stranger = await scene.ok('过路人', 'privacyNote', { courtyardId })
  expect(stranger.courtyard).toMatchObject({ contact: '', committee: [] })
  expect((await scene.ok('过路人', 'privacyNote', { courtyardId: null })).courtyard).toBeNull()
  expect((await scene.ok('何一', 'privacyNote', { courtyardId: null })).courtyard).toMatchObject({
    contact: '',
    committee: ['何一'],
  })

  const { settings } = await scene.ok('何一', 'mine', {})
  const contact = '何主任，值班室，上午'
  await scene.ok('何一', 'changeSettings', { ...settings, contact })
  expect((await scene.ok('过路人', 'privacyNote', { courtyardId })).courtyard).toMatchObject({ contact, committee: [] })
  expect((await scene.ok('何一', 'mine', {})).contact).toBe(contact)
  // left out it stays; what everybody reads is checked
  await scene.ok('何一', 'changeSettings', settings)
  expect((await scene.ok('何一', 'mine', {})).contact).toBe(contact)
  expect((await scene.refused('何一', 'changeSettings', { ...settings, contact: '一起赌博' })).code).toBe('RISKY_TEXT')
  expect((await scene.trips('过路人', 'privacyNote', { courtyardId })).depth).toBe(1)
})
