import type { CourtyardId } from '../ids'
import type { Document } from './document'

/** The last entry of a chain, kept on the document that owns it: a motion, or a courtyard for its acts. */
export interface ChainHead {
  readonly height: number
  readonly hash: string
}

/** One entry of a chain. `kind` and `payload` are its owner's business. */
export interface HistoryDocument extends Document {
  /** `chainId:height`: two writers can't both append the same height. */
  readonly _id: string
  /** The id of the owner: a motion's, or a courtyard's for its acts. */
  readonly chainId: string
  readonly courtyardId: CourtyardId
  readonly height: number
  readonly parentHash: string
  readonly kind: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly payloadHash: string
  readonly at: number
  readonly hash: string
}

/** What the courtyard's own chain holds: each kind of act with what it says. A new kind is a row here. */
export interface CourtyardActs {
  /** What two people of two households have done: what everybody was told of it, and which two households it was ('' = of none). */
  readonly carriedOut: {
    readonly proposal: string
    readonly act: string
    readonly title: string
    /** sha256 of the canonical text of the lines people were shown. */
    readonly linesHash: string
    readonly first: string
    readonly second: string
  }
  /** A drawing by lot begins: who may be drawn is fixed, before the number is known. */
  readonly lotListed: {
    readonly lot: string
    readonly matterKind: string
    readonly matterId: string
    readonly listHash: string
    readonly doors: number
    readonly seats: number
    /** Where the number will come from. */
    readonly source: string
  }
  /** The public number came: with the hash of its `lotListed`, it orders the doors. */
  readonly lotDrawn: {
    readonly lot: string
    readonly listed: string
    readonly number: { readonly value: string; readonly source: string; readonly day: string }
  }
}
export type CourtyardActKind = keyof CourtyardActs
