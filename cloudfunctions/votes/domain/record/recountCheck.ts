export type CheckName =
  | 'format'
  | 'bytes'
  | 'hash'
  | 'text'
  | 'chain'
  | 'facts'
  | 'electorate'
  | 'ballots'
  | 'tally'
  | 'areas'
  | 'thresholds'
  | 'outcome'

export interface Check {
  readonly state: 'ok' | 'differs' | 'notChecked'
  /** Plain Chinese: exactly what doesn't match, or why it wasn't checked; empty when it matches. */
  readonly finding: string
  /** For who reads the file itself: the path to the first place that is wrong (`ballots[3].choice`). */
  readonly where?: string
}

export interface RecountCheck extends Check {
  readonly name: CheckName
  /** What was checked, in plain Chinese. */
  readonly title: string
}

export const fine: Check = { state: 'ok', finding: '' }
export const finding = (text: string): Check => ({ state: 'differs', finding: text })
export const notChecked = (text: string): Check => ({ state: 'notChecked', finding: text })
