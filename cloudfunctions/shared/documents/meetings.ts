import type { AccountId, CourtyardId, DisclosureId, HouseholdId, MeetingId, MotionId, TaskId } from '../ids'
import type { CourtyardOffice } from './places'
import type { Document } from './document'
import type { ActedAs } from './secondPerson'

/** 坝坝会, 林盘会, 议事会, 居民代表大会. */
export type MeetingKind = 'baba' | 'linpan' | 'council' | 'assembly'

/** `held`: its minutes are being written. `correcting`: those who came may ask for corrections of them. */
export type MeetingStage = 'called' | 'held' | 'correcting' | 'confirmed' | 'cancelled'

export interface AgendaItem {
  /** Stable from the calling on; minutes and resolutions are found by it. */
  readonly key: string
  readonly title: string
  readonly text: string
}

/** What the minutes say of one item of the agenda. */
export interface MinutesSection {
  readonly agendaKey: string
  readonly text: string
  /** Each one becomes a resolution when the minutes are confirmed. */
  readonly decisions: readonly string[]
}

export type ResolutionLink =
  | { readonly as: 'task'; readonly id: TaskId }
  | { readonly as: 'disclosure'; readonly id: DisclosureId }
  | { readonly as: 'motion'; readonly id: MotionId | null }
  | { readonly as: 'none'; readonly id: null }

export interface Resolution {
  /** `agendaKey-n`, n from 1. */
  readonly key: string
  readonly agendaKey: string
  readonly text: string
  /** What it has become; null while nobody has said. The hash of the minutes doesn't cover it. */
  readonly link: ResolutionLink | null
}

/** Households of the roll by what they said or did; the six after `households` add up to it. */
export interface AttendanceCount {
  readonly households: number
  readonly present: number
  readonly represented: number
  readonly coming: number
  readonly delegated: number
  readonly notComing: number
  readonly silent: number
}

export interface MeetingDocument extends Document {
  readonly _id: MeetingId
  readonly courtyardId: CourtyardId
  readonly kind: MeetingKind
  readonly title: string
  readonly agenda: readonly AgendaItem[]
  readonly place: string
  readonly startsAt: number
  readonly calledAt: number
  readonly calledBy: AccountId
  readonly noticeDays: number
  /** Raised by every change of the call; the period of its notice. */
  readonly changes: number
  /** Who changed the call last; missing where nobody has. */
  readonly changedBy?: AccountId
  /** When the time was last changed: an answer given before is asked for again. */
  readonly timeChangedAt: number | null
  readonly cancelReasons: string
  readonly stage: MeetingStage
  readonly minutes: readonly MinutesSection[]
  /** Raised by every save: a second editor who saved meanwhile is found by it. */
  readonly minutesRevision: number
  readonly minutesBy: AccountId | null
  /** Null until they are begun, like `minutesBy`. */
  readonly minutesAs: ActedAs | null
  readonly minutesAt: number | null
  readonly correctionUntil: number | null
  /** Corrections asked for that nobody has settled. */
  readonly correctionsWaiting: number
  readonly confirmedAt: number | null
  readonly confirmedBy: AccountId | null
  /** sha256 of the canonical minutes (domain/meetings/minutesHash.ts); set when confirmed. */
  readonly minutesHash: string | null
  /** As counted when confirmed. */
  readonly attendance: AttendanceCount | null
  readonly resolutions: readonly Resolution[]
  /** When the clock next asks something of this meeting; null = never again. Indexed: the timer reads only what is due. */
  readonly dueAt: number | null
}

export type Rsvp = 'coming' | 'notComing' | 'delegate'

/** One household at one meeting: one household, one seat. */
export interface AttendanceDocument extends Document {
  /** `meetingId:householdId` */
  readonly _id: string
  readonly courtyardId: CourtyardId
  readonly meetingId: MeetingId
  readonly householdId: HouseholdId
  /** Null: only signed in, never answered. */
  readonly rsvp: Rsvp | null
  /** The household that stands for this one, or null: then `delegateName` names a person of its own. */
  readonly delegateHouseholdId: HouseholdId | null
  readonly delegateName: string
  readonly rsvpBy: AccountId | null
  readonly rsvpAt: number | null
  readonly signedIn: { readonly by: 'code' | 'roll'; readonly at: number; readonly markedBy: AccountId } | null
}

/** What somebody with an office undertakes to do because a meeting resolved it. */
export interface TaskDocument extends Document {
  readonly _id: TaskId
  readonly courtyardId: CourtyardId
  readonly meetingId: MeetingId
  readonly resolutionKey: string
  readonly title: string
  readonly ownerRole: CourtyardOffice
  /** Null: whoever holds the role. */
  readonly ownerId: AccountId | null
  readonly assignedBy: AccountId
  readonly dueAt: number
  readonly state: 'open' | 'done'
  readonly doneNote: string
  readonly doneBy: AccountId | null
  readonly doneAt: number | null
}

/** Which resolution a motion or disclosure came from; found by its own id, so each comes from one resolution. */
export interface ResolutionOriginDocument extends Document {
  /** Id of the motion or the disclosure. */
  readonly _id: string
  readonly courtyardId: CourtyardId
  readonly meetingId: MeetingId
  readonly meetingKind: MeetingKind
  readonly meetingTitle: string
  readonly heldAt: number
  readonly resolutionKey: string
  readonly resolutionText: string
}
