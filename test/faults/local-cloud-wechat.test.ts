import { startTestCloud, writeTestFunctions, type TestCloud } from '../support/localCloud'

jest.setTimeout(30_000)

const functions = writeTestFunctions()
const { deploy } = functions

const templates = [{ templateId: 'T', title: '表决提醒', fields: [{ key: 'thing1', label: '事项' }, { key: 'date2', label: '截止' }] }] // prettier-ignore

let cloud: TestCloud

beforeAll(async () => {
  await functions.bundleSdk()
  deploy(
    'notify',
    `return (await app.callWxOpenApi({ apiName: 'subscribeMessage.send', requestData: event.message })).result`,
    { permissions: { openapi: ['subscribeMessage.send'] } },
  )
  deploy('mute', `return (await app.callWxOpenApi({ apiName: 'subscribeMessage.send', requestData: {} })).result`)
  deploy(
    'check',
    `return (await app.callWxOpenApi({ apiName: 'security.msgSecCheck', requestData: event.request })).result`,
    { permissions: { openapi: ['security.msgSecCheck'] } },
  )
  deploy(
    'code',
    `const data = event.request
      const json = (await app.callWxOpenApi({ apiName: 'wxacode.getUnlimited', requestData: data })).result
      const raw = await app.callCompatibleWxOpenApi({ apiName: '/wxa/getwxacodeunlimit', requestData: Buffer.from(JSON.stringify(data)) })
      return { errcode: json.errcode, png: json.buffer, raw: Buffer.isBuffer(raw) ? raw.toString('base64') : raw }`,
    { permissions: { openapi: ['wxacode.getUnlimited'] } },
  )
  deploy(
    'picture',
    `if (event.MsgType === 'event') {
        await db.collection('pushes').add({ _id: event.trace_id, event: event.Event, suggest: event.result.suggest })
        return
      }
      return (await app.callWxOpenApi({ apiName: 'security.mediaCheckAsync', requestData: event.request })).result`,
    { permissions: { openapi: ['security.mediaCheckAsync'] }, pushes: ['wxa_media_check'] },
  )
  cloud = await startTestCloud({
    functions: functions.folder,
    collections: [{ name: 'pushes', indexes: [] }],
    templates,
    now: '2026-11-20T02:00:00Z',
  })
}, 30_000)

afterAll(async () => {
  await cloud.stop()
  functions.remove()
})

describe('wx.api', () => {
  const message = (fields: Record<string, string>, touser = 'n-1') => ({
    message: {
      touser,
      templateId: 'T',
      page: 'pages/home/home',
      data: Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, { value }])),
    },
  })
  const good = message({ thing1: '门前停车公约', date2: '2026年11月20日' })

  test('a subscribe message needs an acceptance each time, and lies in the notices', async () => {
    expect(await cloud.call('n-1', 'notify', good)).toMatchObject({ errcode: 43101 })
    await cloud.subscribe('n-1', ['T'])
    expect(await cloud.call('n-1', 'notify', good)).toMatchObject({ errcode: 0 })
    expect(await cloud.call('n-1', 'notify', good)).toMatchObject({ errcode: 43101 })
    expect(await cloud.notices('n-1')).toEqual([
      expect.objectContaining({
        title: '表决提醒',
        page: 'pages/home/home',
        fields: [
          expect.objectContaining({ label: '事项', value: '门前停车公约' }),
          expect.objectContaining({ value: '2026年11月20日' }),
        ],
      }),
    ])
    expect(await cloud.notices('n-2')).toEqual([])
  })

  test('a refused field costs no acceptance', async () => {
    await cloud.subscribe('n-3', ['T'])
    const refused = [
      { thing1: '一'.repeat(21), date2: '2026年11月20日' },
      { thing1: '好' },
      { thing1: '好', date2: '明天' },
    ]
    for (const fields of refused) {
      expect(await cloud.call('n-3', 'notify', message(fields as Record<string, string>, 'n-3'))).toMatchObject({
        errcode: 47003,
      })
    }
    expect(await cloud.call('n-3', 'notify', { message: { touser: 'n-3', templateId: 'other' } })).toMatchObject({
      errcode: 40037,
    })
    expect(await cloud.call('n-3', 'notify', message({ thing1: '好', date2: '2026年11月20日' }, 'n-3'))).toMatchObject({
      errcode: 0,
    })
  })

  test('an API that is not in the function’s permissions is -604101', async () => {
    expect(await cloud.call('o', 'mute', {})).toMatchObject({ errcode: -604101 })
  })

  test('msgSecCheck judges by the list, for people who were here within two hours', async () => {
    const ask = (content: string, openid = 'sec') =>
      cloud.call('sec', 'check', { request: { version: 2, scene: 3, openid, content } })
    expect(await ask('停车公约')).toMatchObject({ errcode: 0, result: { suggest: 'pass' } })
    expect(await ask('这里可以代开发票')).toMatchObject({ errcode: 0, result: { suggest: 'risky' } })
    expect(await ask('x'.repeat(2501))).toMatchObject({ errcode: 45002 })
    expect(await ask('停车公约', 'never-seen')).toMatchObject({ errcode: 61010 })
  })

  test('mediaCheckAsync answers by a push, to functions that ask for it and when it is told to', async () => {
    await cloud.post('/control/mediaChecks', { delayMs: null })
    const upload = async (path: string, text: string) => {
      const headers = { 'x-local-openid': 'pic' }
      await fetch(`${cloud.url}/client/uploadFile?cloudPath=${path}`, { method: 'POST', body: text, headers })
      return `${cloud.url}/storage/${path}`
    }
    const ask = async (mediaUrl: string) =>
      (await cloud.call('pic', 'picture', {
        request: { version: 2, scene: 3, openid: 'pic', mediaType: 2, mediaUrl },
      })) as { errcode: number; trace_id: string }
    expect(await ask(`${cloud.url}/storage/nothing.png`)).toMatchObject({ errcode: 40007 })
    const good = await ask(await upload('a/good.png', 'a street'))
    const bad = await ask(await upload('a/bad.png', '代开发票'))
    const pushed = async () =>
      ((await cloud.get('/control/collections/pushes')) as { documents: { _id: string; suggest: string }[] }).documents
    expect(await pushed()).toEqual([])
    expect(await cloud.post('/control/mediaChecks/answer', { traceId: bad.trace_id })).toEqual({
      answered: [bad.trace_id],
    })
    expect(await pushed()).toEqual([{ _id: bad.trace_id, event: 'wxa_media_check', suggest: 'risky' }])
    await cloud.post('/control/mediaChecks/answer', {})
    expect((await pushed()).find(({ _id }) => _id === good.trace_id)?.suggest).toBe('pass')
    expect(await cloud.post('/control/mediaChecks/answer', {})).toEqual({ answered: [] })
  })

  test('getUnlimited draws a PNG, as JSON and as bytes', async () => {
    const drawn = (await cloud.call('o', 'code', { request: { scene: 'h=AB12', page: 'pages/join/join' } })) as {
      errcode: number
      png: string
      raw: string
    }
    expect(drawn.errcode).toBe(0)
    expect(Buffer.from(drawn.png, 'base64').subarray(1, 4).toString()).toBe('PNG')
    expect(drawn.raw).toBe(drawn.png)
    const scene = { request: { scene: 'x'.repeat(33), page: 'pages/join/join' } }
    expect(await cloud.call('o', 'code', scene)).toMatchObject({ errcode: 40129, raw: { errcode: 40129 } })
  })
})
