import { mkdirSync } from 'node:fs'
import { readFile, rename, rm, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { CloudError, invalidParam } from '../cloudError'
import type { Sqlite } from '../database/sqlite'
import type { Store } from '../database/store'
import { openFile } from '../openFile'

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

/** Every file, in order of its path. */
export function* storedFiles(sqlite: Sqlite): Generator<StoredFile> {
  const page = sqlite.prepare('SELECT * FROM files WHERE path > ? ORDER BY path LIMIT 200')
  for (let rows = page.all(['']); rows.length > 0; rows = page.all([String(rows.at(-1)?.['path'])])) {
    for (const row of rows) yield fileOf(row)
  }
}

/** Cloud storage: bytes in the data folder, what is known of them in the database. */
export class Files {
  private readonly folder: string
  private holders = 0
  private readonly deletedLate: StoredFile[] = []

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

  /** Throws for a path that the cloud would refuse: letters, digits, Chinese and `/ ! - _ . *` and spaces (docs, uploadFile). */
  static checkPath(path: string): string {
    const parts = path.split('/')
    const named = parts.every((part) => part !== '' && part !== '.' && part !== '..')
    if (!named || path.length > 850 || !/^[\w\-!. */\p{Script=Han}]*$/u.test(path)) {
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

  /** Puts bytes beside the others, where nobody finds them before a row says so. */
  async stage(path: string, bytes: Buffer, type?: string): Promise<StoredFile> {
    const name = this.newId()
    const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase()
    const file: StoredFile = {
      path: Files.checkPath(path),
      size: bytes.length,
      type: typeOf(type) ?? TYPES[extension] ?? 'application/octet-stream',
      name,
    }
    const temporary = join(this.folder, `${name}.part`)
    try {
      await writeDown(temporary, bytes)
      await rename(temporary, join(this.folder, name))
    } catch (error) {
      await rm(temporary, { force: true })
      throw error
    }
    return file
  }

  /** Keeps a file; one with the same path is replaced. Durable when it resolves. */
  async put(path: string, bytes: Buffer, type?: string): Promise<StoredFile> {
    const file = await this.stage(path, bytes, type)
    const knowing = this.store.write(() => {
      const old = this.find(path)
      this.know(file)
      return old
    })
    const before = await knowing.catch(async (error: unknown) => {
      await this.forget([file])
      throw error
    })
    if (before !== undefined) await this.forget([before])
    return file
  }

  /** These instead of all others, which are returned. Only inside `store.write`; their bytes can be forgotten after it. */
  replaceAll(files: readonly StoredFile[]): StoredFile[] {
    const before = this.list()
    this.store.sqlite.exec('DELETE FROM files')
    for (const file of files) this.know(file)
    return before
  }

  private know({ path, size, type, name }: StoredFile): void {
    this.store.sqlite
      .prepare('INSERT OR REPLACE INTO files (path, size, type, name) VALUES (?, ?, ?, ?)')
      .run([path, size, type, name])
  }

  read(file: StoredFile): Promise<Buffer> {
    return readFile(join(this.folder, file.name))
  }

  /** Whoever opens it closes it. */
  open(file: StoredFile): Promise<FileHandle> {
    return openFile(join(this.folder, file.name), 'r')
  }

  /** @returns whether there was one */
  async remove(path: string): Promise<boolean> {
    const file = this.find(path)
    if (file === undefined) return false
    await this.store.write(() => this.store.sqlite.prepare('DELETE FROM files WHERE path = ?').run([path]))
    await this.forget([file])
    return true
  }

  /** Until the returned function is called, bytes stay even when their file is deleted. */
  hold(): () => void {
    this.holders++
    return () => {
      if (--this.holders > 0) return
      const late = this.deletedLate.splice(0)
      void this.forget(late)
    }
  }

  /** Deletes the bytes of files that no row knows any more. */
  async forget(files: readonly StoredFile[]): Promise<void> {
    if (this.holders > 0) this.deletedLate.push(...files)
    else for (const { name } of files) await rm(join(this.folder, name), { force: true })
  }
}

async function writeDown(path: string, bytes: Buffer): Promise<void> {
  const handle = await openFile(path, 'w')
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Only what can travel as a header again. */
const typeOf = (said: string | undefined): string | undefined =>
  said !== undefined && /^[\x20-\x7e]{1,255}$/.test(said) ? said : undefined

function fileOf(row: Record<string, unknown>): StoredFile {
  return { path: String(row['path']), size: Number(row['size']), type: String(row['type']), name: String(row['name']) }
}
