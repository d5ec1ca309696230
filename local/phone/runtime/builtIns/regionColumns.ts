import type { PickerColumns } from '../dialogs/pickerSheet'
import { loadPart } from '../part'
import type { Region } from '../parts/regions'

interface RegionOptions {
  /** Names so far: province, city, district. */
  value: unknown
  level: string
  /** A row on top of each column. */
  customItem: string
}
interface RegionColumns extends Pick<PickerColumns, 'rows' | 'start' | 'later'> {
  value: (chosen: readonly number[]) => string[]
  more: (chosen: readonly number[]) => { code: string[] }
}

/** Columns by `level`; a level finer than districts isn't there. */
const DEPTHS: Record<string, number> = { province: 1, city: 2, region: 3 }

/** 省市区选择器: provinces, cities and districts; undefined for a level that isn't there. */
export async function regionColumns({ value, level, customItem }: RegionOptions): Promise<RegionColumns | undefined> {
  const depth = DEPTHS[level]
  if (!depth) return undefined
  const { regionsIn } = await loadPart('regions')
  const custom: Region[] = customItem ? [{ code: '', name: customItem }] : []
  /** The regions of each column, when so much is chosen in those before it. */
  const columnsOf = (choose: (regions: readonly Region[], column: number) => number): Region[][] => {
    const columns: Region[][] = []
    let within: Region | undefined
    for (let column = 0; column < depth; column++) {
      const isOpen = column > 0 && !within?.code
      const regions: Region[] = isOpen ? custom : [...custom, ...regionsIn(within)]
      columns.push(regions)
      within = regions[choose(regions, column)] ?? regions[0]
    }
    return columns
  }
  const names: unknown[] = Array.isArray(value) ? value : []
  const start: number[] = []
  columnsOf((regions, column) => {
    const index = Math.max(
      0,
      regions.findIndex(({ name }) => name === names[column]),
    )
    start.push(index)
    return index
  })
  const chosenIn = (chosen: readonly number[]) =>
    columnsOf((_regions, column) => chosen[column] ?? 0).flatMap((regions, column) => {
      const region = regions[chosen[column] ?? 0] ?? regions[0]
      return region ? [region] : []
    })
  return {
    later: 'first',
    start,
    rows: (chosen) =>
      columnsOf((_regions, column) => chosen[column] ?? 0).map((regions) => regions.map(({ name }) => name)),
    value: (chosen) => chosenIn(chosen).map(({ name }) => name),
    more: (chosen) => ({ code: chosenIn(chosen).flatMap(({ code }) => (code ? [code] : [])) }),
  }
}
