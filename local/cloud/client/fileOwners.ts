import type { Store } from '../database/store'
import type { StoredFile } from '../storage/files'

/** Who stored what from a phone. By the name of the bytes, which is another each time a file is stored. */
export class FileOwners {
  constructor(private readonly store: Store) {
    store.sqlite.exec('CREATE TABLE IF NOT EXISTS file_owners (name TEXT PRIMARY KEY, openid TEXT NOT NULL)')
  }

  /** Undefined for what a function has stored. */
  ownerOf({ name }: StoredFile): string | undefined {
    const row = this.store.sqlite.prepare('SELECT openid FROM file_owners WHERE name = ?').get([name])
    return row === undefined ? undefined : String(row['openid'])
  }

  async keep(file: StoredFile, openid: string): Promise<void> {
    await this.store.write(() => this.set(file, openid))
  }

  /** Only inside `store.write`. */
  set({ name }: StoredFile, openid: string): void {
    this.store.sqlite.prepare('INSERT OR REPLACE INTO file_owners VALUES (?, ?)').run([name, openid])
  }

  /** Only inside `store.write`. */
  clear(): void {
    this.store.sqlite.exec('DELETE FROM file_owners')
  }
}
