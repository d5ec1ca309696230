import type { ThemeName } from './theme'
import { NETWORK_MODES, type NetworkMode } from './wx/network'

/** What the address of the phone's page says about whose phone it is. All of it can be given for several phones on one page. */
export interface PhoneOptions {
  /** Who holds the phone. Storage is apart for each openid. */
  openid: string
  /** Name on the phone, for its owner only: not known to the app. */
  name: string
  /** Address of the local cloud without a slash at the end; empty = there is none. */
  cloud: string
  /** Page to open, with query; empty = the first page. */
  path: string
  /** Text of the code the phone was opened by (`options.query.scene`). */
  scene: string
  /** fontSizeSetting in px: WeChat's steps are 15 to 24.5, 17 is standard. */
  fontSize: number
  /** How far the phone's clock is ahead of this machine's, ms. */
  clockOffset: number
  /** The network it is opened on. */
  network: NetworkMode
  /** Decides which requests a lossy network loses: the same seed, the same ones. */
  seed: number
  /** The phone's theme; an app sees it when its app.json says `darkmode`. */
  theme: ThemeName
  /** Height of the keyboard on the screen, px; 0 = none, the computer's keys do. */
  keyboard: number
  /** APIs that the account's privacy guide doesn't declare: they fail with 112. */
  undeclared: string[]
}

export function readPhoneOptions(search: string): PhoneOptions {
  const query = new URLSearchParams(search)
  return {
    openid: query.get('openid') ?? 'openid-visitor',
    name: query.get('name') ?? '',
    cloud: (query.get('cloud') ?? '').replace(/\/$/, ''),
    path: (query.get('path') ?? '').replace(/^\//, ''),
    scene: query.get('scene') ?? '',
    fontSize: Number(query.get('font') ?? 17) || 17,
    clockOffset: Number(query.get('clock') ?? 0) || 0,
    network: NETWORK_MODES.find((mode) => mode === query.get('network')) ?? 'online',
    seed: Number(query.get('seed') ?? 1) || 1,
    theme: query.get('theme') === 'dark' ? 'dark' : 'light',
    keyboard: Number(query.get('keyboard') ?? 0) || 0,
    undeclared: (query.get('undeclared') ?? '').split(',').filter(Boolean),
  }
}
