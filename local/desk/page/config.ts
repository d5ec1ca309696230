import type { Words } from './language'

/** Somebody who can hold a phone. `openid` is who the cloud takes them for. */
export interface Person {
  readonly openid: string
  readonly name: string
  /** Where they live or what they are for: 3组7号. May be empty. */
  readonly place: string
  readonly role: Words
  /** Heading they stand under in the chooser. */
  readonly group: string
}

/** A state of everything that the desk can go back to. */
export interface Scene {
  readonly key: string
  readonly name: Words
  /** What there is to see and do, in one sentence. */
  readonly note: Words
  /** Openids of the phones that show it best, at most four. */
  readonly phones: readonly string[]
}

/** Documents that say when the clock next matters to them. */
export interface DueSource {
  readonly collection: string
  /** A field that holds an instant (ms), or null. */
  readonly at: string
  readonly title: string
}

/** `config.json`: all that the desk knows about the project it serves. */
export interface DeskConfig {
  readonly title: string
  /** Address of the phone's page, ending in a slash. */
  readonly phone: string
  readonly people: readonly Person[]
  readonly scenes: readonly Scene[]
  /** The scene that the cloud was last set to. */
  readonly scene: string
  readonly due: readonly DueSource[]
}

/** `desk` is the address of what only the desk may ask for (deskKey.ts). */
export async function loadConfig(desk: string): Promise<DeskConfig> {
  const response = await fetch(`${desk}/config.json`)
  if (!response.ok) throw new Error(`config.json: ${response.status}`)
  return (await response.json()) as DeskConfig
}
