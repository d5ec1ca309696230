import type { OutsideCell } from './gatherRows'

interface Finding {
  readonly row: number
  readonly column: string
  readonly value: string
  readonly message: string
}

/** What the person is told of cells that were left out; nothing when there are none. */
export function sayOutside(outside: OutsideCell | null): readonly Finding[] {
  if (!outside) return []
  const message = `第 ${outside.row} 行第 ${outside.column} 列那里还写着东西，离表格太远，没有读。那里也要用的话，请挪到表格里再传。`
  return [{ row: outside.row, column: '', value: '', message }]
}
