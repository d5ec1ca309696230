import type { CallEntry } from '../cloud/calls'
import { say, type Word } from '../words'

interface Outcome {
  /** On the line of the call; empty when all went well. */
  readonly mark: string
  /** A sentence for who looks closer; empty when all went well. */
  readonly sentence: string
}

/** The platform's errors that have words of their own. */
const platform: Readonly<Record<string, readonly [mark: Word, sentence: Word]>> = {
  FUNCTIONS_EXECUTE_FAIL: ['outcomeFailed', 'saidFailed'],
  FUNCTIONS_TIME_LIMIT_EXCEEDED: ['outcomeTimeout', 'saidTimeout'],
  FUNCTION_NOT_FOUND: ['outcomeMissing', 'saidMissing'],
  EXCEED_REQUEST_SIZE_LIMIT: ['outcomeTooLarge', 'saidTooLarge'],
}

/** How a call ended, in words; the code of a refusal is the project's own and stands as it is. */
export function sayOutcome({ end, outcome }: Pick<CallEntry, 'end' | 'outcome'>): Outcome {
  if (end === 'done') return { mark: '', sentence: '' }
  if (end === 'refused') return { mark: say('outcomeRefused'), sentence: say('saidRefused', { code: outcome }) }
  const words = platform[outcome]
  if (words) return { mark: say(words[0]), sentence: say(words[1]) }
  // also a function that caught its own bug and answered for it
  return {
    mark: say('outcomeFailed'),
    sentence: outcome === 'ok' ? say('saidFailed') : say('saidFailedWith', { code: outcome }),
  }
}
