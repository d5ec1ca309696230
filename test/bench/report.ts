export interface BenchSection {
  readonly title: string
  readonly explains: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

export function toMarkdown({ title, explains, columns, rows }: BenchSection): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [`## ${title}`, '', explains, '', line(columns), line(columns.map(() => '---')), ...rows.map(line), ''].join(
    '\n',
  )
}
