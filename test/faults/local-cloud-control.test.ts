import { startTestCloud, writeTestFunctions, type TestCloud } from '../support/localCloud'

jest.setTimeout(30_000)

const functions = writeTestFunctions()
let cloud: TestCloud

beforeAll(async () => {
  await functions.bundleSdk()
  functions.deploy(
    'refused',
    `const things = db.collection('things')
      const codes = []
      for (const ask of [
        () => things.add({ _id: 'a' }),
        () => things.where({ n: { $huh: 1 } }).get(),
        () => db.collection('nowhere').count(),
      ]) await ask().catch(({ code }) => codes.push(code))
      return codes`,
  )
  functions.deploy('fine', `return (await db.collection('things').count()).total`)
  functions.deploy(
    'conflicts',
    `const both = [await db.startTransaction(), await db.startTransaction()]
      await both[0].collection('things').doc('a').update({ n: 7 })
      const code = await both[1].collection('things').doc('a').update({ n: 8 }).then(() => 'none', ({ code }) => code)
      await both[0].rollback()
      return code`,
  )
  functions.deploy(
    'picture',
    `if (event.MsgType === 'event') {
        await db.collection('pushes').add({ _id: event.trace_id, result: event.result, source: cloudbase.getCloudbaseContext(context).TCB_SOURCE })
        return
      }
      const { result } = await app.callWxOpenApi({ apiName: 'security.mediaCheckAsync', requestData: event.request })
      return result.trace_id`,
    { permissions: { openapi: ['security.mediaCheckAsync'] }, pushes: ['wxa_media_check'] },
  )
  cloud = await startTestCloud({
    functions: functions.folder,
    collections: [{ name: 'things', indexes: [{ name: 'n', keys: [['n', 1]] }] }, { name: 'pushes' }],
    templates: [],
  })
}, 30_000)
afterAll(async () => {
  await cloud.stop()
  functions.remove()
})
beforeEach(async () => {
  await cloud.post('/control/reset')
  const documents = [['a', 2, 'x'], ['b', 1, 'x'], ['c', 3, 'y'], ['d', 1, 'y']].map(([_id, n, group]) => ({ _id, n, group })) // prettier-ignore
  await cloud.sdk().database().collection('things').add(documents)
})

describe('the documents of a collection', () => {
  const read = async (query: Record<string, string>) => {
    const { documents, total } = (await cloud.get(`/control/collections/things?${String(new URLSearchParams(query))}`)) as {
      documents: { _id: string }[]
      total: number | undefined
    } // prettier-ignore
    return [documents.map(({ _id }) => _id).join(''), total]
  }

  test('come in order of their ids, or in the order asked for', async () => {
    expect(await read({})).toEqual(['abcd', 4])
    expect(await read({ order: '[["_id",-1]]' })).toEqual(['dcba', 4])
    expect(await read({ order: '[["n",1],["_id",-1]]' })).toEqual(['dbac', 4])
    expect(await read({ order: '[["group",-1],["n",-1]]', skip: '1', limit: '2' })).toEqual(['da', 4])
    expect(await read({ order: '[["n",-1]]', where: '{"group":"x"}' })).toEqual(['ab', undefined])
  })

  test.each([
    ['no JSON', 'n'],
    ['no list', '{"n":1}'],
    ['no pairs', '["n"]'],
    ['no direction', '[["n",2]]'],
    ['no field', '[[1,1]]'],
  ])('an order that is %s is refused', async (_, order) => {
    await expect(read({ order })).rejects.toThrow(/400 .*order/)
  })
})

describe('what the database refuses', () => {
  const logOf = async (requestId: string) =>
    ((await cloud.get(`/control/logs?requestId=${requestId}`)) as { lines: Record<string, string>[] }).lines

  test('is in the log of the call that asked, with its code, and in no other', async () => {
    const { requestId, result } = await cloud.measure('o', 'refused', {})
    expect(result).toEqual(['DATABASE_REQUEST_FAILED', 'DATABASE_INVALID_OPERRATOR', 'DATABASE_COLLECTION_NOT_EXIST'])
    const lines = await logOf(requestId)
    expect(lines.map(({ level, source }) => `${level} ${source}`)).toEqual(['warn cloud', 'warn cloud', 'warn cloud'])
    const texts = lines.map(({ text }) => text)
    expect(texts[0]).toMatch(/^database\.insertDocument things: DATABASE_REQUEST_FAILED E11000/)
    expect(texts[1]).toMatch(/^database\.getDocument things: DATABASE_INVALID_OPERRATOR .*\$huh/)
    expect(texts[2]).toMatch(/^database\.calculateDocument nowhere: DATABASE_COLLECTION_NOT_EXIST/)
    expect(await logOf((await cloud.measure('o', 'fine', {})).requestId)).toEqual([])
  })

  test('a conflict is told, but is no mistake', async () => {
    const { requestId, result } = await cloud.measure('o', 'conflicts', {})
    expect(result).toBe('DATABASE_TRANSACTION_CONFLICT')
    expect((await logOf(requestId)).map(({ level, text }) => [level, text?.slice(0, 31)])).toEqual([
      ['info', 'database.modifyDocument things:'],
    ])
  })

  test('outside of a function it is under the request itself', async () => {
    const failed = await cloud.sdk().database().collection('things').add({ _id: 'a' }).catch((error: unknown) => error) // prettier-ignore
    const { requestId } = failed as { requestId: string }
    expect(await logOf(requestId)).toHaveLength(1)
  })
})

describe('a check of a picture that waits', () => {
  const ask = async (path: string) => {
    const headers = { 'x-local-openid': 'pic' }
    await fetch(`${cloud.url}/client/uploadFile?cloudPath=${path}`, { method: 'POST', body: 'a street', headers })
    const request = { version: 2, scene: 3, openid: 'pic', mediaType: 2, mediaUrl: `${cloud.url}/storage/${path}` }
    return (await cloud.call('pic', 'picture', { request })) as string
  }
  const pushed = async () => ((await cloud.get('/control/collections/pushes')) as { documents: unknown[] }).documents
  const waiting = async () =>
    ((await cloud.get('/control/mediaChecks')) as { waiting: { traceId: string }[] }).waiting.map((one) => one.traceId)
  const answer = (body: object) => cloud.post('/control/mediaChecks/answer', body)

  beforeEach(() => cloud.post('/control/mediaChecks', { delayMs: null }))

  test('is answered by the route with the verdict given, and only that one', async () => {
    const [first, second] = [await ask('a/1.png'), await ask('a/2.png')]
    expect(await waiting()).toEqual([first, second])
    expect(await answer({ traceId: first, suggest: 'review' })).toEqual({ answered: [first] })
    expect(await pushed()).toEqual([{ _id: first, result: { suggest: 'review', label: 20006 }, source: 'wx_push' }])
    expect(await waiting()).toEqual([second])
    expect(await answer({ traceId: first })).toEqual({ answered: [] })
    expect(await answer({ suggest: 'risky' })).toEqual({ answered: [second] })
    expect(await pushed()).toContainEqual(
      expect.objectContaining({ _id: second, result: { suggest: 'risky', label: 20006 } }),
    )
  })

  test('with a verdict that is none goes on waiting', async () => {
    const traceId = await ask('a/3.png')
    await expect(answer({ suggest: 'fine' })).rejects.toThrow(/400 .*suggest/)
    expect(await waiting()).toEqual([traceId])
    expect(await pushed()).toEqual([])
  })
})

test('files keep their owner when the cloud is killed, and when it is exported and imported', async () => {
  const upload = async (openid: string) => {
    const headers = { 'x-local-openid': openid }
    const reply = await fetch(`${cloud.url}/client/uploadFile?cloudPath=mine.txt`, { method: 'POST', body: openid, headers }) // prettier-ignore
    return ((await reply.json()) as { errCode?: number }).errCode ?? 0
  }
  expect([await upload('o-1'), await upload('o-2')]).toEqual([0, -503002])
  await cloud.killAndRestart()
  expect([await upload('o-2'), await upload('o-1')]).toEqual([-503002, 0])
  const exported = await cloud.post('/control/export')
  await cloud.post('/control/reset')
  await cloud.post('/control/import', exported)
  expect([await upload('o-2'), await upload('o-1')]).toEqual([-503002, 0])
})
