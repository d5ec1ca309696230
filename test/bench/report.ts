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

/** The sections of a report by title, each with its heading, in their order. */
export function sectionsOf(markdown: string): Map<string, string> {
  const [, ...sections] = markdown.split(/^(?=## )/m)
  return new Map(sections.map((section) => [/^## (.*)/.exec(section)?.[1] ?? '', `${section.trimEnd()}\n`]))
}
