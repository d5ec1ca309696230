import { useTemporaryFiles } from '../builtIns/image'
import { tellUnsupported } from '../desk'
import { api, failure } from './api'

export const USER_DATA_PATH = 'wxfile://usr'
type Encoding = 'utf8' | 'utf-8' | 'base64' | 'binary' | 'hex'

/** Temporary and user files of this phone, in memory: gone when the phone is reloaded. */
export class Files {
  private readonly contents = new Map<string, Blob>()
  private readonly urls = new Map<string, string>()
  private count = 0

  constructor() {
    useTemporaryFiles((path) => this.url(path))
  }

  /** Keeps a file as a temporary one and returns its path. */
  keep(content: Blob, name: string): string {
    const path = `wxfile://tmp_${(this.count += 1)}_${name}`
    this.contents.set(path, content)
    return path
  }

  write(path: string, content: Blob): void {
    this.urls.delete(path)
    this.contents.set(path, content)
  }

  read(path: string): Blob {
    const content = this.contents.get(path)
    if (!content) throw new Error(`no such file or directory, open '${path}'`)
    return content
  }

  has(path: string): boolean {
    return this.contents.has(path)
  }

  remove(path: string): void {
    this.read(path)
    this.contents.delete(path)
    this.urls.delete(path)
  }

  list(folder: string): string[] {
    const prefix = `${folder.replace(/\/$/, '')}/`
    return [...this.contents.keys()].filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length))
  }

  url(path: string): string | undefined {
    const content = this.contents.get(path)
    if (!content) return undefined
    const url = this.urls.get(path) ?? URL.createObjectURL(content)
    this.urls.set(path, url)
    return url
  }

  async base64(path: string): Promise<string> {
    return encode(new Uint8Array(await this.read(path).arrayBuffer()), 'base64')
  }
}

interface ReadOptions {
  filePath: string
  encoding?: Encoding
}
interface WriteOptions extends ReadOptions {
  data: string | ArrayBuffer
}

/** wx.getFileSystemManager(): read and write; no folders. The …Sync calls exist for writing and asking, not for reading. */
export function fileSystem(files: Files) {
  const write = ({ filePath, data, encoding = 'utf8' }: WriteOptions) => {
    if (!filePath.startsWith(USER_DATA_PATH)) throw new Error(`permission denied, open ${filePath}`)
    files.write(filePath, new Blob([typeof data === 'string' ? decode(data, encoding) : data]))
  }
  const exists = (path: string) => {
    if (!files.has(path) && files.list(path).length === 0)
      throw new Error(`no such file or directory, access '${path}'`)
  }
  const statsOf = (path: string) => ({
    size: files.read(path).size,
    isFile: () => true,
    isDirectory: () => false,
  })
  const manager = {
    readFile: api('readFile', async ({ filePath, encoding }: ReadOptions) => {
      const buffer = await files.read(filePath).arrayBuffer()
      return { data: encoding ? encode(new Uint8Array(buffer), encoding) : buffer }
    }),
    writeFile: api('writeFile', write),
    writeFileSync: (filePath: string, data: string | ArrayBuffer, encoding?: Encoding) =>
      write({ filePath, data, ...(encoding ? { encoding } : {}) }),
    access: api('access', ({ path }: { path: string }) => exists(path)),
    accessSync: exists,
    unlink: api('unlink', ({ filePath }: { filePath: string }) => files.remove(filePath)),
    unlinkSync: (path: string) => files.remove(path),
    mkdir: api('mkdir', () => undefined),
    mkdirSync: () => undefined,
    readdir: api('readdir', ({ dirPath }: { dirPath: string }) => ({ files: files.list(dirPath) })),
    getFileInfo: api('getFileInfo', ({ filePath }: { filePath: string }) => ({ size: files.read(filePath).size })),
    stat: api('stat', ({ path }: { path: string }) => ({ stats: statsOf(path) })),
    statSync: (path: string) => statsOf(path),
    saveFile: api('saveFile', ({ tempFilePath, filePath }: { tempFilePath: string; filePath?: string }) => {
      const savedFilePath = filePath ?? tempFilePath.replace('wxfile://tmp_', `${USER_DATA_PATH}/store_`)
      files.write(savedFilePath, files.read(tempFilePath))
      return { savedFilePath }
    }),
    readFileSync: () => {
      tellUnsupported('getFileSystemManager().readFileSync')
      throw failure('readFileSync:fail use readFile')
    },
  }
  return manager
}

function decode(text: string, encoding: Encoding): Uint8Array<ArrayBuffer> | string {
  if (encoding === 'base64') return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
  if (encoding === 'hex') return Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16))
  if (encoding === 'binary') return Uint8Array.from(text, (character) => character.charCodeAt(0))
  return text
}

function encode(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding === 'hex') return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  if (encoding === 'base64' || encoding === 'binary') {
    const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
    return encoding === 'base64' ? btoa(binary) : binary
  }
  return new TextDecoder().decode(bytes)
}
