import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const repository = resolve(__dirname, '../..')

export interface BuildRun {
  ok: boolean
  /** Everything the build printed. */
  output: string
  outDir: string
}

/**
 * Runs the real build in a process of its own (rolldown is an ES module, which jest can't load). `miniprogram` and `cloudfunctions` are
 * folders of sources; left out = not built.
 */
export function runBuild(sources: { miniprogram?: string; cloudfunctions?: string; outDir?: string }): BuildRun {
  const outDir = sources.outDir ?? mkdtempSync(join(tmpdir(), 'yuanba-build-'))
  const run = spawnSync(
    process.execPath,
    [
      ...['--import', 'tsx', join(repository, 'scripts/build.ts'), '--out', outDir],
      ...['--miniprogram', sources.miniprogram ?? 'none', '--cloudfunctions', sources.cloudfunctions ?? 'none'],
    ],
    { cwd: repository, encoding: 'utf8' },
  )
  return { ok: run.status === 0, output: run.stdout + run.stderr, outDir }
}
