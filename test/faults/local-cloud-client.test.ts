import { request } from 'node:http'
import { startTestCloud, writeTestFunctions, type TestCloud } from '../support/localCloud'

jest.setTimeout(30_000)

const functions = writeTestFunctions()
let cloud: TestCloud

beforeAll(async () => {
  await functions.bundleSdk()
  functions.deploy(
    'stores',
    `return (await app.uploadFile({ cloudPath: event.path, fileContent: Buffer.from('theirs') })).fileID`,
  )
  functions.deploy('loops', `for (;;) {}`, { timeout: 1 })
  cloud = await startTestCloud({ functions: functions.folder, collections: [{ name: 'things' }], templates: [] })
}, 30_000)
afterAll(async () => {
  await cloud.stop()
  functions.remove()
})

interface Answer {
  readonly errCode?: number
  readonly errMsg: string
  readonly fileID: string
  readonly fileList: readonly { readonly fileID: string; readonly status: number; readonly errMsg: string }[]
}

const ask = async (openid: string, path: string, body: string | object): Promise<Answer> => {
  const response = await fetch(`${cloud.url}/client/${path}`, {
    method: 'POST',
    headers: openid === '' ? {} : { 'x-local-openid': openid },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return (await response.json()) as Answer
}
const upload = (openid: string, path: string, text = 'mine') => ask(openid, `uploadFile?cloudPath=${path}`, text)

describe('the database of a phone', () => {
  test.each(['collection.get', 'collection.add', 'collection.watch', 'document.set'])('%s is denied', async (api) => {
    expect(await ask('o-1', 'database', { api, collection: 'things' })).toEqual({
      errCode: -502003,
      errMsg: `${api}:fail -502003 database permission denied. Permission denied`,
    })
  })

  test('says first that a collection isn’t there', async () => {
    expect(await ask('o-1', 'database', { api: 'collection.get', collection: 'nowhere' })).toMatchObject({
      errCode: -502005,
      errMsg: expect.stringMatching(/^collection\.get:fail -502005 database collection not exists\./) as unknown,
    })
  })

  test('knows no other requests', async () => {
    expect(await ask('o-1', 'database', { api: 'database.insertDocument', collection: 'things' })).toHaveProperty(
      'error',
    )
  })
})

describe('files of a phone', () => {
  test('are read by everybody and changed by nobody else', async () => {
    const { fileID } = await upload('o-1', 'a.txt')
    expect(await upload('o-2', 'a.txt', 'theirs')).toMatchObject({ errCode: -503002 })
    expect(await upload('', 'b.txt')).toMatchObject({ errCode: -503002 })
    const read = await fetch(`${cloud.url}/client/downloadFile?fileID=${encodeURIComponent(fileID)}`)
    expect(await read.text()).toBe('mine')
    expect(await upload('o-1', 'a.txt', 'mine again')).toMatchObject({ fileID })
    const { fileList } = await ask('o-2', 'getTempFileURL', { fileList: [fileID, `${fileID}x`] })
    expect(fileList).toEqual([
      {
        fileID,
        status: 0,
        errMsg: 'ok',
        maxAge: 86_400,
        tempFileURL: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/storage\/a\.txt\?sign=[\w-]{43}$/) as unknown,
      },
      { fileID: `${fileID}x`, status: -503003, errMsg: 'storage file not exists', maxAge: 86_400, tempFileURL: '' },
    ])
  })

  test('are deleted one by one: what is somebody else’s or gone keeps nobody from the others', async () => {
    const mine = (await upload('o-1', 'mine.txt')).fileID
    const theirs = (await upload('o-2', 'theirs.txt')).fileID
    const stored = (await cloud.call('o-1', 'stores', { path: 'stored.txt' })) as string
    const { fileList } = await ask('o-1', 'deleteFile', { fileList: [theirs, mine, mine, stored] })
    expect(fileList.map(({ status, errMsg }) => [status, errMsg])).toEqual([
      [-503002, 'storage permission denied'],
      [0, 'ok'],
      [-503003, 'storage file not exists'],
      [-503002, 'storage permission denied'],
    ])
    const { files } = (await cloud.get('/control/files')) as { files: { path: string }[] }
    expect(files.map(({ path }) => path)).toEqual(expect.arrayContaining(['stored.txt', 'theirs.txt']))
    expect(files.map(({ path }) => path)).not.toContain('mine.txt')
  })

  test('belong to nobody once a function has written them', async () => {
    await upload('o-1', 'shared.txt')
    await cloud.call('o-1', 'stores', { path: 'shared.txt' })
    expect(await upload('o-1', 'shared.txt')).toMatchObject({ errCode: -503002 })
  })

  test.each([
    ['no list', {}],
    ['an empty list', { fileList: [] }],
    ['more than 50', { fileList: Array.from({ length: 51 }, () => 'cloud://local.local-local/a.txt') }],
    ['what are no ids', { fileList: [1] }],
  ])('%s is refused', async (_what, body) => {
    for (const api of ['deleteFile', 'getTempFileURL']) {
      const answer = await ask('o-1', api, body)
      expect(answer).toMatchObject({
        errCode: -501007,
        errMsg: expect.stringContaining(`cloud.${api}:fail`) as unknown,
      })
    }
  })

  test('a path that the cloud would refuse, and a file that isn’t there', async () => {
    expect(await upload('o-1', '../a.txt')).toMatchObject({ errCode: -501007 })
    const response = await fetch(`${cloud.url}/client/downloadFile?fileID=cloud://local.local-local/none`)
    expect([response.status, await response.json()]).toEqual([
      404,
      { errCode: -503003, errMsg: expect.stringContaining('-503003 storage file not exists') as unknown },
    ])
  })
})

test('a function out of time has the words that developers know', async () => {
  const { failure } = await cloud.measure('o-1', 'loops', {})
  expect(failure).toEqual({
    errCode: -504003,
    errMsg: 'cloud.callFunction:fail Error: errCode: -504003  | errMsg: Invoking task timed out after 1 seconds',
  })
})

test('a collection that isn’t there is made by the first request for it, but only when that is wanted', async () => {
  const things = (of: TestCloud) => of.sdk().database().collection('made')
  await expect(things(cloud).add({ _id: 'a' })).rejects.toMatchObject({
    code: 'DATABASE_COLLECTION_NOT_EXIST',
    message: expect.stringContaining('--create-collections') as unknown,
  })
  const willing = await startTestCloud({ functions: null, collections: [], args: ['--create-collections'] })
  try {
    expect((await things(willing).limit(1).get()).data).toEqual([])
    await Promise.all(['a', 'b', 'c'].map((_id) => things(willing).add({ _id })))
    expect((await things(willing).count()).total).toBe(3)
    await expect(willing.sdk().database().collection('system.users').add({})).rejects.toMatchObject({
      code: 'DATABASE_COLLECTION_NOT_EXIST',
    })
  } finally {
    await willing.stop()
  }
})

describe('another site, open in the same browser', () => {
  const status = (headers: Record<string, string>) =>
    new Promise<number | undefined>((done, failed) => {
      request(`${cloud.url}/control/collections`, { headers }, (response) => {
        response.resume()
        done(response.statusCode)
      })
        .on('error', failed)
        .end()
    })

  test('can neither ask nor pass for this machine', async () => {
    expect(await status({})).toBe(200)
    expect(await status({ origin: 'http://localhost:8080' })).toBe(200)
    expect(await status({ origin: 'https://elsewhere.example' })).toBe(403)
    expect(await status({ origin: 'null' })).toBe(403)
    expect(await status({ host: 'elsewhere.example' })).toBe(403)
  })
})
