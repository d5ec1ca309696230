import type * as v from 'valibot'
import type { Call, MemberCall } from '../../shared/call'
import type { Transaction } from '../../shared/database'
import type { ProposalDocument, ProposalHome, ProposalRegime } from '../../shared/documents'
import type { AccountId, CourtyardId, HouseholdId } from '../../shared/ids'

/** What a proposal says to people, and whom it touches. */
export interface Plan {
  /** One line: 请张玉华进院管委会. */
  readonly title: string
  /** At most LINES_MAX, one a change. */
  readonly lines: readonly string[]
  readonly partyAccounts?: readonly AccountId[]
  readonly partyHouseholds?: readonly HouseholdId[]
  /** Told by themselves, at most DOORS_MAX. */
  readonly doors?: readonly HouseholdId[]
  /** Where those it touches have longer than the regime says. */
  readonly waitMs?: number
  /** When it couldn't be carried out any more, if that comes before it lapses. */
  readonly confirmBy?: number
  /** Takes nobody else and no time, and stands in the log: one's own resignation, a phone number. */
  readonly alone?: boolean
}

/** What an act has when it is carried out: by the second person, or by the clock. */
export type Carrying = Pick<Call, 'database' | 'secret' | 'now' | 'wechat' | 'storage'> & {
  readonly courtyardId: CourtyardId
  readonly proposal: ProposalDocument
}

/**
 * Notes within the act's own transaction that the proposal is done. Called exactly once, so that what it brings about and its end are
 * one: throws NoLongerDue where somebody else has carried it out meanwhile.
 */
export type Finish = (transaction: Transaction) => Promise<void>

/** An act that takes two. A capability says what it is; whoever may be the second, when, and who is told is the engine's. */
export interface Act<S extends v.GenericSchema = v.GenericSchema> {
  readonly regime: ProposalRegime
  /** Before the first vote the founder and whom they seated do it alone. */
  readonly aloneWhileYoung: boolean
  /** Of `what`: read again when it is carried out. */
  readonly schema: S
  /** Checks and describes; refuses what can't be done. Null: it is so already. `young`: before the first vote. */
  plan(call: MemberCall, what: v.InferOutput<S>, young: boolean): Promise<Plan | null>
  /** Refuses what can't be done any more. */
  carryOut(carrying: Carrying, what: v.InferOutput<S>, finish: Finish): Promise<void>
}

export const act = <S extends v.GenericSchema>(spec: Act<S>): Act<S> => spec

/** The acts of one function. */
export interface Acts {
  readonly home: ProposalHome
  // methods are compared leniently on purpose: each act reads what it wrote by its own schema
  readonly acts: Readonly<Record<string, Act>>
}

/** Somebody else carried it out, or it isn't due any more. */
export class NoLongerDue extends Error {}
