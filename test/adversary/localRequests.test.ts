import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Files } from '../../local/cloud/storage/files'
import { Store } from '../../local/cloud/database/store'
import { openFiles } from '../../local/cloud/openFile'
import { startLocal, type Local } from '../../local/startLocal'
import { drawFrom, type Draw } from '../support/killWriters'
import { rawRequest } from '../support/rawRequest'

jest.setTimeout(120_000)

const folder = mkdtempSync(join(tmpdir(), 'requests-'))
const data = join(folder, 'data')
const seed = Number(process.env['REQUEST_SEED'] ?? 20_261_201)

let local: Local
let key = ''
let port = 0

beforeAll(async () => {
  const phoneDir = join(folder, 'phone')
  mkdirSync(phoneDir)
  writeFileSync(join(phoneDir, 'index.html'), '<!doctype html>')
  const config = () => ({ scenes: [{ key: 'empty' }] })
  local = await startLocal({ cloud: { dataFolder: data }, phoneDir, config, reset: () => Promise.resolve() })
  port = local.cloud.port
  key = `/~${local.cloud.key}`
  const large = await send('POST', `${key}/client/uploadFile?cloudPath=large.bin`, Buffer.alloc(8 * 1024 * 1024, 1))
  expect(await large.json()).toMatchObject({ statusCode: 200 })
})
afterAll(async () => {
  await local.stop()
  rmSync(folder, { recursive: true, force: true })
})

const send = (method: string, path: string, body?: BodyInit, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: { 'x-local-openid': 'o', ...headers },
    ...(body === undefined ? {} : { body }),
  })
const lines = (...each: string[]) => `${each.join('\r\n')}\r\n\r\n`
const HOST = 'host: localhost'

describe('what the caller did wrong is answered as such', () => {
  test.each<[what: string, status: number, bytes: () => string]>([
    ['a bad % in the path', 400, () => lines('GET /%zz HTTP/1.1', HOST, 'connection: close')],
    ['a bad % in the openid', 400, () => lines(`GET ${key}/client/notices HTTP/1.1`, HOST, 'x-local-openid: %E4%', 'connection: close')], // prettier-ignore
    ['a path that is none', 400, () => lines('GET localhost HTTP/1.1', HOST, 'connection: close')],
    ['two slashes and nothing', 404, () => lines('GET // HTTP/1.1', HOST, 'connection: close')],
    ['an address of elsewhere', 400, () => lines('GET http://example.com/control/clock HTTP/1.1', HOST, 'connection: close')], // prettier-ignore
    ['a null byte', 400, () => lines('GET /phone/%00 HTTP/1.1', HOST, 'connection: close')],
    ['a name longer than a file’s may be', 404, () => lines(`GET /phone/${'a'.repeat(3000)} HTTP/1.1`, HOST, 'connection: close')], // prettier-ignore
    ['headers without end', 431, () => lines('GET / HTTP/1.1', HOST, `x: ${'a'.repeat(40_000)}`)],
    ['a broken chunk', 400, () => `${lines(`POST ${key}/control/clock HTTP/1.1`, HOST, 'transfer-encoding: chunked')}zz\r\n`], // prettier-ignore
    ['two lengths', 400, () => lines('POST /reset HTTP/1.1', HOST, 'content-length: 1', 'content-length: 2')],
    ['no host', 400, () => lines('GET / HTTP/1.1')],
    ['a wrong method', 405, () => lines(`DELETE ${key}/control/clock HTTP/1.1`, HOST, 'connection: close')],
    ['a wrong method for a page', 405, () => lines('PUT /phone/index.html HTTP/1.1', HOST, 'connection: close')],
  ])('%s', async (_what, status, bytes) => {
    expect((await rawRequest(port, bytes())).status).toBe(status)
  })

  test.each([
    ['no JSON', 400, '/control/clock', 'x'],
    ['a list', 400, '/control/clock', '[]'],
    ['a time beyond time', 400, '/control/clock', '{"advanceMs":1e300}'],
    ['an unknown scene', 400, '/reset', '{"scene":"none"}'],
    ['a half import', 400, '/control/import', '{"format":'],
  ])('%s', async (_what, status, path, body) => {
    expect((await send('POST', key + path, body)).status).toBe(status)
  })

  test('a body beyond what a door takes', async () => {
    const reply = await send('POST', `${key}/client/callFunction`, Buffer.alloc(65 * 1024 * 1024, 32))
    expect(reply.status).toBe(413)
  })

  test.each([
    ['bytes=0-9', 206, 10],
    ['bytes=-5', 206, 5],
    ['bytes=8388600-', 206, 8],
    ['bytes=9000000-', 416, undefined],
    ['bytes=9-3', 416, undefined],
    ['bytes=x', 416, undefined],
    ['bytes=0-1,4-5', 200, 8_388_608],
  ])('the part %s of a file', async (range, status, length) => {
    const reply = await send('GET', `${key}/storage/large.bin`, undefined, { range })
    const size = (await reply.arrayBuffer()).byteLength
    expect([reply.status, length === undefined ? undefined : size]).toEqual([status, length])
  })
})

/** A request with something wrong in it, or several things; often nothing of HTTP is left. */
function wild(draw: Draw): Buffer {
  const one = <T>(all: readonly [T, ...T[]]): T => all[draw(all.length)] ?? all[0]
  const bytes = Buffer.from(Array.from({ length: 1 + draw(40) }, () => draw(256)))
  const noise = bytes.toString('latin1')
  const prefix = one(['', key, `${key}x`, '/~', '/~phone.bw.x', '//'])
  const door = one(['/', '/admin', '/instances/%2f/admin', '/client/callFunction', '/client/uploadFile?cloudPath=%', '/client/downloadFile?fileID=x', '/client/getTempFileURL', '/client/deleteFile', '/client/subscribe', '/client/database', '/client/notices', '/control/clock', '/control/collections/%00', '/control/collections/a?where={', '/control/explain', '/control/quotas', '/control/mediaChecks', '/control/sendingTrouble', '/control/timers/fire', '/control/functions/cool', '/control/import', '/control/export', '/control/logs?limit=x', '/storage/../..', '/storage/large.bin', '/phone/..%2f..%2fetc/passwd', '/phone/index.html', '/config.json', '/reset', '*', 'http://a/', `/${noise}`]) // prettier-ignore
  const body = one(['', '{', '[]', 'null', '{"a":1}', '{"set":{}}', '{"advanceMs":-1e99}', '{"answers":[1e99],"hold":3}', '{"delayMs":"x"}', '{"action":"database.getDocument","collectionName":"\\u0000","query":"{"}', '{"action":"database.insertDocument","collectionName":"a","data":["x"]}', '{"action":"constructor"}', '{"collection":"a","query":"{\\"$where\\":1}","skip":1e300}', '{"fileList":[{}]}', '{"name":"__proto__"}', '{"accepted":[null]}', '{"openids":["a"],"templateId":"","n":1e300}', noise]) // prettier-ignore
  const method = one([
    'GET',
    'POST',
    'PUT',
    'HEAD',
    'OPTIONS',
    'DELETE',
    'TRACE',
    'PATCH',
    'CONNECT',
    noise.slice(0, 3),
  ])
  const headers = [
    one([HOST, HOST, HOST, 'host: 127.0.0.1:1', 'host: evil', 'Host: localhost\r\nhost: localhost', '']),
    one(['', 'origin: http://localhost:1', `origin: ${noise}`, 'x-local-openid: %', `x-local-openid: ${noise}`, `x: ${'y'.repeat(draw(30_000))}`, 'range: bytes=5-1', 'expect: 100-continue', 'expect: else', 'upgrade: websocket\r\nconnection: upgrade', 'content-type: multipart/form-data; boundary=', 'content-type: \xff', 'x-local-trip: NaN']), // prettier-ignore
    one([`content-length: ${body.length}`, `content-length: ${body.length}`, 'content-length: -1', 'content-length: 99', 'transfer-encoding: chunked', 'transfer-encoding: chunked, gzip', '']), // prettier-ignore
  ].filter((line) => line !== '')
  const text = `${method} ${one([prefix, key])}${door} ${one(['HTTP/1.1', 'HTTP/1.1', 'HTTP/1.0', 'HTTP/9', ''])}\r\n${headers.join('\r\n')}\r\n\r\n${body}` // prettier-ignore
  const whole = Buffer.from(text, 'latin1')
  if (draw(6) === 0) whole[draw(whole.length)] = draw(256)
  return draw(8) === 0 ? whole.subarray(0, draw(whole.length)) : whole
}

test(`nothing that comes through the line is the cloud’s fault, and it goes on (REQUEST_SEED=${seed})`, async () => {
  const draw = drawFrom(seed)
  const sent = Array.from({ length: 1200 }, () => wild(draw))
  const faults: string[] = []
  for (let i = 0; i < sent.length; i += 60) {
    await Promise.all(
      sent.slice(i, i + 60).map(async (bytes) => {
        const { status, head } = await rawRequest(port, bytes, 400)
        if (status >= 500) faults.push(`${head}\n${bytes.toString('latin1').slice(0, 400)}`)
      }),
    )
  }
  expect(faults).toEqual([])
  expect((await send('GET', `${key}/control/clock`)).status).toBe(200)
})

describe('nothing stays open', () => {
  const settled = async () => {
    for (let turn = 0; turn < 500 && openFiles() > 0; turn++) await new Promise((done) => setImmediate(done))
    return openFiles()
  }
  const left = () => readdirSync(join(data, 'files')).filter((name) => name.endsWith('.part'))

  test('after downloads that are broken off, and questions for the head only', async () => {
    for (let i = 0; i < 30; i++) {
      const stop = new AbortController()
      const reply = await fetch(`http://127.0.0.1:${port}${key}/storage/large.bin`, { signal: stop.signal })
      await reply.body?.getReader().read()
      stop.abort()
      await send('HEAD', `${key}/storage/large.bin`)
      await send('HEAD', '/phone/index.html')
      await rawRequest(
        port,
        lines(`GET ${key}/storage/large.bin HTTP/1.1`, HOST, 'range: bytes=9-3', 'connection: close'),
      )
    }
    expect(await settled()).toBe(0)
  })

  test('after exports that nobody reads to the end', async () => {
    for (let i = 0; i < 5; i++) {
      const stop = new AbortController()
      const reply = await fetch(`http://127.0.0.1:${port}${key}/control/export`, {
        method: 'POST',
        signal: stop.signal,
      })
      await reply.body?.getReader().read()
      stop.abort()
    }
    for (let turn = 0; turn < 2000 && readdirSync(join(data, 'temporary')).length > 0; turn++)
      await new Promise((done) => setImmediate(done))
    expect(readdirSync(join(data, 'temporary'))).toEqual([])
    expect(await settled()).toBe(0)
  })

  test('after uploads and imports that find the disk full', async () => {
    const probe = await open(join(folder, 'probe'), 'w')
    const prototype = Object.getPrototypeOf(probe) as typeof probe
    await probe.close()
    const exported = await (await send('POST', `${key}/control/export`)).text()
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' })
    const before = readdirSync(join(data, 'files'))
    const writing = jest.spyOn(prototype, 'writeFile').mockRejectedValue(full)
    try {
      for (let i = 0; i < 10; i++) {
        expect((await send('POST', `${key}/client/uploadFile?cloudPath=a.png`, 'x')).status).toBe(507)
        expect((await send('PUT', `${key}/storage/b.png`, 'x')).status).toBe(507)
      }
      expect((await send('POST', `${key}/control/import`, exported)).status).toBe(507)
    } finally {
      writing.mockRestore()
    }
    expect([await settled(), left(), readdirSync(join(data, 'temporary'))]).toEqual([0, [], []])
    expect(readdirSync(join(data, 'files'))).toEqual(before)
    expect((await send('POST', `${key}/client/uploadFile?cloudPath=a.png`, 'x')).status).toBe(200)
  })

  test('a file whose row doesn’t fit any more leaves no bytes', async () => {
    const store = new Store(join(folder, 'full.db'))
    const files = new Files(store, join(folder, 'full'), 'local', () => Math.random().toString(16).slice(2))
    const pages = Number(store.sqlite.prepare('PRAGMA page_count').get([])?.['page_count'])
    store.sqlite.exec(`PRAGMA max_page_count = ${pages + 1}`)
    const path = 'a/'.repeat(400)
    let refused = 0
    for (let i = 0; i < 30; i++) await files.put(`${path}${i}.png`, Buffer.from('x')).catch(() => refused++)
    expect(refused).toBeGreaterThan(0)
    expect(readdirSync(join(folder, 'full/files'))).toHaveLength(30 - refused)
    store.close()
  })
})
