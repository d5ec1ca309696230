import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { buildCloudfunctions, type FunctionSize } from './buildCloudfunctions'
import { buildMiniprogram } from './buildMiniprogram'
import type { PackageSize } from './measurePackages'

const repository = resolve(__dirname, '../..')

export interface BuildOptions {
  /** Default `dist`. */
  outDir?: string
  /** Folder of mini-program sources; false = don't build it. Default `miniprogram`. */
  miniprogram?: string | false
  /** Folder of cloud function sources; false = don't build them. Default `cloudfunctions`. */
  cloudfunctions?: string | false
}
export interface Built {
  packages: PackageSize[]
  functions: FunctionSize[]
}

/**
 * Builds `<outDir>/miniprogram` and `<outDir>/cloudfunctions`. Throws BuildError (each mistake with file and line).
 * Inside jest only the cloud functions can be built directly (rolldown is an ES module); see test/support/build.ts.
 */
export async function buildAll(options: BuildOptions = {}): Promise<Built> {
  const outDir = resolve(options.outDir ?? join(repository, 'dist'))
  const cloudfunctions = options.cloudfunctions ?? join(repository, 'cloudfunctions')
  const miniprogram = options.miniprogram ?? join(repository, 'miniprogram')
  const [packages, functions] = await Promise.all([
    miniprogram === false
      ? []
      : buildMiniprogram({
          source: miniprogram,
          outDir: join(outDir, 'miniprogram'),
          sourceMapDir: join(outDir, 'sourcemaps'),
          // The page recounts a published record with the very code the server counted it with.
          sharedCode: ['votes/domain/record', 'engines/chain/domain'].map((folder) =>
            join(repository, 'cloudfunctions', folder),
          ),
        }),
    cloudfunctions === false || !existsSync(cloudfunctions)
      ? []
      : buildCloudfunctions({ source: cloudfunctions, outDir: join(outDir, 'cloudfunctions') }),
  ])
  return { packages, functions }
}
