/** One log line taken apart: plain text, the facts of a structured line, a stack. */
export interface LogText {
  readonly text: string
  readonly facts: readonly (readonly [name: string, value: string])[]
  readonly stack: string
}

/** Of a structured line these stand elsewhere already. */
const known = new Set(['level', 'requestId', 'stack'])

export function readLogText(text: string): LogText {
  const plain: LogText = { text, facts: [], stack: '' }
  if (!text.startsWith('{')) return plain
  try {
    const entries = Object.entries(JSON.parse(text) as Record<string, unknown>)
    const stack = entries.find(([name]) => name === 'stack')?.[1]
    return {
      text: '',
      facts: entries.filter(([name]) => !known.has(name)).map(([name, value]) => [name, sayValue(value)]),
      stack: typeof stack === 'string' ? stack : '',
    }
  } catch {
    return plain
  }
}

const sayValue = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** What went wrong, in the first words of the first line that says so; empty without one. */
export function firstError(lines: readonly { readonly level: string; readonly text: string }[]): string {
  const line = lines.find(({ level }) => level === 'error')
  if (!line) return ''
  const { text, stack, facts } = readLogText(line.text)
  const said = stack || text || facts.map(([name, value]) => `${name} ${value}`).join(' ')
  return said.split('\n')[0] ?? ''
}
