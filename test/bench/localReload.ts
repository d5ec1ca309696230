import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { spawnLocalCloud } from '../../local/cloud/spawn'
import { copyGuestbook, startLocalCommand, type Guestbook } from '../support/anyProject'
import type { BenchSection } from './report'
import { cloudAddressOf } from '../support/deskAddress'

const RUNS = 5

async function timed(work: () => unknown): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

const node = (root: string, ...args: string[]) => timed(() => spawnSync(process.execPath, args, { cwd: root }))

const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1] ?? 0

/** Starting, and how soon a function and a page that were written again are there, each beside a floor in the same rounds. */
export async function benchLocalReload(root: string): Promise<BenchSection> {
  const book = copyGuestbook()
  try {
    const starts = await measureStarts(root, book)
    const reloads = await measureReloads(root, book)
    return {
      title: 'local/: starting and reloading',
      explains: `A plain project (test/fixtures/guestbook), median of ${RUNS} rounds in which both sides take turns. A reload lasts from writing the file to the first answer of the new function, or to the order for the phones to open again.`,
      columns: ['', 'ms', 'beside', 'ms', 'ratio'],
      rows: [...starts, ...reloads],
    }
  } finally {
    book.remove()
  }
}

const row = (name: string, times: readonly number[], floor: string, floors: readonly number[]): string[] => [
  name,
  median(times).toFixed(0),
  floor,
  median(floors).toFixed(0),
  (median(times) / median(floors)).toFixed(1),
]

async function measureStarts(root: string, book: Guestbook): Promise<string[][]> {
  const [bare, loader, cloud, whole]: [number[], number[], number[], number[]] = [[], [], [], []]
  // the cloud's bundle is made once for each state of its sources
  await (await spawnLocalCloud(root, ['--data', book.data])).kill()
  for (let run = 0; run < RUNS; run++) {
    bare.push(await node(root, '-e', '0'))
    loader.push(await node(root, '--import', 'tsx', '-e', '0'))
    rmSync(book.data, { recursive: true, force: true })
    let stop = () => Promise.resolve()
    cloud.push(
      await timed(async () => {
        const started = await spawnLocalCloud(root, [
          ...['--data', book.data, '--functions', join(book.project, 'cloudfunctions')],
        ])
        stop = () => started.kill()
      }),
    )
    await stop()
    rmSync(book.data, { recursive: true, force: true })
    const open = startLocalCommand('--app', book.project, '--data', book.data, '--port', '0')
    whole.push(await timed(() => open))
    await (await open).end('SIGKILL')
  }
  return [
    row('the cloud alone, from its bundle', cloud, '`node -e 0`', bare),
    row('cloud, phones and desk, from TypeScript', whole, '`node --import tsx -e 0`', loader),
  ]
}

async function measureReloads(root: string, book: Guestbook): Promise<string[][]> {
  const local = await startLocalCommand(
    ...['--app', book.project, '--data', book.data, '--port', '0', '--create-collections'],
  )
  const call = async (): Promise<string> => {
    const response = await fetch(`${cloudAddressOf(local.url)}/client/callFunction`, {
      method: 'POST',
      headers: { 'x-local-openid': 'o' },
      body: JSON.stringify({ name: 'greeter' }),
    })
    const { result } = (await response.json()) as { result: { greeting: string } }
    return result.greeting
  }
  const until = async (greeting: string) => {
    while (!(await call()).includes(greeting));
  }
  try {
    const builds = await appChanges(cloudAddressOf(local.url))
    const [load, again, bundle, page]: [number[], number[], number[], number[]] = [[], [], [], []]
    await call()
    for (let run = 0; run < RUNS; run++) {
      load.push(await node(root, '-e', "require('@cloudbase/node-sdk')"))
      const words = (n: number) => (n === 0 ? '一共' : `第${n}回`)
      again.push(
        await timed(() => {
          book.change('cloudfunctions/greeter/index.js', words(run), words(run + 1))
          return until(words(run + 1))
        }),
      )
      bundle.push(await timed(() => bundleRuntime(root)))
      page.push(
        await timed(() => {
          const told = builds.next()
          book.change('miniprogram/pages/about/about.wxml', '<view>', `<view>${run}`)
          return told
        }),
      )
    }
    builds.stop()
    return [
      row('a function written again', again, '`node -e` that loads the SDK', load),
      row('a page written again', page, "esbuild's own bundle of the phone", bundle),
    ]
  } finally {
    await local.end('SIGKILL')
  }
}

const bundleRuntime = (root: string) =>
  build({
    entryPoints: [join(root, 'local/phone/runtime/main.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    sourcemap: true,
    outdir: root,
    logLevel: 'silent',
  })

/** Hears each order for the phones to open again. */
async function appChanges(url: string): Promise<{ next: () => Promise<void>; stop: () => void }> {
  const stop = new AbortController()
  const { body } = await fetch(`${url}/control/events`, { signal: stop.signal })
  if (body === null) throw new Error('no events')
  const chunks = body.pipeThrough(new TextDecoderStream()).getReader()
  return {
    next: async () => {
      for (;;) {
        const { value, done } = await chunks.read()
        if (done) throw new Error('the cloud is gone')
        if (value.includes('event: app')) return
      }
    },
    stop: () => stop.abort(),
  }
}
