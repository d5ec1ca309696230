/** What is wrong, or worth a look: row 1-based (0 = the whole), plain Chinese. */
export interface Finding {
  readonly row: number
  readonly column: string
  readonly value: string
  readonly message: string
}

export const finding = (row: number, column: string, value: string, message: string): Finding => ({
  row,
  column,
  value,
  message,
})
