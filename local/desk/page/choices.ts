import type { Scene } from './config'
import type { Language } from './language'

export const widths = [320, 375, 390, 430] as const
export type Width = (typeof widths)[number]
export const textSizes = ['standard', 'large', 'extra', 'largest'] as const
export type TextSize = (typeof textSizes)[number]
export const networks = ['online', '3g', 'lossy', 'offline'] as const
export type Network = (typeof networks)[number]
export const themes = ['light', 'dark'] as const
export type Theme = (typeof themes)[number]
export const panels = ['calls', 'queries', 'data', 'messages', 'hints', 'background'] as const
export type Panel = (typeof panels)[number]

export interface PhoneChoice {
  readonly openid: string
  readonly width: Width
  readonly textSize: TextSize
  readonly network: Network
  readonly theme: Theme
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
  /** The one that comes to the front when the look inside is opened again. */
  readonly lastPanel: Panel
  readonly newcomers: readonly { readonly openid: string; readonly name: string }[]
}

export const PHONES_MAX = 4
export const USUAL_PHONE: PhoneChoice = {
  openid: '',
  width: 390,
  textSize: 'standard',
  network: 'online',
  theme: 'light',
}
/** What an earlier desk kept, with whatever this one doesn't know replaced by the default. */
export function mendChoices(kept: unknown, defaults: Choices): Choices {
  const found = { ...defaults, ...(kept as Partial<Choices> | null) }
  if (!Array.isArray(found.phones) || found.phones.length !== PHONES_MAX) return defaults
  const phone = (one: Partial<PhoneChoice>): PhoneChoice => ({
    openid: String(one.openid ?? ''),
    width: known(widths, one.width) ?? USUAL_PHONE.width,
    textSize: known(textSizes, one.textSize) ?? USUAL_PHONE.textSize,
    network: known(networks, one.network) ?? USUAL_PHONE.network,
    theme: known(themes, one.theme) ?? USUAL_PHONE.theme,
  })
  return {
    ...found,
    phones: found.phones.map(phone),
    panel: known(panels, found.panel) ?? null,
    lastPanel: known(panels, found.lastPanel) ?? defaults.lastPanel,
  }
}

const known = <T>(all: readonly T[], one: unknown): T | undefined => all.find((candidate) => candidate === one)

/** How many phones a window of this width shows well. */
export function phonesThatFit(windowWidth: number): number {
  if (windowWidth < 640) return 1
  if (windowWidth < 900) return 2
  return windowWidth < 1200 ? 3 : PHONES_MAX
}

/** Before anything is chosen: the scene's people on usual phones. */
export const firstChoices = (scene: string, scenes: readonly Scene[], people: readonly string[]): Choices => {
  const phones = Array.from({ length: PHONES_MAX }, (_, place) => ({ ...USUAL_PHONE, openid: people[place] ?? '' }))
  const set = scenes.find(({ key }) => key === scene)
  return {
    language: 'zh',
    scene,
    phones: set ? phonesFor(set, phones) : phones,
    shown: PHONES_MAX,
    only: null,
    panel: null,
    lastPanel: 'calls',
    newcomers: [],
  }
}

export const withPhone = (
  phones: readonly PhoneChoice[],
  place: number,
  part: Partial<PhoneChoice>,
): readonly PhoneChoice[] => phones.map((phone, i) => (i === place ? { ...phone, ...part } : phone))

/** The scene's people on the phones; everything else about the phones stays as it was. */
export const phonesFor = (scene: Scene, phones: readonly PhoneChoice[]): readonly PhoneChoice[] =>
  phones.map((phone, i) => ({ ...phone, openid: scene.phones[i] ?? phone.openid }))
