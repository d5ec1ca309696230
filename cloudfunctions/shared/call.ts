import type { Database } from './database'
import type { MemberDocument } from './documents'
import type { AccountId } from './ids'
import type { AnswerOf, Contract, ParsedInputOf } from './procedure'
import type { Storage } from './storage'
import type { WeChatApi } from './wechat'

/** What a use case knows besides its input: time, identity and the ways out are arguments, never globals. */
export interface Call {
  /** The instant the call was accepted (ms). Read once, so that a call has one time. */
  readonly now: number
  readonly accountId: AccountId
  /** Only for msgSecCheck and for storing the account; never leaves the function. */
  readonly openid: string
  /** The caller in the courtyard the call is about, or null for somebody who belongs to none. */
  readonly member: MemberDocument | null
  /** All courtyards the caller belongs to (at most 20). */
  readonly memberships: readonly MemberDocument[]
  readonly requestId: string
  readonly database: Database
  readonly secret: string
  readonly wechat: WeChatApi
  readonly storage: Storage
}

export interface MemberCall extends Call {
  readonly member: MemberDocument
}

type CallFor<R extends readonly string[]> = 'anyone' extends R[number] ? Call : MemberCall

export type UseCase<C extends Contract, P extends keyof C> = (
  call: CallFor<C[P]['roles']>,
  input: ParsedInputOf<C[P]>,
) => Promise<AnswerOf<C[P]>>

export type UseCases<C extends Contract> = { readonly [P in keyof C]: UseCase<C, P> }

/** A timer's work: no caller, only the time and the ways out. */
export type TimerCall = Pick<Call, 'now' | 'database' | 'secret' | 'wechat' | 'storage' | 'requestId'>
export type TimerWork = (call: TimerCall) => Promise<void>

/** What WeChat pushes. Anybody can imitate an event, so the work looks up an unguessable key in it before it believes it. */
export type PushWork = (call: TimerCall, event: Readonly<Record<string, unknown>>) => Promise<void>
