import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

export interface SpawnedCloud {
  url: string
  pid: number
  /** Asks it to stop and waits for that. */
  stop(): Promise<void>
  /** kill -9, and waits until it is gone. */
  kill(): Promise<void>
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? sources(join(folder, entry.name)) : [join(folder, entry.name)]))
    .filter((path) => /\.(ts|json)$/.test(path))
    .sort()
}

/**
 * Bundles the cloud into node_modules/.cache, once for each state of its sources: a start from there takes a third of a
 * second, from TypeScript five times that. `root` is the folder with node_modules.
 */
async function bundledMain(root: string): Promise<string> {
  const hash = createHash('sha256')
  for (const path of sources(__dirname)) hash.update(path).update(readFileSync(path))
  const cache = join(root, 'node_modules/.cache/local-cloud')
  const folder = join(cache, hash.digest('hex').slice(0, 16))
  const main = join(folder, 'main.js')
  if (existsSync(main)) return main
  mkdirSync(cache, { recursive: true })
  const temporary = mkdtempSync(join(cache, 'building-'))
  await build({
    entryPoints: { main: join(__dirname, 'main.ts'), instance: join(__dirname, 'functions/instance.ts') },
    outdir: temporary,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['libsql', 'esbuild', 'qrcode'],
    logLevel: 'error',
  })
  try {
    renameSync(temporary, folder)
  } catch (error) {
    // Another process was faster.
    if (!existsSync(main)) throw error
    rmSync(temporary, { recursive: true, force: true })
  }
  return main
}

/**
 * Starts a local cloud as a process of its own. `args` are those of main.ts. What it writes to stderr goes to ours; when it
 * cannot start, the promise rejects with its message.
 */
export async function spawnLocalCloud(root: string, args: readonly string[]): Promise<SpawnedCloud> {
  const main = await bundledMain(root)
  const child = spawn(process.execPath, [main, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString()
    process.stderr.write(chunk)
  })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const ready = await new Promise<{ url: string; pid: number }>((resolve, reject) => {
    let text = ''
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      if (text.includes('\n')) resolve(JSON.parse(text) as { url: string; pid: number })
    })
    child.once('error', reject)
    child.once('close', () => reject(new Error(complaint.trim() || 'the local cloud did not start')))
  })
  // The child must not outlive us, whatever happens.
  const reap = () => child.kill('SIGKILL')
  process.once('exit', reap)
  void gone.then(() => process.removeListener('exit', reap))
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    child.kill(signal)
    await gone
  }
  return { ...ready, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') }
}
