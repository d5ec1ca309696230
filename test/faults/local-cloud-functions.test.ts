import { startTestCloud, writeTestFunctions, type TestCloud } from '../support/localCloud'

jest.setTimeout(30_000)

const functions = writeTestFunctions()
const { deploy } = functions

const fires = (config: string) => ({ triggers: [{ name: 'tick', type: 'timer', config }] })

let cloud: TestCloud

beforeAll(async () => {
  await functions.bundleSdk()
  deploy(
    'who',
    `const seen = cloudbase.getCloudbaseContext(context)
      return { event, openid: seen.WX_OPENID, env: process.env.WX_OPENID, region: process.env.TENCENTCLOUD_REGION, home: process.env.HOME,
        offset: new Date(2026, 0, 1).getTimezoneOffset(), source: seen.TCB_SOURCE }`,
  )
  deploy('asks', `return (await app.callFunction({ name: 'who', data: { via: 'asks' } })).result`)
  deploy('throws', `console.log('about to throw'); throw new Error('broken on purpose')`)
  deploy('crashes', `setTimeout(() => { throw new Error('outside') }, 1); await new Promise(() => {})`)
  deploy('exits', `process.exit(3)`)
  deploy(
    'hangs',
    `const t = await db.startTransaction(); await t.collection('things').doc('held').set({ by: 'hangs' }); await new Promise(() => {})`,
    { timeout: 1 },
  )
  deploy('eats', `const all = []; for (;;) all.push(new Array(1e5).fill({ a: Math.random() }))`, { memorySize: 64 })
  deploy('loops', `for (;;) {}`, { timeout: 1 })
  deploy('answers', `return 'x'.repeat(event.size)`)
  deploy(
    'waits',
    `await db.collection('things').add({ openid: cloudbase.getCloudbaseContext(context).WX_OPENID, env: process.env.WX_OPENID })
      await db.collection('things').limit(1).get(); return process.env.WX_OPENID`,
  )
  deploy(
    'trips',
    `await Promise.all([1, 2, 3].map(() => db.collection('things').limit(1).get())); await db.collection('things').doc('x').get(); return 1`,
  )
  deploy(
    'clock',
    `return { now: Date.now(), made: new Date().getTime(), named: new Date() instanceof Date, text: Date() }`,
  )
  deploy('timer', `await db.collection('ticks').add({ event, at: new Date() }); return event`, fires('0 */5 * * * * *'))
  deploy('changes', `return 1`)
  deploy(
    'writesLate',
    `await new Promise((resolve) => setTimeout(resolve, 300)); await db.collection('things').add({ _id: 'late', at: Date.now() })`,
  )
  cloud = await startTestCloud({
    functions: functions.folder,
    collections: [{ name: 'things' }, { name: 'ticks' }],
    templates: [],
    now: '2026-11-20T02:00:00Z',
  })
}, 30_000)

afterAll(async () => {
  await cloud.stop()
  functions.remove()
})

describe('a call', () => {
  test('has its caller in the context, in the environment and in the event, and nothing of the machine', async () => {
    expect(await cloud.call('o-1', 'who', { a: 1 })).toEqual({
      event: { a: 1, userInfo: { appId: 'wx-local', openId: 'o-1' } },
      openid: 'o-1',
      env: 'o-1',
      region: 'ap-shanghai',
      offset: 0,
      source: 'wx_client',
    })
  })

  test('without an openid is nobody', async () => {
    expect(await cloud.call('', 'who', {})).toEqual({
      event: {},
      region: 'ap-shanghai',
      offset: 0,
      source: 'wx_client',
    })
  })

  test('from another function keeps the caller', async () => {
    expect(await cloud.call('o-2', 'asks', {})).toMatchObject({
      event: { via: 'asks' },
      openid: 'o-2',
      source: 'wx_client,scf',
    })
  })

  test('shares its instance with no other call: forty at once each see their own caller', async () => {
    const people = Array.from({ length: 40 }, (_, i) => `many-${i}`)
    expect(await Promise.all(people.map((openid) => cloud.call(openid, 'waits', {})))).toEqual(people)
    const { documents } = (await cloud.get('/control/collections/things?limit=1000')) as {
      documents: { openid: string; env: string }[]
    }
    const mixed = documents.filter(({ openid, env }) => openid !== env)
    expect(mixed).toEqual([])
    const { functions } = (await cloud.get('/control/functions')) as {
      functions: { name: string; instances: number }[]
    }
    expect(functions.find(({ name }) => name === 'waits')?.instances).toBe(4)
  })

  test('counts its database round trips: three at once and then one are four, two deep', async () => {
    const { roundTrips, requestId } = await cloud.measure('o', 'trips', {})
    expect(roundTrips).toEqual({ count: 4, depth: 2 })
    const { invocations } = (await cloud.get('/control/invocations?limit=1')) as { invocations: unknown[] }
    expect(invocations).toEqual([expect.objectContaining({ requestId, function: 'trips', error: null, roundTrips })])
  })

  test('what its queries cost is kept under its request', async () => {
    const { requestId } = await cloud.measure('o', 'trips', {})
    const { queries } = (await cloud.get('/control/queries')) as { queries: { lastRequestId: string }[] }
    expect(queries).toContainEqual(expect.objectContaining({ collection: 'things', lastRequestId: requestId }))
  })
})

interface Traffic {
  readonly openTransactions: number
  readonly actions: Readonly<Record<string, { readonly count: number }>>
}

describe('a function that fails', () => {
  test.each([
    ['throws', -504002, 'broken on purpose'],
    ['crashes', -504002, 'outside'],
    ['exits', -504002, 'exited with code 3'],
    ['loops', -504003, 'timed out after 1 seconds'],
    ['eats', -504002, 'Memory limit exceeded'],
    ['nowhere', -501000, 'could not be found'],
  ])(
    '%s: a typed error, and the next call is served',
    async (name, errCode, text) => {
      const { failure } = await cloud.measure('o', name, {})
      expect(failure).toEqual({ errCode, errMsg: expect.stringContaining(text) as unknown })
      expect(await cloud.call('o', 'who', {})).toMatchObject({ openid: 'o' })
    },
    20_000,
  )

  test('leaves its log under its request', async () => {
    const { requestId } = await cloud.measure('o', 'throws', {})
    const { lines } = (await cloud.get(`/control/logs?requestId=${requestId}`)) as {
      lines: { level: string; text: string }[]
    }
    expect(lines).toEqual([
      expect.objectContaining({ level: 'log', source: 'throws', text: 'about to throw' }),
      expect.objectContaining({ level: 'error', text: expect.stringContaining('broken on purpose') as unknown }),
    ])
  })

  test('has its open transaction rolled back, and whoever waited for the document goes on', async () => {
    const database = cloud.sdk().database()
    const read = async () => (await cloud.get('/control/traffic')) as Traffic
    const traffic = async () => (await read()).openTransactions
    const written = async () => (await read()).actions['database.modifyDocument']?.count ?? 0
    const before = await written()
    const called = cloud.measure('o', 'hangs', {})
    // The transaction holds the document before the function is out of time.
    while ((await written()) === before);
    await database.collection('things').doc('held').set({ by: 'outside' })
    expect((await called).failure?.errCode).toBe(-504003)
    expect((await database.collection('things').doc('held').get()) as unknown).toMatchObject({
      data: [{ by: 'outside' }],
    })
    expect(await traffic()).toBe(0)
  })

  test('by a body above 6 MB, either way', async () => {
    const big = await cloud.measure('o', 'who', { text: 'x'.repeat(6 * 1024 * 1024) })
    expect(big.failure?.errMsg).toMatch(/EXCEED_REQUEST_SIZE_LIMIT/)
    const { failure } = await cloud.measure('o', 'answers', { size: 6 * 1024 * 1024 })
    expect(failure?.errMsg).toMatch(/more than 6 MB/)
  })
})

test('a bundle that is built again replaces the instances', async () => {
  expect(await cloud.call('o', 'changes', {})).toBe(1)
  deploy('changes', 'return 1 + 1')
  expect(await cloud.call('o', 'changes', {})).toBe(2)
})

describe('the clock', () => {
  test('is the functions’ clock too, moved and frozen', async () => {
    await cloud.clock.freeze(true)
    const { now } = await cloud.clock.set('2026-12-24T10:00:00Z')
    expect(now).toBe('2026-12-24T10:00:00.000Z')
    const time = Date.parse(now)
    const seen = (await cloud.call('o', 'clock', {})) as { text: string }
    expect(seen).toMatchObject({ now: time, made: time, named: true })
    expect(seen.text).toMatch(/^Thu Dec 24 2026/)
    await cloud.sdk().database().collection('things').doc('dated').set({ at: cloud.sdk().database().serverDate() })
    expect((await cloud.sdk().database().collection('things').doc('dated').get()) as unknown).toMatchObject({
      data: [{ at: new Date(time) }],
    })
    await cloud.clock.freeze(false)
  })

  test('moved forward fires what comes due in between, in order and at its time; moved back nothing', async () => {
    await cloud.clock.set('2027-01-01T00:00:01Z')
    const { fired } = await cloud.clock.set('2027-01-01T00:16:00Z')
    const due = ['00:05', '00:10', '00:15'].map((time) => `2027-01-01T${time}:00.000Z`)
    expect(fired).toEqual(due.map((at) => ({ function: 'timer', trigger: 'tick', at, error: null })))
    const { data } = await cloud
      .sdk()
      .database()
      .collection('ticks')
      .where({ 'event.Time': cloud.sdk().database().command.gt('2027-01-01T00:01') })
      .get()
    expect(data.map(({ event, at }: { event: unknown; at: Date }) => [event, at.toISOString().slice(0, 16)])).toEqual(
      due.map((at) => {
        return [{ Type: 'Timer', TriggerName: 'tick', Time: at.replace('.000Z', 'Z'), Message: '' }, at.slice(0, 16)]
      }),
    )
    expect((await cloud.clock.set('2026-11-20T02:00:01Z')).fired).toEqual([])
  })

  test('running on fires what comes due', async () => {
    const ticks = () =>
      cloud.sdk().database().collection('ticks').where({ 'event.Time': '2027-03-01T00:05:00Z' }).count()
    await cloud.clock.set('2027-03-01T00:04:59.800Z')
    while ((await ticks()).total === 0);
    expect((await ticks()).total).toBe(1)
    await cloud.clock.set('2026-11-20T02:00:01Z')
  })

  test('fires a trigger by hand', async () => {
    expect(await cloud.fireTimer('timer', 'tick')).toMatchObject({ error: null })
    await expect(cloud.fireTimer('timer', 'tock')).rejects.toThrow('no timer tock')
  })
})

test('a call that is under way when an environment comes in ends before it, and writes nothing into the new one', async () => {
  const file = (await cloud.post('/control/export')) as { clock: { now: string } }
  const here = { ...file, collections: [{ name: 'things', documents: [{ _id: 'new' }] }] }
  const late = cloud.call('o-late', 'writesLate', {})
  // the call is under way once its instance is there
  for (let running = 0; running === 0;) {
    const { functions: list } = (await cloud.get('/control/functions')) as {
      functions: { name: string; instances: number }[]
    }
    running = list.find(({ name }) => name === 'writesLate')?.instances ?? 0
  }
  await cloud.post('/control/import', here)
  await late
  const { documents } = (await cloud.get('/control/collections/things')) as { documents: { _id: string }[] }
  expect(documents.map(({ _id }) => _id)).toEqual(['new'])
})
