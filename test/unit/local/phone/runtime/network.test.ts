import { ANSWER_LOST_SHARE, Network, NEVER_SENT_SHARE } from '../../../../../local/phone/runtime/wx/network'

const NO_NETWORK = 'request:fail net::ERR_INTERNET_DISCONNECTED'
const CUT = 'request:fail net::ERR_CONNECTION_RESET'

/** A network whose time is counted, not waited for. */
function countedNetwork(mode: ConstructorParameters<typeof Network>[0], seed = 1) {
  const passed = { ms: 0 }
  const network = new Network(mode, seed, (ms) => {
    passed.ms += ms
    return Promise.resolve()
  })
  return { network, passed }
}

/** What became of 1000 requests: a = answered, l = answer lost, n = never sent. */
async function fates(seed: number): Promise<string> {
  const { network } = countedNetwork('lossy', seed)
  let all = ''
  for (let request = 0; request < 1000; request++) {
    let sent = false
    const send = () => Promise.resolve((sent = true))
    const answered = await network.pass({ send }).catch((error: Error) => {
      expect(error.message).toBe(CUT)
      return false
    })
    all += answered ? 'a' : sent ? 'l' : 'n'
  }
  return all
}

test('online nothing waits and nothing is lost', async () => {
  const { network, passed } = countedNetwork('online')
  expect(await network.pass({ send: () => Promise.resolve('answer'), upBytes: 5_000_000 })).toBe('answer')
  expect(passed.ms).toBe(0)
})

test('3G takes 400 ms and a second for each 100 KB, up and down', async () => {
  const { network, passed } = countedNetwork('3g')
  await network.pass({ send: () => Promise.resolve(''), upBytes: 100_000, downBytes: () => 50_000 })
  expect(passed.ms).toBeCloseTo(400 + 1000 + 500)
})

test('progress tells every part of a body and ends with the whole of it', async () => {
  const { network } = countedNetwork('3g')
  const heard: number[] = []
  await network.pass({ send: () => Promise.resolve(''), upBytes: 25_000, onUp: (bytes) => heard.push(bytes) })
  expect(heard).toEqual([10_000, 20_000, 25_000])
})

test('offline nothing is sent', async () => {
  const { network } = countedNetwork('offline')
  const send = jest.fn(() => Promise.resolve(''))
  await expect(network.pass({ send })).rejects.toThrow(NO_NETWORK)
  expect(send).not.toHaveBeenCalled()
})

test('what is on its way when the network goes is cut', async () => {
  const { network } = countedNetwork('3g')
  const send = jest.fn(() => Promise.resolve(''))
  const going = network.pass({ send, upBytes: 90_000, onUp: () => network.set('offline') })
  await expect(going).rejects.toThrow(NO_NETWORK)
  expect(send).not.toHaveBeenCalled()
})

test('an aborted upload stops where it is', async () => {
  const { network } = countedNetwork('3g')
  const stop = new AbortController()
  const send = jest.fn(() => Promise.resolve(''))
  const going = network.pass({ send, upBytes: 90_000, onUp: () => stop.abort(), signal: stop.signal })
  await expect(going).rejects.toThrow('abort')
  expect(send).not.toHaveBeenCalled()
})

test('a lossy network loses requests and answers in their shares, and fails alike for both', async () => {
  const all = await fates(7)
  const share = (fate: string) => all.split(fate).length - 1
  expect(share('n') / 1000).toBeCloseTo(NEVER_SENT_SHARE, 1)
  expect(share('l') / 1000).toBeCloseTo(ANSWER_LOST_SHARE, 1)
})

test('the same seed loses the same requests, another seed others', async () => {
  expect(await fates(3)).toBe(await fates(3))
  expect(await fates(3)).not.toBe(await fates(4))
})

test('what the other end answers wrongly is passed on as it is', async () => {
  const { network } = countedNetwork('online')
  const broken = new Error('500')
  await expect(network.pass({ send: () => Promise.reject(broken) })).rejects.toBe(broken)
})

test('pages hear of a change once, and of a weak network', () => {
  const { network } = countedNetwork('online')
  const heard: unknown[] = []
  network.changes.on('change', (change) => heard.push(change))
  network.changes.on('weak', (change) => heard.push(change))
  network.set('online')
  network.set('3g')
  network.set('lossy')
  network.set('offline')
  expect(heard).toEqual([
    { isConnected: true, networkType: '3g' },
    { weakNet: true, networkType: '3g' },
    { isConnected: true, networkType: '4g' },
    { isConnected: false, networkType: 'none' },
    { weakNet: false, networkType: 'none' },
  ])
})
