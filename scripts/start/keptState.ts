import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { STORED_SHAPES } from '../../cloudfunctions/shared/documents/storedShapes'
import type { SceneKey } from '../demo/scenes'

/** What is known of the demo from one start to the next. */
export interface KeptState {
  /** The scene that the desk was last set to. */
  readonly scene: SceneKey
  /** The clock was stopped when the demo was, and is to go on with it: nothing comes due while the demo is off. */
  readonly paused: boolean
  /** STORED_SHAPES of what wrote the data; absent before there was such a number. */
  readonly shapes?: number
}

export function readState(file: string): KeptState | null {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as KeptState) : null
}

export function keepState(file: string, state: Omit<KeptState, 'shapes'>): void {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify({ ...state, shapes: STORED_SHAPES }))
}
