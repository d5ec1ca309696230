import { indexEntries } from '../../local/cloud/database/indexKeys'
import { parseStored } from '../../local/cloud/database/ejson'
import { Store } from '../../local/cloud/database/store'

/** Opens a database that no cloud uses: what SQLite itself complains of, and every difference between the documents and the entries of their indexes. */
export function indexFaults(path: string): string[] {
  const store = new Store(path)
  try {
    const integrity = store.sqlite
      .prepare('PRAGMA integrity_check')
      .all([])
      .map((row) => String(row['integrity_check']))
    const faults = integrity.filter((line) => line !== 'ok')
    for (const collection of store.collections.all()) {
      for (const index of [...collection.indexes, ...collection.cells]) {
        const rows = store.sqlite.prepare(`SELECT key, seq FROM ${index.table}`).all([])
        const found = rows.map((row) => entry(Buffer.from(row['key'] as ArrayBuffer), Number(row['seq'])))
        const expected = [...store.all(collection)].flatMap(({ seq, body }) =>
          indexEntries(parseStored(body), index).keys.map((key) => entry(key, seq)),
        )
        const name = `${collection.name}.${index.name}`
        faults.push(...missing(expected, found).map((one) => `${name} lacks ${one}`))
        faults.push(...missing(found, expected).map((one) => `${name} has ${one} of no document`))
        const keys = rows.map((row) => Buffer.from(row['key'] as ArrayBuffer).toString('hex'))
        if (index.unique && new Set(keys).size !== keys.length) faults.push(`${name} has a key twice`)
      }
    }
    return faults
  } finally {
    store.close()
  }
}

const entry = (key: Buffer, seq: number): string => `${key.toString('hex')} of ${seq}`

function missing(wanted: readonly string[], there: readonly string[]): string[] {
  const all = new Set(there)
  return wanted.filter((one) => !all.has(one))
}
