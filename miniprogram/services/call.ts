import type { CourtyardContract } from '../../cloudfunctions/courtyard/contract'
import type { NotificationsContract } from '../../cloudfunctions/notifications/contract'
import type { RatingsContract } from '../../cloudfunctions/ratings/contract'
import type { CallReply, InputOf, OutputOf, Procedure } from '../../cloudfunctions/shared/procedure'
import type { RefusalCode } from '../../cloudfunctions/shared/refusal'
import type { VotesContract } from '../../cloudfunctions/votes/contract'
import { setClockBy } from '../text/clock'
import { newIntention } from './intention'
import { readCourtyardId } from './place'
import { accepted, refused, type Result } from './result'

/** What is deployed, by name. Types only: no validator reaches the phone. */
export interface Functions {
  courtyard: CourtyardContract
  votes: VotesContract
  notifications: NotificationsContract
  ratings: RatingsContract
}

export type Input<F extends keyof Functions, P extends keyof Functions[F]> = Functions[F][P] extends Procedure
  ? InputOf<Functions[F][P]>
  : never
export type Output<F extends keyof Functions, P extends keyof Functions[F]> = Functions[F][P] extends Procedure
  ? OutputOf<Functions[F][P]>
  : never

/**
 * A failure of the cloud itself names a code from -501000 on, also inside a message (“-404011 … error code -504002”).
 * Anything else never reached a function, or its answer never came back.
 */
function fromFailure(failure: unknown): Result<never> {
  const { errCode = 0, errMsg = '' } = (failure ?? {}) as { errCode?: number; errMsg?: string }
  return refused(/-50[1-9]\d{3}\b/.test(`${errCode} ${errMsg}`) ? 'INTERNAL' : 'OFFLINE')
}

/**
 * The only way from this mini-program to the cloud. Never throws: a refusal is a value.
 * `requestId`: pass the same one (services/intention.ts) for every try of one intention; left out for reading.
 */
export async function call<F extends keyof Functions & string, P extends keyof Functions[F] & string>(
  name: F,
  procedure: P,
  input: Input<F, P>,
  requestId: string = newIntention(),
): Promise<Result<Output<F, P>>> {
  const courtyardId = readCourtyardId()
  try {
    const answer = await wx.cloud.callFunction({
      name,
      data: { procedure, input, requestId, ...(courtyardId === undefined ? {} : { courtyardId }) },
    })
    const reply = answer.result as CallReply<Output<F, P>> | undefined
    if (!reply) return refused('INTERNAL')
    if (reply.ok) {
      if (Number.isFinite(reply.now)) setClockBy(reply.now)
      return accepted(reply.value)
    }
    return refused(reply.refusal.code as RefusalCode, reply.refusal.detail)
  } catch (failure) {
    return fromFailure(failure)
  }
}

type Name = keyof Functions & string
type ProcedureOf<F extends Name> = keyof Functions[F] & string

/** What a second try may well answer: the network blinked, or an instance ended under the call. */
const isPassing = (result: Result<unknown>): boolean =>
  !result.ok && (result.refusal.code === 'OFFLINE' || result.refusal.code === 'INTERNAL')

/** A procedure that only reads, as a function of its input. Reading costs nothing but time: it is tried twice. */
export const reading =
  <F extends Name>(name: F) =>
  <P extends ProcedureOf<F>>(procedure: P) =>
  async (input: Input<F, P>): Promise<Result<Output<F, P>>> => {
    const first = await call(name, procedure, input)
    return isPassing(first) ? call(name, procedure, input) : first
  }

/** A procedure that changes something: every try of one intention passes the same `requestId`. */
export const writing =
  <F extends Name>(name: F) =>
  <P extends ProcedureOf<F>>(procedure: P) =>
  (input: Input<F, P>, requestId: string): Promise<Result<Output<F, P>>> =>
    call(name, procedure, input, requestId)
