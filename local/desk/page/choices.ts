import type { Language } from './words'

export const widths = [320, 375, 390, 430] as const
export type Width = (typeof widths)[number]
export const textSizes = ['standard', 'large', 'extra'] as const
export type TextSize = (typeof textSizes)[number]
export const networks = ['online', 'slow', 'offline'] as const
export type Network = (typeof networks)[number]
export const panels = ['data', 'calls', 'notices', 'hints'] as const
export type Panel = (typeof panels)[number]

export interface PhoneChoice {
  readonly openid: string
  readonly width: Width
  readonly textSize: TextSize
  readonly network: Network
}

/** What whoever sits at the desk has chosen; kept in the browser, so that a reload changes nothing. */
export interface Choices {
  readonly language: Language
  readonly scene: string
  /** Always four; `shown` says how many of them are on the desk. */
  readonly phones: readonly PhoneChoice[]
  readonly shown: number
  /** The one phone that is looked at alone, or null. */
  readonly only: number | null
  readonly panel: Panel | null
  readonly newcomers: readonly { readonly openid: string; readonly name: string }[]
}

export const PHONES_MAX = 4
const KEY = 'desk'

export function readChoices(defaults: Choices): Choices {
  const kept = localStorage.getItem(KEY)
  if (kept === null) return defaults
  try {
    const choices = { ...defaults, ...(JSON.parse(kept) as Partial<Choices>) }
    return choices.phones.length === PHONES_MAX ? choices : defaults
  } catch {
    return defaults
  }
}

export const keepChoices = (choices: Choices): void => localStorage.setItem(KEY, JSON.stringify(choices))

/** How many phones a window of this width shows well. */
export function phonesThatFit(windowWidth: number): number {
  if (windowWidth < 640) return 1
  if (windowWidth < 900) return 2
  return windowWidth < 1200 ? 3 : PHONES_MAX
}
