import type { CourtyardInput, CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import { placeLine } from '../../../text/people'
import { takesTwo } from '../../../text/twoPeople'

export type Settings = CourtyardInput<'changeSettings'>
type Mine = CourtyardOutput<'mine'>

export interface SettingsLocal {
  /** What is set on screen; null until the stored ones are known. */
  readonly settings: Settings | null
}

/** By the city's code: 四川省物业管理条例 31 makes an owner who signed or logged in take part, and silence an abstention. */
const SICHUAN = '51'
const OWNERS_TAKE_PART =
  '业主表决按四川省物业管理条例第三十一条：签收了票或登录了系统就算参加，没表态算弃权。这一项改不了它'

export interface SettingsView {
  readonly name: string
  readonly number: string
  readonly settings: Settings
  /** Of votes that the law has rules for; '' where there are none. */
  readonly ownersNotice: string
  readonly ownersTakePart: string
  /** Nobody can tell from here how to reach the committee. */
  readonly unreachable: boolean
  readonly changed: boolean
  /** How a change goes on. */
  readonly takesTwo: string
}

/** Days a courtyard may set, as the contract has them. */
export const DAYS_MIN = 3
export const DAYS_MAX = 60

export function storedSettings({ settings, contact }: Mine): Settings {
  const { noticeDays, postingDays, ballotChangeable, abstentionParticipates } = settings
  return { noticeDays, postingDays, ballotChangeable, abstentionParticipates, contact }
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
    takesTwo: takesTwo.settings,
    settings,
    ownersNotice: courtyard.kind === 'estate' ? '业主表决按法律另有天数' : '',
    ownersTakePart: courtyard.kind === 'estate' && mine.regionCode?.startsWith(SICHUAN) ? OWNERS_TAKE_PART : '',
    unreachable: (settings.contact ?? '').trim() === '',
    changed: (Object.keys(stored) as (keyof Settings)[]).some((key) => stored[key] !== settings[key]),
  }
}
