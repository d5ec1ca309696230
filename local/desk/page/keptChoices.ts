import { mendChoices, type Choices } from './choices'

const KEY = 'desk'

/** What was chosen in this browser before; the defaults where nothing was or where it can't be read. */
export function readChoices(defaults: Choices): Choices {
  const kept = localStorage.getItem(KEY)
  if (kept === null) return defaults
  try {
    return mendChoices(JSON.parse(kept), defaults)
  } catch {
    return defaults
  }
}

export const keepChoices = (choices: Choices): void => localStorage.setItem(KEY, JSON.stringify(choices))
