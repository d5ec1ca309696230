import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { cloudDatabase } from '../../../../../local/phone/runtime/wx/cloudDatabase'
import { CloudLine } from '../../../../../local/phone/runtime/wx/cloudLine'
import { Network, type NetworkMode } from '../../../../../local/phone/runtime/wx/network'

let server: Server
let answer: (response: ServerResponse) => void
let asked = 0
const cut: ServerResponse[] = []

beforeAll(async () => {
  server = createServer((request, response) => {
    asked++
    request.resume().once('end', () => answer(response))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
})
afterAll(async () => {
  for (const response of cut) response.destroy()
  server.closeAllConnections()
  await new Promise((done) => server.close(done))
})
beforeEach(() => {
  asked = 0
})

const cloudAt = (url: string, { mode = 'online', seed = 1, waitMs = 5000 }: Partial<Weather> = {}) => {
  const line = new CloudLine({ cloud: url, openid: '张三' }, new Network(mode, seed, () => Promise.resolve()), waitMs)
  line.enabled = true
  return line
}
interface Weather {
  mode: NetworkMode
  seed: number
  waitMs: number
}
const here = (weather?: Partial<Weather>) =>
  cloudAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, weather)
/** Where a server was a moment ago. */
async function closedAddress(): Promise<string> {
  const gone = createServer()
  await new Promise<void>((done) => gone.listen(0, '127.0.0.1', done))
  const { port } = gone.address() as AddressInfo
  await new Promise((done) => gone.close(done))
  return `http://127.0.0.1:${port}`
}
const answering = (body: string, status = 200) => {
  answer = (response) => response.writeHead(status).end(body)
}

test('an answer comes through', async () => {
  answering('{"result":1}')
  expect(await here().post('callFunction', {})).toEqual({ result: 1 })
})

test('before wx.cloud.init nothing is sent', async () => {
  answering('{"result":1}')
  const line = here()
  line.enabled = false
  await expect(line.post('callFunction', {})).rejects.toMatchObject({
    code: -1,
    message: expect.stringContaining('wx.cloud.init') as unknown,
  })
  expect(asked).toBe(0)
})

test('without a network nothing is sent', async () => {
  answering('{"result":1}')
  await expect(here({ mode: 'offline' }).post('callFunction', {})).rejects.toMatchObject({
    code: -1,
    message: 'request:fail net::ERR_INTERNET_DISCONNECTED',
  })
  expect(asked).toBe(0)
})

test('on a network that loses, some requests arrive without their answers: both fail alike', async () => {
  answering('{"result":1}')
  const line = here({ mode: 'lossy', seed: 3 })
  const ends = await Promise.allSettled(Array.from({ length: 60 }, () => line.post('callFunction', {})))
  const lost = ends.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[]
  expect(lost.length).toBeGreaterThan(60 - asked)
  for (const { reason } of lost)
    expect(reason).toMatchObject({ code: -1, message: 'request:fail net::ERR_CONNECTION_RESET' })
})

test('a cloud that is gone, one that breaks off in the middle of its answer and one that never answers', async () => {
  const reset = { code: -1, message: 'request:fail net::ERR_CONNECTION_RESET' }
  await expect(cloudAt(await closedAddress()).post('callFunction', {})).rejects.toMatchObject(reset)
  answer = (response) => {
    response.writeHead(200, { 'content-length': 1000 }).write('{"result":')
    setImmediate(() => response.destroy())
  }
  await expect(here().post('callFunction', {})).rejects.toMatchObject(reset)
  answer = (response) => cut.push(response)
  await expect(here({ waitMs: 50 }).post('callFunction', {})).rejects.toMatchObject({
    code: -1,
    message: 'request:fail timeout',
  })
})

test('half an answer is never taken for a whole one', async () => {
  answering('{"result":')
  await expect(here().post('callFunction', {})).rejects.toMatchObject({ code: -1 })
})

test('what the cloud refuses has its number, without the name that wx puts before it', async () => {
  answering('{"errCode":-504003,"errMsg":"cloud.callFunction:fail Error: errCode: -504003  | errMsg: x"}')
  const refused = { code: -504003, message: 'Error: errCode: -504003  | errMsg: x' }
  await expect(here().post('callFunction', {})).rejects.toMatchObject(refused)
  answering('{"errCode":-503003,"errMsg":"cloud.downloadFile:fail Error: gone"}', 404)
  await expect(here().send('downloadFile', {})).rejects.toMatchObject({ code: -503003, message: 'Error: gone' })
})

describe('wx.cloud.database()', () => {
  interface Request {
    (options?: object): Promise<unknown>
  }
  interface Query extends Record<'where' | 'orderBy' | 'limit' | 'skip' | 'field', (value?: unknown) => Query> {
    get: Request
    update: Request
    remove: Request
    count: Request
    watch: (listeners: { onChange: () => void; onError: (error: object) => void }) => { close: () => void }
  }
  interface Database {
    command: {
      gt: (value: number) => { and: (other: unknown) => unknown }
      aggregate: { sum: (field: string) => unknown }
    }
    collection: (name: string) => Query & {
      add: Request
      doc: (id: string) => Record<'get' | 'set' | 'update' | 'remove', Request>
      aggregate: () => { match: (value: unknown) => { group: (value: unknown) => { end: Request } } }
    }
  }
  const database = () => cloudDatabase((api, collection) => here().post('database', { api, collection })) as Database
  const denied = {
    errCode: -502003,
    errMsg: expect.stringMatching(/:fail -502003 database permission denied/) as unknown,
  }
  beforeEach(() => {
    answering('{"errCode":-502003,"errMsg":"x.y:fail -502003 database permission denied. Permission denied"}')
  })

  test('every request rejects with the cloud’s error', async () => {
    const db = database()
    const things = db.collection('things')
    const { command } = db
    const age = command.gt(1).and(command.gt(2))
    const requests = [
      things.get(),
      things.where({ age }).orderBy('age').limit(1).skip(1).field({ age: 1 }).get(),
      things.where({ age }).update({ data: {} }),
      things.where({ age }).remove(),
      things.count(),
      things.add({ data: {} }),
      things.doc('a').get(),
      things.doc('a').set({ data: {} }),
      things.doc('a').update({ data: {} }),
      things.doc('a').remove(),
      things
        .aggregate()
        .match({ age })
        .group({ n: command.aggregate.sum('$age') })
        .end(),
    ]
    for (const request of requests) await expect(request).rejects.toMatchObject(denied)
    expect(asked).toBe(requests.length)
  })

  test('in the callbacks when there are some', async () => {
    const heard = await new Promise((fail) => void database().collection('things').doc('a').get({ fail }))
    expect(heard).toMatchObject({
      errCode: -502003,
      errMsg: 'document.get:fail -502003 database permission denied. Permission denied',
    })
  })

  test('a watch tells its listener, unless it was closed before', async () => {
    const things = database().collection('things')
    const heard = await new Promise((onError) => things.watch({ onChange: () => undefined, onError }))
    expect(heard).toMatchObject({ errCode: -402002, errMsg: expect.stringContaining('permission denied') as unknown })
    const late = jest.fn()
    things.watch({ onChange: () => undefined, onError: late }).close()
    await expect(things.get()).rejects.toMatchObject(denied)
    expect(late).not.toHaveBeenCalled()
  })
})
