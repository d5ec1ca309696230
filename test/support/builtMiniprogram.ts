import { rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { runBuild } from './build'

/** For the tests of one file: the mini-program, built before the first and gone after the last. Answers its folder while they run. */
export function builtMiniprogram(): () => string {
  let outDir = ''
  beforeAll(() => {
    const build = runBuild({ miniprogram: resolve(__dirname, '../../miniprogram') })
    if (!build.ok) throw new Error(build.output)
    outDir = build.outDir
  })
  afterAll(() => rmSync(outDir, { recursive: true, force: true }))
  return () => join(outDir, 'miniprogram')
}
