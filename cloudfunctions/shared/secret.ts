import { randomBytes } from 'node:crypto'
import type { Database } from './database'

let known: Promise<string> | null = null

/**
 * The key that ids, household codes and receipts are derived from. Made once, by whichever instance comes first; read
 * once an instance. Nothing else in the backend is random.
 */
export function rootSecret(database: Database, now: number): Promise<string> {
  known ??= loadOrCreate(database, now).catch((error: unknown) => {
    known = null
    throw error
  })
  return known
}

async function loadOrCreate(database: Database, now: number): Promise<string> {
  const secrets = database.collection('secrets')
  const stored = await secrets.get('root')
  if (stored) return stored.value
  const value = randomBytes(32).toString('hex')
  if (await secrets.create({ _id: 'root', value, createdAt: now, schema: 1 })) return value
  const first = await secrets.get('root')
  if (!first) throw new Error('the root secret vanished while it was being made')
  return first.value
}
