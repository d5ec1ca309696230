import type { Ask } from './adminCaller'
import type { Change, Journal } from './journal'

export const ACCOUNTS = Array.from({ length: 40 }, (_, i) => `account-${i}`)
export const BALANCE = 1000

/** A line of pseudo-random numbers below `n`. */
export type Draw = (n: number) => number

/** The same numbers for the same seed (mulberry32). */
export function drawFrom(seed: number): Draw {
  let state = seed
  return (n) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % n
  }
}

export interface Caller {
  ask: Ask
  /** Unique for all time: entries and transfers are named after it. */
  name: string
  journal: Journal
  draw: Draw
  acknowledged: () => void
}

/** Adds, changes, removes and transfers one after the other until a request fails, which it does when the cloud is killed. */
export async function writeOn(caller: Caller): Promise<void> {
  const { name, draw } = caller
  const entries = new Map<string, number>()
  for (let i = 0; ; i++) {
    const kind = draw(10)
    const [id, n] = [...entries].at(draw(Math.max(1, entries.size))) ?? ['', 0]
    if (kind < 4 || id === '')
      await change(caller, { kind: 'entry', id: `${name}-${i}`, before: undefined, after: 0 }, entries)
    else if (kind < 6) await change(caller, { kind: 'entry', id, before: n, after: i + 1 }, entries)
    else if (kind < 7) await change(caller, { kind: 'entry', id, before: n, after: undefined }, entries)
    else if (kind < 8) await countUp(caller, { kind: 'entry', id, before: n, after: n + 1 }, entries)
    else await transfer(caller, `${name}-${i}`)
  }
}

type Entry = Change & { kind: 'entry' }

const collectionName = 'entries'
const json = (value: unknown): string => JSON.stringify(value)

async function change(caller: Caller, entry: Entry, entries: Map<string, number>): Promise<void> {
  const { id, before, after } = entry
  const query = json({ _id: id })
  await answered(caller, entry, async () => {
    if (before === undefined) {
      const data = [json({ _id: id, code: `code of ${id}`, n: after })]
      await caller.ask('database.insertDocument', { collectionName, data })
    } else if (after === undefined) {
      await caller.ask('database.removeDocument', { collectionName, query, multi: false })
    } else {
      const data = json({ $set: { n: after } })
      await caller.ask('database.modifyDocument', {
        collectionName,
        query,
        data,
        merge: true,
        multi: false,
        upsert: false,
      })
    }
  })
  if (after === undefined) entries.delete(id)
  else entries.set(id, after)
}

async function countUp(caller: Caller, entry: Entry, entries: Map<string, number>): Promise<void> {
  const { id, after = 0 } = entry
  await answered(caller, entry, async () => {
    const params = { collectionName, query: json({ code: `code of ${id}` }), data: json({ $inc: { n: 1 } }) }
    const { data } = await caller.ask('database.modifyAndReturnDoc', params)
    const { n } = JSON.parse((data as { doc: string }).doc) as { n: number }
    if (n !== after) throw new Error(`${id} was counted up to ${n} instead of ${after}`)
  })
  entries.set(id, after)
}

/** Moves an amount between two accounts and keeps a record of it: three documents, all or none. */
async function transfer({ ask, draw, ...rest }: Caller, id: string): Promise<void> {
  const first = draw(ACCOUNTS.length)
  const account = (i: number): string => ACCOUNTS[i % ACCOUNTS.length] ?? ''
  const [from, to] = [account(first), account(first + 1 + draw(ACCOUNTS.length - 1))]
  const amount = 1 + draw(9)
  await answered({ ask, draw, ...rest }, { kind: 'transfer', id, from, to, amount }, async () => {
    const { transactionId } = await ask('database.startTransaction', {})
    for (const [name, more] of [
      [from, -amount],
      [to, amount],
    ] as const) {
      // prettier-ignore
      const one = { collectionName: 'accounts', query: json({ _id: name }), transactionId }
      const { data } = await ask('database.getDocument', one)
      const { balance } = JSON.parse((data as { list: [string] }).list[0]) as { balance: number }
      const changed = json({ $set: { balance: balance + more } })
      await ask('database.modifyDocument', { ...one, data: changed, merge: true, multi: false, upsert: false })
    }
    const record = [json({ _id: id, from, to, amount })]
    await ask('database.insertDocument', { collectionName: 'transfers', data: record, transactionId })
    await ask('database.commitTransaction', { transactionId })
  })
}

/** Of two transactions that meet one is refused: then nothing of it has happened. */
async function answered({ journal, acknowledged }: Caller, one: Change, ask: () => Promise<unknown>): Promise<void> {
  journal.begin(one)
  try {
    await ask()
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'DATABASE_TRANSACTION_CONFLICT') throw error
    return journal.refuse(one)
  }
  journal.acknowledge(one)
  acknowledged()
}
