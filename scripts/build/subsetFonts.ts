import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import subsetFont from 'subset-font'
import { BuildError } from './buildError'
import { evenGlyphs } from './evenGlyphs'

/** One entry of a function's fonts.json: the file beside the bundle, and the font of an installed package it is made of. */
interface FontFile {
  readonly file: string
  readonly from: string
}

export interface SubsetFont {
  readonly file: string
  readonly bytes: Buffer
}

/**
 * The fonts that a function ships beside its bundle, with the characters of GBK: the names of people and places need more
 * than the 6763 of GB2312. Throws BuildError when fonts.json or a font can't be read.
 */
export async function subsetFonts(fontsFile: string, json: unknown): Promise<SubsetFont[]> {
  if (!Array.isArray(json)) throw new BuildError([{ file: fontsFile, line: 1, message: 'must be an array' }])
  return Promise.all(
    json.map(async (entry: unknown) => {
      const { file, from } = (entry ?? {}) as Partial<FontFile>
      if (typeof file !== 'string' || typeof from !== 'string') {
        throw new BuildError([{ file: fontsFile, line: 1, message: 'a font needs file and from' }])
      }
      const subset = await subsetFont(readInstalled(fontsFile, from), charactersOfGbk(), FORMAT)
      return { file, bytes: evenGlyphs(subset) }
    }),
  )
}

const FORMAT = { targetFormat: 'truetype' } as const

function readInstalled(fontsFile: string, from: string): Buffer {
  try {
    return readFileSync(createRequire(join(__dirname, 'subsetFonts.ts')).resolve(from))
  } catch {
    throw new BuildError([{ file: fontsFile, line: 1, message: `no such font: ${from}` }])
  }
}

/** Every character that GBK can write, ASCII included. */
export function charactersOfGbk(): string {
  const decoder = new TextDecoder('gbk')
  const bytes: number[] = []
  for (let byte = 0x20; byte < 0x7f; byte++) bytes.push(byte)
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) if (trail !== 0x7f) bytes.push(lead, trail)
  }
  return decoder.decode(Uint8Array.from(bytes)).replaceAll('\ufffd', '')
}
