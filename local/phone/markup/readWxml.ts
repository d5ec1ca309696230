/** A place in a file; both count from 1. */
export interface Place {
  line: number
  column: number
}

/** What is wrong with a file, in words, where an editor can jump to it. */
export interface Fault extends Place {
  message: string
  /** DevTools only warns: the app runs, but not as its author thinks. */
  isWarning?: true
}

export interface WxmlAttribute extends Place {
  name: string
  /** As written, `{{}}` included; undefined for an attribute without a value. */
  value: string | undefined
}

export interface WxmlElement extends Place {
  name: string
  attributes: WxmlAttribute[]
  children: (WxmlElement | WxmlText)[]
}

export interface WxmlText extends Place {
  text: string
}

export interface WxmlFile {
  children: (WxmlElement | WxmlText)[]
  /** What WeChat's own compiler (wcc) refuses of the syntax of tags. */
  faults: Fault[]
}

export const isElement = (node: WxmlElement | WxmlText): node is WxmlElement => 'name' in node

/** Every element of a file, in the order of their opening tags. */
export function elementsOf({ children }: Pick<WxmlFile, 'children'>): WxmlElement[] {
  return children.filter(isElement).flatMap((element) => [element, ...elementsOf(element)])
}

/**
 * Reads WXML as WeChat's compiler does: every tag is closed by its own name or by `/>`, values stand in quotes on one line, `<` begins
 * a tag. What is wrong is listed in `faults`; the rest is read on as well as it goes.
 */
export function readWxml(text: string): WxmlFile {
  const file: WxmlFile = { children: [], faults: [] }
  const place = placesIn(text)
  const open: WxmlElement[] = []
  const siblings = () => open.at(-1)?.children ?? file.children
  const refuse = (at: number, message: string) => void file.faults.push({ ...place(at), message })

  let at = 0
  while (at < text.length) {
    if (text.startsWith('<!--', at)) {
      const end = text.indexOf('-->', at)
      if (end < 0) refuse(at, 'a comment is not closed: --> is missing')
      at = end < 0 ? text.length : end + '-->'.length
    } else if (text.startsWith('</', at)) {
      at = readEnd(at)
    } else if (text[at] === '<') {
      at = readElement(at)
    } else {
      at = readText(at)
    }
  }
  for (const { name, ...where } of open) file.faults.push({ ...whereOnly(where), message: `<${name}> is not closed` })
  return file

  function readText(from: number): number {
    let end = from
    while (end < text.length && text[end] !== '<') {
      const expressionEnd = text.startsWith('{{', end) ? endOfExpression(text, end) : end + 1
      if (expressionEnd < 0) {
        refuse(end, 'a {{ is not closed by }}')
        end = text.length
      } else {
        end = expressionEnd
      }
    }
    siblings().push({ ...place(from), text: text.slice(from, end) })
    return end
  }

  function readEnd(from: number): number {
    const [whole, name = '', rest = ''] = /^<\/([\w-]*)([^>]*)>?/.exec(text.slice(from)) ?? ['</']
    if (name === '' || rest.trim() !== '') refuse(from, `“${whole}” is no end of a tag`)
    const index = open.map((element) => element.name).lastIndexOf(name)
    if (index < 0) {
      refuse(from, `</${name}> closes nothing`)
    } else {
      for (const { name: unclosed, ...where } of open.splice(index).slice(1)) {
        file.faults.push({ ...whereOnly(where), message: `<${unclosed}> is not closed before </${name}>` })
      }
    }
    return from + whole.length
  }

  function readElement(from: number): number {
    const name = /^<([A-Za-z][\w-]*)/.exec(text.slice(from, from + NAME_MAX))?.[1]
    if (name === undefined) {
      refuse(from, 'a “<” that begins no tag: write &lt;')
      return from + 1
    }
    const element: WxmlElement = { ...place(from), name, attributes: [], children: [] }
    siblings().push(element)
    const { end, isClosed } = readAttributes(element, from + 1 + name.length)
    if (isClosed) return end
    if (name === 'wxs') return readScript(element, end)
    open.push(element)
    return end
  }

  function readAttributes(element: WxmlElement, from: number): { end: number; isClosed: boolean } {
    let next = from
    for (;;) {
      next = skipSpace(next)
      if (text.startsWith('/>', next)) return { end: next + 2, isClosed: true }
      if (text[next] === '>') return { end: next + 1, isClosed: false }
      const name = /^[A-Za-z_][\w:-]*/.exec(text.slice(next, next + NAME_MAX))?.[0]
      if (name === undefined) {
        refuse(
          next,
          next < text.length ? `“${text[next] ?? ''}” can't stand in <${element.name}>` : unfinished(element),
        )
        const end = text.indexOf('>', next)
        return { end: end < 0 ? text.length : end + 1, isClosed: end < 0 || text[end - 1] === '/' }
      }
      next = readValue(element, name, next)
    }
  }

  function readValue(element: WxmlElement, name: string, from: number): number {
    const where = place(from)
    if (element.attributes.some((other) => other.name === name)) {
      file.faults.push({ ...where, message: `<${element.name}> has ${name} twice`, isWarning: true })
    }
    const equals = skipSpace(from + name.length)
    if (text[equals] !== '=') {
      element.attributes.push({ ...where, name, value: undefined })
      return from + name.length
    }
    const start = skipSpace(equals + 1)
    const quote = text[start]
    if (quote !== '"' && quote !== "'") {
      refuse(start, `the value of ${name} must stand in quotes`)
      element.attributes.push({ ...where, name, value: '' })
      return start + (/^[^\s>]*/.exec(text.slice(start))?.[0].length ?? 0)
    }
    const end = text.indexOf(quote, start + 1)
    const value = text.slice(start + 1, end < 0 ? text.length : end)
    element.attributes.push({ ...where, name, value })
    if (end < 0) refuse(start, `the value of ${name} is not closed by ${quote}`)
    else if (value.includes('\n')) refuse(start, `the value of ${name} must stand on one line`)
    return end < 0 ? text.length : end + 1
  }

  function readScript(element: WxmlElement, from: number): number {
    const end = text.indexOf('</wxs>', from)
    if (end < 0) refuse(from, '<wxs> is not closed')
    const stop = end < 0 ? text.length : end
    element.children.push({ ...place(from), text: text.slice(from, stop) })
    return end < 0 ? stop : end + '</wxs>'.length
  }

  function skipSpace(from: number): number {
    let next = from
    while (next < text.length && /\s/.test(text[next] ?? '')) next++
    return next
  }
}

/** No tag or attribute name is longer. */
const NAME_MAX = 200
const unfinished = ({ name }: WxmlElement) => `<${name} has no end: > is missing`
const whereOnly = ({ line, column }: Place): Place => ({ line, column })

/** Where the expression that begins with `{{` at `from` ends, behind its `}}`; -1 when it doesn't. `}}` in a text of it doesn't count. */
export function endOfExpression(text: string, from: number): number {
  let quote = ''
  for (let at = from + 2; at < text.length; at++) {
    const character = text[at] ?? ''
    if (quote !== '') {
      if (character === '\\') at++
      else if (character === quote) quote = ''
    } else if (character === '"' || character === "'") {
      quote = character
    } else if (text.startsWith('}}', at)) {
      return at + 2
    }
  }
  return -1
}

/** Place of a position in a text. */
export function placesIn(text: string): (at: number) => Place {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (at) => {
    const line = starts.filter((start) => start <= at).length
    return { line, column: at - (starts[line - 1] ?? 0) + 1 }
  }
}
