import type { AccountId, CourtyardId, HouseholdId, JoinRequestId, MotionId, PlaceId } from '../ids'
import type { ChainHead } from './chain'
import type { Document } from './document'
import type { Topic } from './notices'
import type { OfficeHolding, PlaceState } from './places'

export type CourtyardKind = 'rural' | 'estate'

export interface CourtyardSettings {
  /** Days of notice before a courtyard vote opens. */
  readonly noticeDays: number
  /** Days a result stays posted for objections before it takes effect. */
  readonly postingDays: number
  /** Whether a household may change its ballot until closing (frozen into each motion). */
  readonly ballotChangeable: boolean
  /** Whether an abstention counts as participation (frozen into each motion). */
  readonly abstentionParticipates: boolean
  /** Days after the committee's answer until an objection that its raiser leaves alone lapses. */
  readonly objectionLapseDays: number
  /** How to reach the committee, which answers for what is stored of people (个人信息保护法 17): shown before joining. Absent = not written yet. */
  readonly contact?: string
}

export interface CourtyardDocument extends Document {
  readonly _id: CourtyardId
  readonly name: string
  readonly kind: CourtyardKind
  /** City, town, community: the one path of levels above. */
  readonly path: readonly [string, string, string]
  /** Its community. The words of `path` stay as founded, whatever becomes of the place. */
  readonly placeId: PlaceId
  /** Copied from the community when founded: whoever confirms or merges the place writes both. */
  readonly placeState: PlaceState
  /** 区划代码 of its city, six digits. */
  readonly regionCode: string | null
  /** The folded name: unique in the community. */
  readonly nameKey: string
  /** Six digits printed on posters, by which a newcomer finds the courtyard. */
  readonly number: string
  readonly settings: CourtyardSettings
  /** Grows by one with every change of the roll. 0 = no roll yet. */
  readonly rollVersion: number
  /** Days (YYYY-MM-DD, China) that are legal holidays and move a deadline, added to the built-in table. */
  readonly extraHolidays: readonly string[]
  readonly foundedBy: AccountId
  /** Head of the courtyard's own chain, which holds what was done in it that touches everybody (engines/chain). */
  readonly acts: ChainHead
  /** When the first vote was counted. Until then the founder and whom the founder seats count as one household. Absent: none yet. */
  readonly firstVoteAt?: number
  /** The first vote while it runs. Absent: none was announced. */
  readonly firstVoteId?: MotionId
  /** When the roll last changed. Absent: with the courtyard. */
  readonly rollChangedAt?: number
  /** Written with every departure from the committee, so that two at the same moment conflict. Absent until the first. */
  readonly committeeVersion?: number
  /** Written with every making of slips, so that two at the same moment conflict. Absent until the first. */
  readonly slipsMade?: number
}

export interface Room {
  readonly no: string
  readonly areaDm2: number
  readonly use: string
  /** 登记簿, 测绘 or 合同 (区分所有权解释 8: in this order). */
  readonly areaSource: string
}

/** A voting unit: a rural household, or in an estate one owner with all their rooms (one owner of several = one head). */
export interface HouseholdDocument extends Document {
  readonly _id: HouseholdId
  readonly courtyardId: CourtyardId
  /** 户号, unique in the courtyard. In an estate the first room's number. */
  readonly no: string
  /** 小组 or 楼栋. */
  readonly group: string
  /** Sorts the roll as the imported list had it. */
  readonly position: number
  readonly address: string
  /** 户代表 or 业主 as the roll names them. */
  readonly headName: string
  readonly phone: string
  readonly adults: number
  readonly residents: number
  readonly areaDm2: number
  readonly rooms: readonly Room[]
  /** The developer's unsold units together are one head (区分所有权解释 9). */
  readonly developer: boolean
  readonly note: string
  readonly active: boolean
  /** Former households that were merged into this one. Nobody casts for them by this: see ElectorDocument.heldBy. */
  readonly carries: readonly HouseholdId[]
  readonly representativeId: AccountId | null
  /** Written with every account that is bound, so that a merge at the same moment conflicts. Absent until the first. */
  readonly bindings?: number
  /** Raised when the code is renewed; the code is derived from it. */
  readonly codeGeneration: number
  /** When its slip was made: only then does the code open anything. Absent or null: none was. */
  readonly codeMadeAt?: number | null
  /** Who made that slip: nobody of their household recognises the door. Absent or null: none was made. */
  readonly codeMadeBy?: SlipMaker | null
  /** When the household's first account came in, by the code or let in: since then it opens nothing. Absent or null: nobody has. */
  readonly codeSpentAt?: number | null
  /** 认过门: since when, and how. Absent or null: not yet. */
  readonly recognised?: Recognition | null
  /** Neighbours who said 认得这家, at most two: two recognised ones make the door recognised. */
  readonly knownBy?: readonly Acquaintance[]
  /** Doors of which this household said so in the last 30 days, at most five. */
  readonly knows?: readonly Acquaintance[]
  /** 我家用纸投: since when the household votes on paper alone. Absent or null: by phone or paper. */
  readonly onPaperSince?: number | null
  /** Questions about doors it has raised, so that two at the same moment conflict. Absent: none. */
  readonly questionsRaised?: number
  /** 我家在册: somebody of the household has confirmed its row as it stood in this version. Absent: nobody has. */
  readonly confirmed?: { readonly at: number; readonly how: 'phone' | 'slip'; readonly rollVersion: number }
  readonly rollVersion: number
}

export interface SlipMaker {
  readonly accountId: AccountId
  readonly householdId: HouseholdId | null
}

export interface Acquaintance {
  readonly householdId: HouseholdId
  readonly at: number
}

/** How a door came to be known: its slip was signed for, or two neighbours know who lives there. */
export interface Recognition {
  readonly since: number
  readonly how: 'slip' | 'neighbours'
}

export type DoorQuestionKind = 'noSuchDoor' | 'otherPeople'

/**
 * 没有这一户 or 不是这家, said of a door by 认过门 households: `raised` by one, `standing` from the second on, until three
 * households drawn by lot have settled it.
 */
export interface DoorQuestionDocument extends Document {
  /** `courtyardId:householdId:kind` */
  readonly _id: string
  readonly courtyardId: CourtyardId
  readonly householdId: HouseholdId
  readonly kind: DoorQuestionKind
  readonly state: 'raised' | 'standing' | 'upheld' | 'dismissed'
  /** The households that have said so, each once: two make it stand, and no more are kept. */
  readonly raisers: readonly {
    readonly householdId: HouseholdId
    readonly by: AccountId
    readonly text: string
    readonly at: number
  }[]
  /** Its raisers' households, for who asks how many of theirs are open. */
  readonly raisedBy: readonly HouseholdId[]
  readonly standsSince: number | null
}

export type HouseholdEventKind =
  | 'joined'
  | 'left'
  | 'letIn'
  | 'putOut'
  | 'representative'
  | 'tookPart'
  | 'codeMade'
  | 'recognised'
  | 'paper'
  | 'title'
  | 'roll'

/**
 * One line of 我家的记录. Who is in reads joins, leaves, the representative and taking part from the beginning, the rest from
 * their own joining on; two years.
 */
export interface HouseholdEventDocument extends Document {
  /** `householdId:kind:` and what makes it one: a retry writes it once. */
  readonly _id: string
  readonly courtyardId: CourtyardId
  readonly householdId: HouseholdId
  readonly kind: HouseholdEventKind
  /** In plain Chinese, one sentence. */
  readonly text: string
  readonly at: number
}

/** Code → household. `_id` is a keyed hash of the code, so that reading the collection yields no codes. */
export interface HouseholdCodeDocument extends Document {
  readonly _id: string
  readonly courtyardId: CourtyardId
  readonly householdId: HouseholdId
}

/** How often an account has tried something within an hour. */
export interface TriesDocument extends Document {
  /** `kind:account` */
  readonly _id: string
  readonly windowStartedAt: number
  readonly taken: number
}

export interface RollImportDocument extends Document {
  readonly _id: string
  readonly courtyardId: CourtyardId
  readonly digest: string
  readonly fromVersion: number
  readonly toVersion: number
  readonly added: number
  readonly changed: number
  readonly ended: number
  readonly by: AccountId
}

export interface MemberDocument extends Document {
  /** `courtyardId:accountId` */
  readonly _id: string
  readonly courtyardId: CourtyardId
  readonly accountId: AccountId
  readonly householdId: HouseholdId | null
  readonly representative: boolean
  /** Asked through shared/offices.ts alone. */
  readonly offices: readonly OfficeHolding[]
  readonly name: string
  /** Members whose kin they are, as declared when seated. Absent: none. */
  readonly kinOf?: readonly AccountId[]
  /** Since when it belongs to its household: before that, its record is shown in part. Absent: since `createdAt`. */
  readonly householdSince?: number
  /** 我家用纸投, as the household has it: copied, so that casting a ballot reads no household. Absent: not so. */
  readonly onPaper?: boolean
  /** Topics of which no subscribe messages are wanted. Absent = none. */
  readonly mutedTopics?: readonly Topic[]
  /** The inbox has been shown up to a message of this instant. Absent = never. */
  readonly inboxSeenAt?: number
}

/** The only place an openid is stored: needed to send subscribe messages. */
export interface AccountDocument extends Document {
  readonly _id: AccountId
  readonly openid: string
}

export interface JoinRequestDocument extends Document {
  readonly _id: JoinRequestId
  readonly courtyardId: CourtyardId
  readonly accountId: AccountId
  readonly name: string
  readonly claim: string
  /** The household whose number they gave: its accounts can let them in. Absent or null: none was given. */
  readonly householdId?: HouseholdId | null
  /** Who of that household said 不认识: it is the committee's then. Absent or null: nobody has. */
  readonly unknownTo?: AccountId | null
  readonly state: 'waiting' | 'accepted' | 'declined'
  readonly decidedBy: AccountId | null
}
