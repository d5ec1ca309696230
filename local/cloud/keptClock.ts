import type { Clock } from './clock'
import type { Store } from './database/store'

/** Sets the clock as it was when it was last moved: the same distance to the machine's time, or frozen at the same instant. */
export function keptClock(store: Store, clock: Clock): void {
  store.sqlite.exec(
    'CREATE TABLE IF NOT EXISTS clock (id INTEGER PRIMARY KEY CHECK (id = 0), offset REAL, frozen_at REAL)',
  )
  const row = store.sqlite.prepare('SELECT offset, frozen_at FROM clock').get([])
  if (row === undefined) return
  const frozenAt = row['frozen_at']
  clock.set(typeof frozenAt === 'number' ? frozenAt : Date.now() + Number(row['offset']))
  clock.freeze(typeof frozenAt === 'number')
}

export async function rememberClock(store: Store, clock: Clock): Promise<void> {
  await store.write(() => writeClock(store, clock.now(), clock.frozen))
}

/** Only inside `store.write`. */
export function writeClock(store: Store, now: number, frozen: boolean): void {
  const values = [now - Date.now(), frozen ? now : null]
  store.sqlite.prepare('INSERT OR REPLACE INTO clock VALUES (0, ?, ?)').run(values)
}
