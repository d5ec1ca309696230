import { cutText } from '../../../shared/characters'

/** A cell that was left out because it lies far outside the table: 1-based, as the spreadsheet numbers it. */
export interface OutsideCell {
  readonly row: number
  readonly column: number
}

export interface Gathered {
  readonly rows: readonly (readonly string[])[]
  /** The first of those that were left out. */
  readonly outside: OutsideCell | null
  /** More rows hold something than a list of this kind can have: not all of them are here. */
  readonly tooMany: boolean
}

/** Longer than anything that is taken from a cell: a rule that names its longest text still sees that it is too long. */
export const CELL_MAX = 500
const COLUMNS_MAX = 100
/** Beyond the last row of any list, what comes after so many empty rows isn't part of it. */
const GAP = 50
const NOTHING: readonly string[] = []

/**
 * Cells by their place, kept only where they hold something. The rows are laid out at the end, and only as far as the table goes:
 * a stray cell in row 1,048,576 or column XFD costs nothing.
 */
export class GatheredRows {
  private readonly filled = new Map<number, string[]>()
  private outside: OutsideCell | null = null
  private tooMany = false

  /** `rowsMax`: rows that a list of this kind may fill, with what stands around it. */
  constructor(private readonly rowsMax: number) {}

  /** Row and column count from 0. */
  put(row: number, column: number, text: string): void {
    if (text.length < 100 && text.trim() === '') return
    if (column >= COLUMNS_MAX) {
      this.outside ??= { row: row + 1, column: column + 1 }
      return
    }
    const known = this.filled.get(row)
    if (!known && this.filled.size >= this.rowsMax) {
      this.tooMany = true
      return
    }
    const cells = known ?? []
    if (!known) this.filled.set(row, cells)
    while (cells.length < column) cells.push('')
    cells[column] = cutText(text, CELL_MAX)
  }

  layOut(): Gathered {
    const rows: (readonly string[])[] = []
    for (const [row, cells] of [...this.filled].sort(([one], [other]) => one - other)) {
      if (row >= this.rowsMax && row - rows.length >= GAP) {
        this.outside ??= { row: row + 1, column: cells.findIndex((cell) => cell !== '') + 1 }
        break
      }
      while (rows.length < row) rows.push(NOTHING)
      rows.push(cells)
    }
    return { rows, outside: this.outside, tooMany: this.tooMany }
  }
}
