import { spawn, type ChildProcess } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { deskAddressIn } from './deskAddress'

const root = resolve(__dirname, '../..')

export interface Guestbook {
  /** A folder for data beside the project. */
  readonly data: string
  readonly project: string
  /** Replaces a text in one of the project's files. */
  change(path: string, from: string, to: string): void
  remove(): void
}

/** A copy of test/fixtures/guestbook, a project made by somebody else, as if its packages had been installed. */
export function copyGuestbook(): Guestbook {
  const folder = mkdtempSync(join(tmpdir(), 'any-project-'))
  const project = join(folder, 'guestbook')
  cpSync(join(root, 'test/fixtures/guestbook'), project, { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(project, 'cloudfunctions/node_modules'), 'junction')
  return {
    data: join(folder, 'data'),
    project,
    change: (path, from, to) => {
      const file = join(project, path)
      writeFileSync(file, readFileSync(file, 'utf8').replace(from, to))
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

export interface StartedLocal {
  /** The desk. */
  readonly url: string
  readonly output: () => string
  /** Resolves when it has printed that. */
  said(text: RegExp): Promise<void>
  /** Resolves with the exit code. */
  end(signal: NodeJS.Signals): Promise<number | null>
}

/** local/ by its own command; rejects with what it printed when it ends before it is open. */
export async function startLocalCommand(...args: readonly string[]): Promise<StartedLocal> {
  const child: ChildProcess = spawn(process.execPath, ['--import', 'tsx', 'local/main.ts', ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const exited = new Promise<number | null>((done) => child.once('close', done))
  const url = await new Promise<string>((done, failed) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString()
      const found = deskAddressIn(output)
      if (found !== undefined) done(found)
    }
    child.stdout?.on('data', read)
    child.stderr?.on('data', read)
    void exited.then((code) => failed(new Error(`ended with ${code}: ${output}`)))
  })
  return {
    url,
    output: () => output,
    said: async (text) => {
      while (!text.test(output)) await new Promise((done) => setImmediate(done))
    },
    end: (signal) => {
      child.kill(signal)
      return exited
    },
  }
}
