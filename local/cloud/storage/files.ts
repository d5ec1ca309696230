import { createReadStream, mkdirSync, type ReadStream } from 'node:fs'
import { open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { CloudError, invalidParam } from '../cloudError'
import type { Store } from '../database/store'

export interface StoredFile {
  path: string
  size: number
  type: string
  /** Its name under the data folder. */
  name: string
}

const TYPES: Record<string, string> = {
  png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif', webp: 'image/webp', svg: 'image/svg+xml',
  mp3: 'audio/mpeg', mp4: 'video/mp4', pdf: 'application/pdf', csv: 'text/csv', txt: 'text/plain', json: 'application/json',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} // prettier-ignore

/** Cloud storage: bytes in the data folder, what is known of them in the database. */
export class Files {
  private readonly folder: string

  constructor(
    private readonly store: Store,
    dataFolder: string,
    private readonly envId: string,
    private readonly newId: () => string,
  ) {
    this.folder = join(dataFolder, 'files')
    mkdirSync(this.folder, { recursive: true })
    store.sqlite.exec(
      'CREATE TABLE IF NOT EXISTS files (path TEXT PRIMARY KEY, size INTEGER NOT NULL, type TEXT NOT NULL, name TEXT NOT NULL)',
    )
  }

  /** `cloud://env.bucket/path` */
  fileId(path: string): string {
    return `cloud://${this.envId}.local-${this.envId}/${path}`
  }

  /** The path in a file id; throws for an id of another environment. */
  pathOf(fileId: string): string {
    const prefix = this.fileId('')
    if (!fileId.startsWith(prefix) || fileId.length === prefix.length) {
      throw new CloudError('STORAGE_FILE_NONEXIST', `not a file of this environment: ${fileId}`)
    }
    return fileId.slice(prefix.length)
  }

  /** Throws for a path that the cloud would refuse. */
  static checkPath(path: string): string {
    const parts = path.split('/')
    if (path === '' || path.length > 850 || parts.some((part) => part === '' || part === '.' || part === '..')) {
      throw invalidParam(`not a path in cloud storage: ${path}`)
    }
    return path
  }

  find(path: string): StoredFile | undefined {
    const row = this.store.sqlite.prepare('SELECT * FROM files WHERE path = ?').get([path])
    return row === undefined ? undefined : fileOf(row)
  }

  list(): StoredFile[] {
    return this.store.sqlite.prepare('SELECT * FROM files ORDER BY path').all([]).map(fileOf)
  }

  /** Keeps a file; one with the same path is replaced. Durable when it resolves. */
  async put(path: string, bytes: Buffer, type?: string): Promise<StoredFile> {
    const name = this.newId()
    const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase()
    const file: StoredFile = {
      path: Files.checkPath(path),
      size: bytes.length,
      type: type ?? TYPES[extension] ?? 'application/octet-stream',
      name,
    }
    const temporary = join(this.folder, `${name}.part`)
    const handle = await open(temporary, 'w')
    await handle.writeFile(bytes)
    await handle.sync()
    await handle.close()
    await rename(temporary, join(this.folder, name))
    const before = await this.store.write(() => {
      const old = this.find(path)
      this.store.sqlite
        .prepare('INSERT OR REPLACE INTO files (path, size, type, name) VALUES (?, ?, ?, ?)')
        .run([file.path, file.size, file.type, file.name])
      return old
    })
    if (before !== undefined) await this.forget(before)
    return file
  }

  read(file: StoredFile): Promise<Buffer> {
    return readFile(join(this.folder, file.name))
  }

  stream(file: StoredFile): ReadStream {
    return createReadStream(join(this.folder, file.name))
  }

  /** @returns whether there was one */
  async remove(path: string): Promise<boolean> {
    const file = this.find(path)
    if (file === undefined) return false
    await this.store.write(() => this.store.sqlite.prepare('DELETE FROM files WHERE path = ?').run([path]))
    await this.forget(file)
    return true
  }

  async clear(): Promise<void> {
    for (const { path } of this.list()) await this.remove(path)
  }

  private async forget(file: StoredFile): Promise<void> {
    await rm(join(this.folder, file.name), { force: true })
  }
}

function fileOf(row: Record<string, unknown>): StoredFile {
  return { path: String(row['path']), size: Number(row['size']), type: String(row['type']), name: String(row['name']) }
}
