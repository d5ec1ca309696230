import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startTestCloud, writeTestFunctions, type TestCloud } from '../support/localCloud'

jest.setTimeout(30_000)

const functions = writeTestFunctions()
const { deploy } = functions
let cloud: TestCloud

interface Invocation {
  readonly requestId: string
  readonly cold: boolean
  readonly memoryMb: number
}
const lastCall = async (): Promise<Invocation> => {
  const { invocations } = (await cloud.get('/control/invocations?limit=1')) as { invocations: Invocation[] }
  const [last] = invocations
  if (last === undefined) throw new Error('nothing was called')
  return last
}
const timers = async () => ((await cloud.get('/control/timers')) as { timers: unknown[] }).timers
const complaints = async () =>
  ((await cloud.get('/control/logs')) as { lines: { source: string; level: string; text: string }[] }).lines
    .filter(({ source, level }) => source === 'cloud' && level === 'error')
    .map(({ text }) => text)

/** A function without the SDK: `code` is the whole file. */
const write = (name: string, code: string, config: unknown = {}) => {
  mkdirSync(join(functions.folder, name), { recursive: true })
  writeFileSync(join(functions.folder, name, 'config.json'), JSON.stringify(config))
  writeFileSync(join(functions.folder, name, 'index.js'), code)
}

beforeAll(async () => {
  await functions.bundleSdk()
  write('counts', `let calls = 0\nexports.main = async () => ++calls`)
  write(
    'breaks',
    `exports.main = () => { Promise.reject(new Error('nobody caught this')); return new Promise(() => {}) }`,
  )
  write(
    'hoards',
    `const all = []\nexports.main = async (event) => { for (let mb = 0; mb < event.mb; mb++) all.push(Buffer.alloc(2 ** 20, 1)); return 'kept' }`,
    { memorySize: 64 },
  )
  write('calls back', ``)
  write(
    'callsBack',
    `exports.main = (event, context, callback) => { setTimeout(() => callback(event.error ?? null, event.a + 1), 1) }`,
  )
  write(
    'leavesBomb',
    `exports.main = () => { setTimeout(() => { throw new Error('too late for anybody') }, 20); return 'fine' }`,
  )
  write('returnsWith3', `exports.main = (event, context, callback) => event.a + 1`)
  write('silent', `exports.main = async (event, context, callback) => {}`)
  write('loadsBadly', `throw new Error('broken while loading')`)
  write('noMain', `exports.handler = () => 1`)
  write('circular', `exports.main = () => { const a = {}; a.a = a; return a }`)
  write('environment', `exports.main = () => ({ ...process.env })`, {
    envVariables: { WX_SECRET: 's', GREETING: '你好' },
  })
  deploy(
    'context',
    `return { context, seen: cloudbase.getCloudbaseContext(context), parsed: cloudbase.parseContext(context) }`,
    { timeout: 7, memorySize: 128 },
  )
  write('large', `exports.main = (event) => 'x'.repeat(event.size)`)
  deploy('fetchesLarge', `return (await app.callFunction({ name: 'large', data: { size: 3e6 } })).result.length`)
  write('ticks', `exports.main = () => 1`, { triggers: [{ name: 'tick', type: 'timer', config: '0 0 8 * * * *' }] })
  cloud = await startTestCloud({ functions: functions.folder, collections: [], templates: [] })
}, 30_000)

afterAll(async () => {
  await cloud.stop()
  functions.remove()
})

describe('an instance', () => {
  test('is cold for its first call and warm for the next, which finds what the first one left', async () => {
    expect(await cloud.call('o', 'counts', {})).toBe(1)
    expect(await lastCall()).toMatchObject({ cold: true })
    expect(await cloud.call('o', 'counts', {})).toBe(2)
    expect(await lastCall()).toMatchObject({ cold: false })
  })

  test('is cold again when it is made so, and what the one before had left is gone', async () => {
    await cloud.post('/control/functions/cool', { function: 'silent' })
    expect(await cloud.call('o', 'counts', {})).toBe(3)
    await cloud.post('/control/functions/cool', { function: 'counts' })
    expect(await cloud.call('o', 'counts', {})).toBe(1)
    expect(await lastCall()).toMatchObject({ cold: true })
  })

  test('is cold again when the environment was replaced or emptied: what it remembers is of another one', async () => {
    const counted = () => cloud.call('o', 'counts', {})
    await cloud.post('/control/import', await cloud.post('/control/export'))
    expect(await counted()).toBe(1)
    expect(await counted()).toBe(2)
    await cloud.post('/control/reset')
    expect(await counted()).toBe(1)
  })

  test('that falls over after its call leaves the reason in the log', async () => {
    expect(await cloud.call('o', 'leavesBomb', {})).toBe('fine')
    const reasons = async () => {
      const { lines } = (await cloud.get('/control/logs')) as { lines: { source: string; text: string }[] }
      return lines.filter(({ source }) => source === 'leavesBomb').map(({ text }) => text)
    }
    let said: string[] = []
    while (said.length === 0) said = await reasons()
    expect(said).toEqual([expect.stringContaining('too late for anybody')])
    expect(await cloud.call('o', 'leavesBomb', {})).toBe('fine')
  })

  test('ends when its buffers are more than its memory, and the next call gets a new one', async () => {
    expect(await cloud.call('o', 'hoards', { mb: 20 })).toBe('kept')
    const before = await lastCall()
    expect(before.memoryMb).toBeGreaterThanOrEqual(20)
    expect(before.memoryMb).toBeLessThan(64)
    const { failure } = await cloud.measure('o', 'hoards', { mb: 80 })
    expect(failure).toEqual({
      errCode: -504002,
      errMsg: expect.stringContaining('Memory limit exceeded (64 MB)') as unknown,
    })
    expect(await cloud.call('o', 'hoards', { mb: 20 })).toBe('kept')
    expect(await lastCall()).toMatchObject({ cold: true })
  })

  test.each([
    ['a rejection that nobody caught', 'breaks', 'nobody caught this'],
    ['an error while the file is loaded', 'loadsBadly', 'broken while loading'],
    ['a file without main', 'noMain', 'does not export main'],
    ['a result that is no JSON', 'circular', 'circular structure'],
  ])('%s is an error of the function', async (_what, name, text) => {
    const { failure } = await cloud.measure('o', name, {})
    expect(failure).toEqual({ errCode: -504002, errMsg: expect.stringContaining(text) as unknown })
  })

  test('may answer by a callback, as the third parameter of its handler', async () => {
    expect(await cloud.call('o', 'callsBack', { a: 1 })).toBe(2)
    const { failure } = await cloud.measure('o', 'callsBack', { error: 'no' })
    expect(failure).toMatchObject({ errCode: -504002, errMsg: expect.stringMatching(/errMsg: Error: no$/) as unknown })
    expect(await cloud.call('o', 'returnsWith3', { a: 1 })).toBe(2)
    expect(await cloud.call('o', 'silent', {})).toBeNull()
  })
})

describe('what an instance is given', () => {
  test('its own variables and the platform’s, and the caller’s only during the call', async () => {
    const first = (await cloud.call('o-first', 'environment', {})) as Record<string, string>
    expect(first).toMatchObject({
      GREETING: '你好',
      WX_SECRET: 's',
      WX_OPENID: 'o-first',
      TENCENTCLOUD_RUNENV: 'SCF',
      SCF_FUNCTIONNAME: 'environment',
      _SCF_SERVER_PORT: '28902',
      USER_CODE_ROOT: `${join(functions.folder, 'environment')}/`,
    })
    const nobody = (await cloud.call('', 'environment', {})) as Record<string, string>
    expect(nobody).not.toHaveProperty('WX_OPENID')
    expect(nobody).toMatchObject({ WX_SECRET: 's', TCB_ISANONYMOUS_USER: 'true' })
    expect(
      Object.keys(nobody).filter((name) => process.env[name] === nobody[name] && !['TZ', 'LANG'].includes(name)),
    ).toEqual([])
  })

  test('a context with its limits and the request, as the SDK reads it', async () => {
    const { result, requestId } = await cloud.measure('o-1', 'context', {})
    expect(result).toMatchObject({
      context: {
        memory_limit_in_mb: 128,
        time_limit_in_ms: 7000,
        request_id: requestId,
        function_name: 'context',
        function_version: '$LATEST',
        namespace: 'local',
      },
      seen: { WX_OPENID: 'o-1', WX_APPID: 'wx-local', TCB_ENV: 'local', TCB_SEQID: requestId, LOGINTYPE: 'WECHAT' },
      parsed: { requestId, environment: { WX_OPENID: 'o-1' } },
    })
  })

  test('a folder whose name the cloud would not take is no function', async () => {
    const { failure } = await cloud.measure('o', 'calls back', {})
    expect(failure?.errCode).toBe(-501000)
  })
})

test('a phone gets no result above 1 MB, another function does', async () => {
  const { failure } = await cloud.measure('o', 'large', { size: 1024 * 1024 })
  expect(failure).toEqual({
    errCode: -604001,
    errMsg: expect.stringContaining('cloudfunction result size exceed limit (1MB)') as unknown,
  })
  expect(await cloud.call('o', 'large', { size: 1024 * 1024 - 2 })).toHaveLength(1024 * 1024 - 2)
  expect(await cloud.call('o', 'fetchesLarge', {})).toBe(3e6)
})

describe('a function that is written again', () => {
  test('is new with the next call, also when only a file beside index.js or the configuration changed', async () => {
    write('parts', `exports.main = () => [require('./lib/answer.js'), process.env.MODE]`, {
      envVariables: { MODE: 'a' },
    })
    mkdirSync(join(functions.folder, 'parts/lib'))
    writeFileSync(join(functions.folder, 'parts/lib/answer.js'), 'module.exports = 1')
    expect(await cloud.call('o', 'parts', {})).toEqual([1, 'a'])
    writeFileSync(join(functions.folder, 'parts/lib/answer.js'), 'module.exports = 2222')
    expect(await cloud.call('o', 'parts', {})).toEqual([2222, 'a'])
    writeFileSync(join(functions.folder, 'parts/config.json'), JSON.stringify({ envVariables: { MODE: 'bbb' } }))
    expect(await cloud.call('o', 'parts', {})).toEqual([2222, 'bbb'])
  })

  test('with a configuration that the cloud would refuse stays as it was, and the log says why', async () => {
    expect(await cloud.call('o', 'ticks', {})).toBe(1)
    write('ticks', `exports.main = () => 2`, { triggers: [{ name: 'tick', type: 'timer', config: 'every day' }] })
    expect(await cloud.call('o', 'ticks', {})).toBe(1)
    expect(await timers()).toEqual([{ function: 'ticks', trigger: 'tick', config: '0 0 8 * * * *' }])
    expect((await complaints()).at(-1)).toMatch(/ticks.config\.json: cron 'every day': needs seven fields/)
  })

  test('has its new trigger at once, on the running clock', async () => {
    await cloud.clock.set('2026-12-01T01:00:00Z')
    write('ticks', `exports.main = () => 3`, { triggers: [{ name: 'tock', type: 'timer', config: '*/1 * * * * * *' }] })
    // nothing is called: the folder is watched
    for (let fired: unknown[] = []; fired.length === 0;) {
      const { invocations } = (await cloud.get('/control/invocations')) as {
        invocations: { source: string; at: string }[]
      }
      fired = invocations.filter(({ source, at }) => source === 'wx_trigger' && at > '2026-12-01T01')
    }
    expect(await timers()).toEqual([{ function: 'ticks', trigger: 'tock', config: '*/1 * * * * * *' }])
    write('ticks', `exports.main = () => 4`)
    expect(await cloud.call('o', 'ticks', {})).toBe(4)
    expect(await timers()).toEqual([])
  })

  test('and one that is taken away is gone, while the call under way ends as it began', async () => {
    deploy('leaves', `console.log('began'); await new Promise((done) => setTimeout(done, 300)); return 'ended'`)
    const underWay = cloud.call('o', 'leaves', {})
    for (let began = false; !began;) {
      const { lines } = (await cloud.get('/control/logs')) as { lines: { source: string }[] }
      began = lines.some(({ source }) => source === 'leaves')
    }
    rmSync(join(functions.folder, 'leaves'), { recursive: true })
    expect((await cloud.measure('o', 'leaves', {})).failure?.errCode).toBe(-501000)
    expect(await underWay).toBe('ended')
  })
})
