import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { watchFolder } from '../../../local/cloud/watchFolder'
import { packageFiles } from '../../../local/phone/packageFiles'

let root: string
let app: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'watched-'))
  app = join(root, 'app')
  write('app.js')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const write = (path: string) => {
  mkdirSync(dirname(join(app, path)), { recursive: true })
  writeFileSync(join(app, path), String(Math.random()))
}

describe('what is watched', () => {
  let stop: () => void
  let changes: number
  let heard: () => void
  /** Resolves when something has changed after `work`. */
  const changed = (work: () => void) =>
    new Promise<void>((resolve) => {
      heard = resolve
      work()
    })
  const watchApp = (leaveOut: readonly string[] = []) => {
    changes = 0
    heard = () => undefined
    stop = watchFolder(
      app,
      () => {
        changes++
        heard()
      },
      leaveOut,
    )
  }
  afterEach(() => stop())

  test('is every file, also in folders that came later', async () => {
    watchApp()
    await changed(() => write('app.js'))
    await changed(() => write('pages/a.js'))
    await changed(() => write('pages/a.js'))
    await changed(() => write('pages/deep/b.js'))
    await changed(() => rmSync(join(app, 'pages'), { recursive: true }))
  })

  test('is a folder that was removed and made again, as builds do', async () => {
    watchApp()
    await changed(() => {
      rmSync(app, { recursive: true })
      write('app.js')
    })
    await changed(() => write('app.js'))
  })

  test('is nothing that is installed, hidden or left out; many files at once are one change', async () => {
    for (const path of ['node_modules/a/index.js', '.git/HEAD', 'functions/a/index.js', 'pages/a.js']) write(path)
    watchApp([join(app, 'functions')])
    for (const path of ['node_modules/a/index.js', '.git/HEAD', 'functions/a/index.js']) write(path)
    await changed(() => {
      write('pages/a.js')
      write('pages/b.js')
      write('app.js')
    })
    expect(changes).toBe(1)
  })
})

test('a package has neither what is installed or hidden nor what lies in its folder without being of it', () => {
  for (const path of [
    'pages/a.js',
    'node_modules/a/index.js',
    '.git/HEAD',
    'functions/a/index.js',
    'miniprogram_npm/b/index.js',
  ])
    write(path)
  expect(packageFiles(app, [join(app, 'functions')])).toEqual(['app.js', 'miniprogram_npm/b/index.js', 'pages/a.js'])
})
