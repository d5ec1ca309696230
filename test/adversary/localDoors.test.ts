import type { AddressInfo } from 'node:net'
import { createServer, type Server } from 'node:http'
import type { Browser, Page } from 'playwright-core'
import { copyGuestbook, startLocalCommand, type StartedLocal } from '../support/anyProject'
import { startBrowser } from '../support/browser'
import { cloudAddressOf } from '../support/deskAddress'
import { rawRequest } from '../support/rawRequest'

jest.setTimeout(120_000)

/** Every door that gives data or changes something. */
const DOORS: readonly (readonly [method: string, path: string])[] = [
  ['POST', '/admin'],
  ['POST', '/instances/greeter-1/admin'],
  ...['clock', 'timers', 'collections', 'collections/entries', 'functions', 'logs', 'notices', 'quotas', 'files'].map((name) => ['GET', `/control/${name}`] as const), // prettier-ignore
  ...['traffic', 'memory', 'invocations', 'queries', 'events', 'damage', 'phone?openid=user-1', 'mediaChecks', 'sendingTrouble'].map((name) => ['GET', `/control/${name}`] as const), // prettier-ignore
  ...['clock', 'reset', 'export', 'import', 'explain', 'quotas', 'mediaChecks', 'timers/fire', 'functions/cool', 'sendingTrouble'].map((name) => ['POST', `/control/${name}`] as const), // prettier-ignore
  ...['callFunction', 'uploadFile?cloudPath=a.png', 'getTempFileURL', 'deleteFile', 'database', 'subscribe'].map((name) => ['POST', `/client/${name}`] as const), // prettier-ignore
  ['GET', '/client/notices'],
  ['GET', '/client/downloadFile?fileID=cloud://local.local-local/a.png'],
  ['PUT', '/storage/a.png'],
  ['GET', '/storage/secret.txt'],
  ['GET', '/config.json'],
  ['POST', '/reset'],
]

describe('the local cloud, its phones and its desk', () => {
  const { project, data, remove } = copyGuestbook()
  let local: StartedLocal
  let cloud = ''
  let origin = ''
  let port = 0
  let browser: Browser
  let elsewhere: Server
  let otherPort = 0

  const ask = (path: string, init: RequestInit = {}) => fetch(`${cloud}${path}`, init)
  const post = async (path: string, body: unknown = {}) =>
    (await ask(path, { method: 'POST', body: JSON.stringify(body) })).json() as Promise<Record<string, unknown>>
  const everything = async () => {
    const { collections, files, quotas } = await post('/control/export')
    return JSON.stringify([collections, files, quotas])
  }
  const upload = (path: string, type: string, body: string) =>
    ask(`/client/uploadFile?cloudPath=${path}`, { method: 'POST', body, headers: { 'content-type': type, 'x-local-openid': 'user-1' } }) // prettier-ignore
  const addressOf = async (path: string) => {
    const { fileList } = await post('/client/getTempFileURL', { fileList: [`cloud://local.local-local/${path}`] })
    return (fileList as { tempFileURL: string }[])[0]?.tempFileURL ?? ''
  }

  beforeAll(async () => {
    const args = ['--app', project, '--data', data, '--port', '0', '--create-collections', '--env', 'local']
    local = await startLocalCommand(...args)
    cloud = cloudAddressOf(local.url)
    origin = new URL(cloud).origin
    port = Number(new URL(cloud).port)
    // its timer would write by itself
    await post('/control/clock', { freeze: true })
    await upload('secret.txt', 'text/plain', 'the secret of user-1')
    elsewhere = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html')
      response.end('<!doctype html><title>elsewhere</title><body></body>')
    })
    await new Promise<void>((done) => elsewhere.listen(0, '127.0.0.1', done))
    otherPort = (elsewhere.address() as AddressInfo).port
    browser = await startBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    elsewhere?.close()
    await local?.end('SIGTERM')
    remove()
  })

  test('no door opens without a key, with a wrong one, or with that of a phone', async () => {
    const before = await everything()
    const { address } = (await (await ask('/control/phone?openid=user-2')).json()) as { address: string }
    const spoilt = `${cloud.slice(0, -1)}${cloud.endsWith('A') ? 'B' : 'A'}`
    for (const [method, path] of DOORS) {
      const statusAt = async (base: string, headers: Record<string, string> = {}) =>
        (await fetch(base + path, { method, headers, ...(method === 'GET' ? {} : { body: '{}' }) })).status
      const refused = [401, 403]
      expect([path, refused.includes(await statusAt(origin, { 'x-local-openid': 'user-1' }))]).toEqual([path, true])
      expect([path, await statusAt(spoilt)]).toEqual([path, 401])
      const asPhone = await statusAt(origin + address, { 'x-local-openid': 'user-1' })
      expect([path, refused.includes(asPhone)]).toEqual([path, true])
    }
    expect(await everything()).toBe(before)
  })

  test('a phone’s key is that of one person', async () => {
    const { address } = (await (await ask('/control/phone?openid=user-2')).json()) as { address: string }
    const body = JSON.stringify({ name: 'greeter' })
    const call = async (base: string, headers: Record<string, string> = {}) => {
      const reply = await fetch(`${base}/client/callFunction`, { method: 'POST', body, headers })
      return [reply.status, JSON.stringify(await reply.json()).includes('user-2')]
    }
    expect(await call(origin + address)).toEqual([200, true])
    expect(await call(origin + address, { 'x-local-openid': 'user-1' })).toEqual([403, false])
    const other = address.replace(/phone\.[\w-]+/, `phone.${Buffer.from('user-1').toString('base64url')}`)
    expect(await call(origin + other)).toEqual([401, false])
  })

  test('every answer says what it is, and that nobody else may frame or read it', async () => {
    const get = (path: string) => `GET ${path} HTTP/1.1\r\nhost: localhost:${port}\r\nconnection: close\r\n\r\n`
    const key = new URL(cloud).pathname
    const requests = ['/', '/desk.js', '/phone/index.html', '/nothing', '/config.json', `${key}/config.json`, `${key}/control/events`, '/storage/x', '/%', '//'] // prettier-ignore
    for (const bytes of [...requests.map(get), 'NONSENSE\r\n\r\n', get('/').replace('localhost', 'example.com')]) {
      const { head } = await rawRequest(port, bytes)
      expect([bytes.slice(0, 30), head]).toEqual([bytes.slice(0, 30), expect.stringMatching(/x-content-type-options: nosniff/)]) // prettier-ignore
      expect(head).toMatch(/cross-origin-resource-policy: same-origin/)
      expect(head).toMatch(/frame-ancestors 'self'/)
      expect(head).not.toMatch(/access-control-allow-origin/)
    }
  })

  test('names of elsewhere are refused with the right key too', async () => {
    const key = new URL(cloud).pathname
    const statusOf = async (...lines: string[]) =>
      (await rawRequest(port, [`GET ${key}/control/clock HTTP/1.1`, 'connection: close', ...lines, '', ''].join('\r\n'))).status // prettier-ignore
    expect(await statusOf(`host: localhost:${port}`)).toBe(200)
    expect(await statusOf('host: rebound.example')).toBe(403)
    expect(await statusOf(`host: localhost:${port}`, 'host: rebound.example')).toBe(400)
    expect(await statusOf(`host: localhost:${port}`, 'origin: https://rebound.example')).toBe(403)
    expect(await statusOf(`host: localhost:${port}`, 'origin: null')).toBe(403)
  })

  describe('a page of another port, in the same browser', () => {
    let page: Page
    const heard: string[] = []
    beforeAll(async () => {
      const context = await browser.newContext()
      page = await context.newPage()
      // the person has the desk open beside it
      await page.goto(local.url)
      await page.frameLocator('.phone iframe').first().getByText('你好,user-1').waitFor()
      page = await context.newPage()
      page.on('console', (message) => heard.push(message.text()))
      await page.goto(`http://localhost:${otherPort}/`)
    })

    test('reads nothing and changes nothing, whatever it asks', async () => {
      const before = await everything()
      const requests = DOORS.flatMap(([method, path]) => {
        const once = { url: origin + path, method, headers: {} as Record<string, string> }
        return [once, { ...once, headers: { 'x-local-openid': 'user-1' } }, { ...once, headers: { 'content-type': 'text/plain' } }] // prettier-ignore
      })
      const read = await page.evaluate(async (all) => {
        const answers: string[] = []
        for (const { url, method, headers } of all) {
          for (const mode of ['cors', 'no-cors'] as const) {
            const body = method === 'GET' ? {} : { body: '{"set":"2030-01-01T00:00:00Z"}' }
            const told = await fetch(url, { method, headers, mode, credentials: 'include', ...body }).then(
              async (reply) => (reply.type === 'opaque' ? '' : await reply.text()),
              () => '',
            )
            if (told !== '') answers.push(`${method} ${url}: ${told}`)
          }
        }
        return answers
      }, requests)
      expect(read).toEqual([])
      expect(await everything()).toBe(before)
      expect(Date.parse(((await (await ask('/control/clock')).json()) as { now: string }).now)).toBeLessThan(Date.parse('2029-01-01')) // prettier-ignore
    })

    test('a form, events, pictures, scripts and styles', async () => {
      const before = await everything()
      const loaded = await page.evaluate(async (base) => {
        const ends = (element: HTMLElement, attribute: 'src' | 'href', url: string) =>
          new Promise<string[]>((done) => {
            element.onload = () => done([url])
            element.onerror = () => done([])
            element.setAttribute(attribute, url)
            document.body.append(element)
          })
        const events = await new Promise<string[]>((done) => {
          const source = new EventSource(`${base}/control/events`)
          source.onopen = () => done(['events'])
          source.onerror = () => done([])
        })
        const style = document.createElement('link')
        style.rel = 'stylesheet'
        const all = [
          ends(document.createElement('script'), 'src', `${base}/phone/app.js`),
          ends(document.createElement('script'), 'src', `${base}/desk.js`),
          ends(document.createElement('script'), 'src', `${base}/config.json`),
          ends(document.createElement('img'), 'src', `${base}/storage/secret.txt`),
          ends(style, 'href', `${base}/phone/app.css`),
        ]
        return [...events, ...(await Promise.all(all)).flat(), ...('__phoneApp' in globalThis ? ['app.js'] : [])]
      }, origin)
      expect(loaded).toEqual([])
      for (const path of ['/control/reset', '/reset', '/control/import', '/admin']) {
        const form = await page.context().newPage()
        await form.goto(`http://localhost:${otherPort}/`)
        const [reply] = await Promise.all([
          form.waitForResponse((response) => response.url() === origin + path),
          form.evaluate((action) => {
            const element = document.createElement('form')
            Object.assign(element, { action, method: 'post', enctype: 'text/plain' })
            document.body.append(element)
            element.submit()
          }, origin + path),
        ])
        expect(reply.status()).toBe(401)
        await form.close()
      }
      expect(await everything()).toBe(before)
    })

    test('neither frames the desk or a phone, nor opens a phone to give it orders', async () => {
      for (const path of ['/', '/phone/index.html?openid=user-1']) {
        await page.evaluate((source) => {
          const frame = document.createElement('iframe')
          frame.src = source
          document.body.append(frame)
          return new Promise((done) => (frame.onload = done))
        }, origin + path)
      }
      expect(page.frames().slice(1).map((frame) => new URL(frame.url()).protocol)).toEqual(['chrome-error:', 'chrome-error:']) // prettier-ignore
      const [opened] = await Promise.all([
        page.context().waitForEvent('page'),
        page.evaluate((url) => void open(url), `${origin}/phone/index.html?openid=user-1&cloud=${encodeURIComponent(origin)}`), // prettier-ignore
      ])
      await opened.waitForLoadState()
      expect(await opened.textContent('body')).toContain('only from the page itself')
      const [desk] = await Promise.all([
        page.context().waitForEvent('page'),
        page.evaluate((url) => {
          Object.assign(globalThis, { held: open(url) })
        }, `${origin}/`),
      ])
      await desk.locator('.phone').first().waitFor()
      expect(await page.evaluate(() => (globalThis as unknown as { held: Window }).held.closed)).toBe(true)
      expect(await desk.evaluate(() => window.opener === null)).toBe(true)
    })
  })

  test('what somebody has stored runs nothing, whatever it says it is', async () => {
    const script = '<script>document.title="ran"</script>'
    await upload('page.html', 'text/html', `<!doctype html><title>stored</title>${script}`)
    await upload('drawing.svg', 'image/svg+xml', `<svg xmlns="http://www.w3.org/2000/svg"><title>stored</title><script>document.title="ran"</script></svg>`) // prettier-ignore
    await upload('guess.png', 'text/javascript', 'globalThis.ran = true')
    for (const path of ['page.html', 'drawing.svg', 'guess.png']) {
      const reply = await fetch(await addressOf(path))
      expect(reply.headers.get('content-security-policy')).toMatch(/sandbox/)
      expect(reply.headers.get('x-content-type-options')).toBe('nosniff')
      expect([path, reply.headers.get('content-disposition')]).toEqual([path, path === 'drawing.svg' ? 'inline' : 'attachment']) // prettier-ignore
    }
    const shown = await browser.newPage()
    await shown.goto(await addressOf('drawing.svg'))
    expect(await shown.title()).not.toBe('ran')
    await shown.close()
  })

  test('the key is kept over a reload, and stands in no address, log or cookie', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    const key = new URL(local.url).hash.slice(1)
    await page.goto(local.url)
    const first = page.frameLocator('.phone iframe').first()
    await first.getByText('你好,user-1').waitFor()
    expect(page.url()).toBe(`${origin}/`)
    await page.reload()
    await first.getByText('你好,user-1').waitFor()
    expect(await context.cookies()).toEqual([])
    expect(await page.locator('.phone iframe').first().getAttribute('src')).not.toContain(key)
    const logs = await (await ask('/control/logs?limit=1000')).text()
    expect(logs.includes(key)).toBe(false)
    expect(local.output().split(key)).toHaveLength(2)
    await context.close()
    const stranger = await browser.newContext()
    const closed = await stranger.newPage()
    await closed.goto(`${origin}/`)
    await closed.getByText('启动时打印的那个地址').waitFor()
    await stranger.close()
  })
})
