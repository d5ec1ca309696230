import type { CourtyardInput, CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import { placeLine } from '../../../text/people'

export type Settings = CourtyardInput<'changeSettings'>
type Mine = CourtyardOutput<'mine'>

export interface SettingsLocal {
  /** What is set on screen; null until the stored ones are known. */
  readonly settings: Settings | null
}

export interface SettingsView {
  readonly name: string
  readonly number: string
  readonly settings: Settings
  readonly changed: boolean
}

/** Days a courtyard may set, as the contract has them. */
export const DAYS_MIN = 1
export const DAYS_MAX = 60

export function storedSettings({ settings }: Mine): Settings {
  const { noticeDays, postingDays, ballotChangeable, abstentionParticipates } = settings
  return { noticeDays, postingDays, ballotChangeable, abstentionParticipates }
}

/** One day more or less, within what may be set. */
export const stepDays = (days: number, by: number): number => Math.min(DAYS_MAX, Math.max(DAYS_MIN, days + by))

export function showSettings(mine: Mine, _now: number, local: SettingsLocal): SettingsView {
  const stored = storedSettings(mine)
  const settings = local.settings ?? stored
  const { courtyard } = mine.me
  return {
    name: placeLine(courtyard),
    number: courtyard.number,
    settings,
    changed: (Object.keys(stored) as (keyof Settings)[]).some((key) => stored[key] !== settings[key]),
  }
}
