import path from 'node:path'
import { kilobytes, MAIN_BYTES_MAX, measurePackages, PACKAGE_BYTES_MAX } from '../../scripts/build/measurePackages'
import type { BenchSection } from './report'

/** Sizes of what is uploaded, as WeChat counts them, against our budgets. */
export function benchPackages(root: string): BenchSection {
  const { packages } = measurePackages(path.join(root, 'dist/miniprogram'))
  return {
    title: 'Shipped packages',
    explains: `Budgets: main package ${kilobytes(MAIN_BYTES_MAX)}, any package ${kilobytes(PACKAGE_BYTES_MAX)}; the build fails above them.`,
    columns: ['package', 'bytes', 'of its budget'],
    rows: packages.map(({ name, bytes }) => {
      const budget = name === 'main' ? MAIN_BYTES_MAX : PACKAGE_BYTES_MAX
      return [name, kilobytes(bytes), `${Math.round((100 * bytes) / budget)} %`]
    }),
  }
}
