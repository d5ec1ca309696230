import type { CourtyardContract } from '../../cloudfunctions/courtyard/contract'
import type {
  CourtyardDocument,
  MemberDocument,
  OutboxDocument,
  PlaceDocument,
} from '../../cloudfunctions/shared/documents'
import { outboxRow } from '../../cloudfunctions/shared/outbox'
import type { CallReply } from '../../cloudfunctions/shared/procedure'
import { triesAnHour } from '../../cloudfunctions/shared/tries'
import { asking, type Asking } from '../support/asking'
import { procedures } from '../support/contracts'
import { notices } from '../support/noticesScene'
import { validInput } from '../support/valibotInputs'
import { accountOf, addCourtyard, chair, DAY, rep, secretary, START, startVotesScene } from '../support/votesScene'
import type { VotesScene } from '../support/votesScene'

jest.setTimeout(180_000)

const TERM_ENDS = Date.parse(START) + 3 * DAY
let scene: VotesScene
let courtyard: Asking<CourtyardContract>

beforeAll(async () => {
  scene = await startVotesScene({ households: 6, young: true })
  courtyard = asking<CourtyardContract>(scene.cloud, 'courtyard')
})
afterAll(() => scene.cloud.stop())

const memberId = accountOf
const committeeOnly = procedures.filter(([, , { roles }]) =>
  roles.every((role) => role === 'committee' || role === 'propertyManager' || role === 'representative'),
)

async function outcome(person: string, fn: string, name: string, input: unknown): Promise<string> {
  const reply = (await scene.cloud.call(person, fn, {
    procedure: name,
    input,
    requestId: `ended-${fn}-${name}`,
  })) as CallReply<unknown>
  return reply.ok ? 'ok' : reply.refusal.code
}

describe('a committee member whose term has ended goes on acting', () => {
  beforeAll(async () => {
    const dated = { memberId: memberId(secretary), roles: ['committee' as const], until: { committee: TERM_ENDS } }
    await courtyard.ok(chair, 'setRoles', dated, 'a-term-is-set')
    const before = await scene.stored<MemberDocument>('members', { accountId: memberId(secretary) })
    await courtyard.ok(chair, 'setRoles', dated, 'a-term-is-set')
    expect(await scene.stored('members', { accountId: memberId(secretary) })).toEqual(before)
    await notices(scene).subscribe(secretary, 'toAnswer')
    await notices(scene).subscribe(chair, 'toAnswer')
    await scene.at(TERM_ENDS - 1)
    expect((await courtyard.ok(secretary, 'home', {})).me?.roles).toEqual(['committee'])
    await scene.at(TERM_ENDS)
  })

  test.each(committeeOnly)('%s.%s is refused', async (fn, name, { input }) => {
    expect(['FORBIDDEN', 'NOT_REPRESENTATIVE']).toContain(await outcome(secretary, fn, name, validInput(input, true)))
  })

  test('there are many of these, or the loop is empty', () => expect(committeeOnly.length).toBeGreaterThan(50))

  test('nothing waits for them, and no page says they may write', async () => {
    const mine = await courtyard.ok(secretary, 'home', {})
    expect(mine).toMatchObject({ todos: [], disclosureTodos: [], meetingTodos: [], ratingTodos: [], me: { roles: [] } })
    expect((await courtyard.ok(secretary, 'rules', {})).drafts).toEqual([])
    const page = await courtyard.ok(secretary, 'disclosures', { kind: null, archive: false, before: null })
    expect(page.canWrite).toBe(false)
    expect((await courtyard.ok(secretary, 'duties', {})).canWrite).toBe(false)
    const { people } = await courtyard.ok(chair, 'people', {})
    expect(people.find(({ id }) => id === memberId(secretary))).toMatchObject({ roles: [], terms: [] })
  })

  test('what is told to the committee doesn’t reach them', async () => {
    const row: OutboxDocument = outboxRow(
      {
        kind: 'queryAsked',
        courtyardId: scene.courtyard._id,
        subjectId: 'a'.repeat(20),
        audience: 'committee',
        title: '有人问账',
        text: '请答复',
      },
      TERM_ENDS,
    )
    await scene.cloud.sdk().database().collection('outbox').add(row)
    await scene.deliver()
    const { ok, refused, received } = notices(scene)
    const toCommittee = ({ kind }: { readonly kind: string }) => kind !== 'actsOfDay'
    expect((await ok(secretary, 'inbox', { before: null, topic: null })).messages.filter(toCommittee)).toEqual([])
    expect(await refused(secretary, 'notice', { id: row._id })).toBe('NOT_FOUND')
    expect(await received(secretary)).toEqual([])
    expect((await ok(chair, 'inbox', { before: null, topic: null })).messages.filter(toCommittee)).toHaveLength(1)
    expect(await received(chair)).toHaveLength(1)
  })

  test('they don’t count as somebody who stays, and the last one without an end can’t be given one', async () => {
    const alone = await courtyard.refused(chair, 'leaveCourtyard', {})
    expect(alone.code).toBe('LAST_COMMITTEE_MEMBER')
    const own = { memberId: memberId(chair), roles: ['committee' as const] }
    const until = { committee: TERM_ENDS + 400 * DAY }
    expect((await courtyard.refused(chair, 'setRoles', { ...own, until })).code).toBe('LAST_OPEN_SEAT')
    expect((await courtyard.refused(chair, 'setRoles', { ...own, until: { committee: TERM_ENDS } })).code).toBe(
      'INVALID_INPUT',
    )
    // one more whose term has an end helps nobody after it
    const third = { memberId: memberId(rep(1)), roles: ['committee' as const] }
    await courtyard.ok(chair, 'setRoles', { ...third, until })
    expect((await courtyard.refused(chair, 'setRoles', { ...own, until })).code).toBe('LAST_OPEN_SEAT')
    expect((await courtyard.refused(chair, 'setRoles', { ...own, roles: [] })).code).toBe('LAST_OPEN_SEAT')
    await courtyard.ok(chair, 'setRoles', { ...third, until: { committee: null } })
    const both = await Promise.all([
      courtyard.ok(chair, 'setRoles', { ...own, until }).catch(() => null),
      courtyard.ok(rep(1), 'setRoles', { ...third, until }).catch(() => null),
    ])
    expect(both.filter((done) => done !== null)).toHaveLength(1)
  })

  test('seated again they begin a new term, by whoever seated them', async () => {
    await courtyard.ok(chair, 'setRoles', { memberId: memberId(secretary), roles: ['committee'] })
    const [stored] = await scene.stored<MemberDocument>('members', { accountId: memberId(secretary) })
    expect(stored?.offices).toEqual([
      {
        ...{ office: 'committee', placeId: scene.courtyard._id, from: TERM_ENDS, until: null },
        seatedBy: [memberId(chair)],
      },
    ])
  })

  test('an office of one courtyard is none in another', async () => {
    const other = await addCourtyard(scene.cloud, { households: 3 }, '-other')
    const away = await scene.stored<MemberDocument>('members', { courtyardId: other.courtyard._id })
    const seat = away.find(({ accountId }) => accountId === memberId(`${chair}-other`))
    // a resident here whose offices say they are on the committee there
    await scene.change('members', `${scene.courtyard._id}:${memberId(rep(2))}`, { offices: seat?.offices ?? [] })
    expect((await courtyard.refused(rep(2), 'people', {})).code).toBe('FORBIDDEN')
  })
})

const place = {
  kind: 'estate',
  regionCode: '510181',
  city: '都江堰市',
  town: '灌口街道',
  community: '锦绣社区',
} as const

describe('founding the twin of a courtyard', () => {
  beforeAll(() => courtyard.ok('founder', 'foundCourtyard', { ...place, name: '锦绣花园', founderName: '甲' }))

  test.each([
    '锦绣花园',
    '锦绣花园小区',
    '锦绣\u200b花园',
    '锦绣花园\u2060',
    '锦绣 花园',
    '锦绣·花园。',
    '锦绣花园院落',
    '锦绣社区锦绣花园',
  ])('as %j', async (name) => {
    const twin = await courtyard.refused(`twin of ${name}`, 'foundCourtyard', { ...place, name, founderName: '乙' })
    expect(twin).toEqual({ code: 'NAME_TAKEN', detail: { name: '锦绣花园', community: '锦绣社区' } })
  })

  test.each([
    { community: '锦绣社区居委会' },
    { community: '锦绣社区居民委员会', town: '灌口街道办事处' },
    { community: '锦绣' },
    { community: '灌口街道锦绣社区', town: '都江堰市灌口街道' },
    { regionCode: null },
    { regionCode: '510199' },
    { regionCode: '510181', city: '另一个市' },
    { regionCode: '510181', community: '锦绣\u00ad社区' },
  ])('in the same place written otherwise: %j', async (spelling) => {
    const input = { ...place, ...spelling, name: '锦绣花园', founderName: '乙' }
    const person = `spelt ${JSON.stringify(spelling)}`
    expect((await courtyard.refused(person, 'foundCourtyard', input)).code).toBe('NAME_TAKEN')
  })

  test('two spellings make one community, and its first founder’s word for it stands as 待确认', async () => {
    const second = { ...place, community: '锦绣社区居委会', name: '锦绣路9号院', founderName: '丙' }
    await courtyard.ok('another', 'foundCourtyard', second)
    const places = await scene.stored<PlaceDocument>('places')
    expect(places.map(({ level, name, state }) => `${level} ${name} ${state}`).sort()).toEqual([
      'city 都江堰市 confirmed',
      'community 锦绣社区 unconfirmed',
      'town 灌口街道 unconfirmed',
    ])
    const all = await scene.stored<CourtyardDocument>('courtyards', { regionCode: '510181', placeState: 'unconfirmed' })
    expect(new Set(all.map(({ placeId }) => placeId)).size).toBe(1)
    const { courtyard: shown } = (await courtyard.ok('another', 'home', {})).me ?? {}
    expect(shown).toMatchObject({ community: '锦绣社区', communityConfirmed: false })
    // a village of the same stem is another place
    await courtyard.ok('villager', 'foundCourtyard', {
      ...place,
      community: '锦绣村',
      name: '锦绣花园',
      founderName: '丁',
    })
    expect((await courtyard.refused('vague', 'foundCourtyard', { ...second, community: '锦绣' })).code).toBe(
      'PLACE_UNCLEAR',
    )
    const { places: communities } = await courtyard.ok('vague', 'placesIn', {
      ...{ regionCode: '510181', city: '都江堰市', town: '灌口街道办事处' },
    })
    expect(communities.map(({ name }) => name).sort()).toEqual(['锦绣村', '锦绣社区'])
  })

  test('the same founder, tapping again or spelling it otherwise, has the same courtyard', async () => {
    const again = { ...place, community: '锦绣社区居委会', name: '锦绣花园小区', founderName: '甲' }
    const first = await courtyard.ok('founder', 'foundCourtyard', { ...place, name: '锦绣花园', founderName: '甲' })
    expect(await courtyard.ok('founder', 'foundCourtyard', again)).toEqual(first)
  })

  test('at the same moment: one has the name, the other is told', async () => {
    const asked = ['锦绣新苑', '锦绣新苑小区', '锦绣·新苑'].map((name, at) =>
      courtyard
        .ok(`racer ${at}`, 'foundCourtyard', { ...place, community: '赛跑社区', name, founderName: '戊' })
        .then(() => 'founded')
        .catch((error: unknown) => String(error)),
    )
    const came = await Promise.all(asked)
    expect(came.filter((one) => one === 'founded')).toHaveLength(1)
    expect(came.filter((one) => one.includes('NAME_TAKEN') || one.includes('BUSY'))).toHaveLength(2)
    expect(await scene.stored('places', { key: '赛跑社区' })).toHaveLength(1)
  })

  test.each([{ regionCode: '999999' }, { regionCode: '510100', city: '成都市' }, { regionCode: null, city: '鼓楼区' }])(
    'in a city that is none or could be several: %j',
    async (where) => {
      const input = { ...place, ...where, name: '锦绣花园', founderName: '乙' }
      expect((await courtyard.refused('nowhere', 'foundCourtyard', input)).code).toBe('PLACE_UNCLEAR')
    },
  )
})

describe('walking through what anybody may ask', () => {
  const tryAt = async (person: string, procedure: 'findCourtyard' | 'placesIn', at: number): Promise<string> => {
    const input =
      procedure === 'findCourtyard'
        ? { number: String(100_000 + at) }
        : { regionCode: '510181', city: '都江堰市', town: `第${at}镇` }
    return outcomeOf(await courtyard.ok(person, procedure, input).catch((error: unknown) => error))
  }
  const outcomeOf = (came: unknown) => (came instanceof Error ? (/[A-Z_]{4,}/.exec(came.message)?.[0] ?? '?') : 'ok')

  test.each([
    ['findCourtyard', triesAnHour.number],
    ['placesIn', triesAnHour.places],
  ] as const)('%s: %i an hour, even all at once; another account isn’t kept out', async (procedure, max) => {
    const walker = `walker of ${procedure}`
    const came = await Promise.all(Array.from({ length: max + 30 }, (_, at) => tryAt(walker, procedure, at)))
    expect(came.filter((one) => one === 'TOO_MANY_TRIES')).toHaveLength(30)
    const own = { number: scene.courtyard.number }
    if (procedure === 'findCourtyard') {
      const late = await courtyard.refused(walker, procedure, own)
      expect(late.code).toBe('TOO_MANY_TRIES')
      expect(Number(late.detail['retryAt'])).toBeGreaterThan(TERM_ENDS)
      expect(await courtyard.ok('a neighbour', procedure, own)).toMatchObject({ name: scene.courtyard.name })
      await scene.at(Number(late.detail['retryAt']))
      expect(await courtyard.ok(walker, procedure, own)).toMatchObject({ name: scene.courtyard.name })
    }
  })

  test('an honest look costs no waiting: one step of round trips', async () => {
    await courtyard.ok('honest', 'findCourtyard', { number: scene.courtyard.number })
    const { depth } = await courtyard.trips('honest', 'findCourtyard', { number: scene.courtyard.number })
    expect(depth).toBe(1)
  })
})
