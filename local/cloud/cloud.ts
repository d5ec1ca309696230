import type { FileOwners } from './client/fileOwners'
import type { Clock } from './clock'
import type { QueryLog } from './database/queryLog'
import type { DamageReport, Store } from './database/store'
import type { Transactions } from './database/transactions'
import type { Events } from './events'
import type { Functions } from './functions/functions'
import type { Timers } from './functions/timers'
import type { LogRing } from './logRing'
import type { Keys } from './server/keys'
import type { Files } from './storage/files'
import type { StorageRule } from './storage/storageRule'
import type { TemporaryFiles } from './temporaryFiles'
import type { Traffic } from './traffic'
import type { MediaChecks } from './wx/mediaChecks'
import type { Messages } from './wx/messages'

/** Everything one local cloud is made of; the actions and faces get it as their first argument. */
export interface Cloud {
  /** `http://127.0.0.1:PORT`, without a key. */
  url: string
  keys: Keys
  /** What was wrong with the data at the start, and accepted. */
  damage: readonly DamageReport[]
  envId: string
  appId: string
  clock: Clock
  store: Store
  transactions: Transactions
  files: Files
  temporary: TemporaryFiles
  fileOwners: FileOwners
  /** What phones may do with files. */
  storageRule: StorageRule
  messages: Messages
  mediaChecks: MediaChecks
  functions: Functions
  timers: Timers
  log: LogRing
  events: Events
  traffic: Traffic
  queries: QueryLog
  /** 32 hex digits, as the cloud gives to documents and requests. */
  newId: () => string
  /** A collection that isn't there is made by the first request for it. */
  createsCollections: boolean
  /** Writes the clock down, so that a restart goes on with it. */
  keepClock: () => Promise<void>
  /** Back to where the clock stood when the cloud was started with --now, else to the machine's time. */
  resetClock: () => void
}
