import type { Transaction } from '../conformance/cases/case'
import { startTestCloud, type TestCloud } from '../support/localCloud'

const ROUNDS = 3
const WRITERS = 12
const ACKNOWLEDGED_BEFORE_KILL = 120

const collections = [
  { name: 'ledger', indexes: [{ name: 'code', keys: [['code', 1]], unique: true }] },
  { name: 'pairs', indexes: [{ name: 'twin', keys: [['pair', 1], ['side', 1]], unique: true }] }, // prettier-ignore
]

let cloud: TestCloud

beforeAll(async () => {
  cloud = await startTestCloud({ functions: null, collections, templates: [] })
})
afterAll(() => cloud.stop())

type Entry = { _id: string; code: string }
type Half = { _id: string; pair: string; side: string }

async function documents<T>(name: string): Promise<T[]> {
  const found: T[] = []
  for (;;) {
    const { documents: page } = (await cloud.get(`/control/collections/${name}?skip=${found.length}&limit=1000`)) as {
      documents: T[]
    }
    found.push(...page)
    if (page.length < 1000) return found
  }
}

test('kill -9 while writes arrive: what was acknowledged is there, no half transaction, unique indexes hold', async () => {
  const added = new Set<string>()
  const paired = new Set<string>()
  for (let round = 0; round < ROUNDS; round++) {
    await writeUntilKilled(round, added, paired)
    await cloud.killAndRestart()

    const ledger = await documents<Entry>('ledger')
    const codes = ledger.map(({ code }) => code)
    expect(codes.length).toBe(new Set(codes).size)
    expect([...added].filter((code) => !codes.includes(code))).toEqual([])

    const halves = await documents<Half>('pairs')
    const whole = new Set(halves.filter(({ side }) => side === 'left').map(({ pair }) => pair))
    expect(halves.length).toBe(whole.size * 2)
    expect([...paired].filter((pair) => !whole.has(pair))).toEqual([])

    const again = cloud.sdk().database().collection('ledger').add({ code: codes[0] })
    await expect(again).rejects.toMatchObject({ message: expect.stringContaining('E11000') as unknown })
  }
}, 60_000)

/** Resolves when enough was acknowledged; the writers are then still at it, and end when their requests fail. */
function writeUntilKilled(round: number, added: Set<string>, paired: Set<string>): Promise<void> {
  const db = cloud.sdk().database()
  let acknowledged = 0
  return new Promise((resolve) => {
    const acknowledge = () => {
      if (++acknowledged === ACKNOWLEDGED_BEFORE_KILL) resolve()
    }
    const add = async (name: string) => {
      await db.collection('ledger').add({ code: name })
      added.add(name)
      acknowledge()
    }
    const pair = async (name: string) => {
      await db.runTransaction(async (transaction: Transaction) => {
        for (const side of ['left', 'right']) {
          await transaction.collection('pairs').doc(`${name}:${side}`).create({ pair: name, side })
        }
      })
      paired.add(name)
      acknowledge()
    }
    const keepOn = async (write: (name: string) => Promise<void>, writer: number) => {
      for (let i = 0; ; i++) await write(`${round}-${writer}-${i}`)
    }
    for (let writer = 0; writer < WRITERS; writer++) {
      // Ends by the failure of its request when the cloud is killed.
      keepOn(writer % 3 === 0 ? pair : add, writer).catch(() => undefined)
    }
  })
}
