export type JsonPath = readonly (string | number)[]

/** A container that is entered, or the JSON of a value. */
export type JsonPart = { path: JsonPath; opened: 'array' | 'object' } | { path: JsonPath; text: string }

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const COLON = 0x3a
const OPENS = new Map([
  [0x5b, { kind: 'array', close: 0x5d }],
  [0x7b, { kind: 'object', close: 0x7d }],
] as const)
const CLOSES = new Set([0x5d, 0x7d])
const SPACES = new Set([0x20, 0x09, 0x0a, 0x0d])

/**
 * The parts of a JSON text that may be longer than memory: containers for which `enters` says so are walked through, every other value comes as its own
 * text. Only what is walked through is checked; the values are not. Throws a SyntaxError.
 */
export function* jsonParts(chunks: Iterable<Buffer>, enters: (path: JsonPath) => boolean): Generator<JsonPart> {
  const bytes = new Bytes(chunks[Symbol.iterator]())
  yield* walk(bytes, [], enters)
  if (bytes.peekAfterSpace() !== undefined) throw bytes.unexpected()
}

function* walk(bytes: Bytes, path: JsonPath, enters: (path: JsonPath) => boolean): Generator<JsonPart> {
  const container = OPENS.get((bytes.peekAfterSpace() ?? 0) as 0x5b)
  if (container === undefined || !enters(path)) {
    yield { path, text: bytes.takeValue() }
    return
  }
  bytes.take()
  yield { path, opened: container.kind }
  if (bytes.peekAfterSpace() === container.close) return bytes.take()
  for (let i = 0; ; i++) {
    yield* walk(bytes, [...path, container.kind === 'array' ? i : takeKey(bytes)], enters)
    const next = bytes.peekAfterSpace()
    if (next !== COMMA && next !== container.close) throw bytes.unexpected()
    bytes.take()
    if (next === container.close) return
  }
}

function takeKey(bytes: Bytes): string {
  if (bytes.peekAfterSpace() !== QUOTE) throw bytes.unexpected()
  const key = JSON.parse(bytes.takeValue()) as string
  if (bytes.peekAfterSpace() !== COLON) throw bytes.unexpected()
  bytes.take()
  return key
}

/** A text that comes in chunks, byte by byte. */
class Bytes {
  private chunk: Buffer = Buffer.alloc(0)
  private at = 0
  private before = 0

  constructor(private readonly chunks: Iterator<Buffer>) {}

  take(): void {
    this.at++
  }

  peekAfterSpace(): number | undefined {
    for (;;) {
      const byte = this.peek()
      if (byte === undefined || !SPACES.has(byte)) return byte
      this.at++
    }
  }

  /** A text, a container with all that is in it, or whatever stands before the next comma, bracket or space. */
  takeValue(): string {
    const parts: Buffer[] = []
    let depth = 0
    let inText = false
    let escaped = false
    let whole = false
    this.peekAfterSpace()
    while (!whole && this.peek() !== undefined) {
      const from = this.at
      for (; !whole && this.at < this.chunk.length; this.at++) {
        const byte = this.chunk[this.at] ?? 0
        if (escaped) escaped = false
        else if (inText) {
          if (byte === BACKSLASH) escaped = true
          else if (byte === QUOTE) {
            inText = false
            whole = depth === 0
          }
        } else if (byte === QUOTE) inText = true
        else if (OPENS.has(byte as 0x5b)) depth++
        else if (depth === 0 && (byte === COMMA || CLOSES.has(byte) || SPACES.has(byte))) break
        else if (CLOSES.has(byte)) whole = --depth === 0
      }
      parts.push(this.chunk.subarray(from, this.at))
      if (!whole && this.at < this.chunk.length) break
    }
    if (inText || depth > 0 || parts.every(({ length }) => length === 0)) throw this.unexpected()
    return Buffer.concat(parts).toString('utf8')
  }

  unexpected(): SyntaxError {
    const byte = this.peek()
    return new SyntaxError(
      byte === undefined
        ? 'the JSON ends too early'
        : `unexpected ${String.fromCharCode(byte)} at byte ${this.before + this.at} of the JSON`,
    )
  }

  private peek(): number | undefined {
    while (this.at >= this.chunk.length) {
      const next = this.chunks.next()
      if (next.done === true) return undefined
      this.before += this.chunk.length
      this.at = 0
      this.chunk = next.value
    }
    return this.chunk[this.at]
  }
}
