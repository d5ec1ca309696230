import { readFileSync } from 'node:fs'
import { transformSync, type TransformFailure } from 'esbuild'
import type { Mistake } from './buildError'

/** Reads a JSON file; a syntax error is added to `mistakes` with its line and the answer is undefined. */
export function readJson(file: string, mistakes: Mistake[]): unknown {
  const text = readFileSync(file, 'utf8')
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    mistakes.push(locate(file, text, error))
    return undefined
  }
}

// JSON.parse tells the position only for some errors; esbuild's reader always does.
function locate(file: string, text: string, error: unknown): Mistake {
  const fallback = { file, line: 1, message: `JSON: ${(error as Error).message}` }
  try {
    transformSync(text, { loader: 'json', logLevel: 'silent' })
    return fallback
  } catch (failure) {
    const first = (failure as TransformFailure).errors[0]
    if (!first?.location) return fallback
    return { file, line: first.location.line, column: first.location.column + 1, message: `JSON: ${first.text}` }
  }
}
