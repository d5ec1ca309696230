import type { CourtyardContract, CourtyardInput, CourtyardOutput } from '../../cloudfunctions/courtyard/contract'
import type {
  NotificationsContract,
  NotificationsInput,
  NotificationsOutput,
} from '../../cloudfunctions/notifications/contract'
import type { RatingsContract, RatingsInput, RatingsOutput } from '../../cloudfunctions/ratings/contract'
import type { CallReply } from '../../cloudfunctions/shared/procedure'
import type { VotesContract, VotesInput, VotesOutput } from '../../cloudfunctions/votes/contract'
import { china } from './chinaTime'
import type { DemoCloud } from './demoCloud'

/** Somebody with a phone in hand: calls what the mini-program would call. Throws when refused: the story has no refusals. */
export interface Actor {
  readonly openid: string
  courtyard<P extends keyof CourtyardContract & string>(
    procedure: P,
    input: CourtyardInput<P>,
  ): Promise<CourtyardOutput<P>>
  votes<P extends keyof VotesContract & string>(procedure: P, input: VotesInput<P>): Promise<VotesOutput<P>>
  notifications<P extends keyof NotificationsContract & string>(
    procedure: P,
    input: NotificationsInput<P>,
  ): Promise<NotificationsOutput<P>>
  ratings<P extends keyof RatingsContract & string>(procedure: P, input: RatingsInput<P>): Promise<RatingsOutput<P>>
}

/** What later scenes need of earlier ones; plain data, so that a scene can go on from a stored one. */
export interface Memory {
  /** Counts the calls: the request ids, and so all ids that come of them, are the same each time the story is played. */
  calls: number
  readonly versions: Record<string, CourtyardInput<'draft'>['versionId']>
  readonly motions: Record<string, VotesInput<'motion'>['motionId']>
  readonly meetings: Record<string, CourtyardInput<'meeting'>['meetingId']>
  readonly disclosures: Record<string, CourtyardInput<'disclosure'>['disclosureId']>
  readonly periods: Record<string, RatingsInput<'ratingResult'>['periodId']>
  /** Who holds the phones of a courtyard's households, by its name, in the order of its roll. */
  readonly holders: Record<string, readonly Holder[]>
}

/** A household with somebody who votes for it. */
export interface Holder {
  readonly no: string
  readonly openid: string
  readonly name: string
}

export const emptyMemory = (): Memory => ({
  ...{ calls: 0, versions: {}, motions: {}, meetings: {}, disclosures: {}, periods: {}, holders: {} },
})

/** Where the story is played. */
export interface Stage {
  readonly cloud: DemoCloud
  readonly memory: Memory
  actor(openid: string): Actor
  /** `at('2026-12-03 19:00')` moves the clock there (China time). */
  at(text: string): Promise<void>
}

export function openStage(cloud: DemoCloud, memory: Memory): Stage {
  const call = async <T>(openid: string, fn: string, procedure: string, input: unknown): Promise<T> => {
    memory.calls += 1
    const requestId = `demo-${String(memory.calls).padStart(6, '0')}`
    const reply = (await cloud.call(openid, fn, { procedure, input, requestId })) as CallReply<T>
    if (reply.ok) return reply.value
    throw new Error(`${openid} ${fn}.${procedure}: ${reply.refusal.code} ${JSON.stringify(reply.refusal.detail)}`)
  }
  return {
    cloud,
    memory,
    at: (text) => cloud.moveTo(china(text)),
    actor: (openid) => ({
      openid,
      courtyard: (procedure, input) => call(openid, 'courtyard', procedure, input),
      votes: (procedure, input) => call(openid, 'votes', procedure, input),
      notifications: (procedure, input) => call(openid, 'notifications', procedure, input),
      ratings: (procedure, input) => call(openid, 'ratings', procedure, input),
    }),
  }
}

/** Many calls that don't depend on one another, a few at a time. Order of starting is the order given. */
export async function together<T>(
  items: readonly T[],
  work: (item: T, index: number) => Promise<unknown>,
): Promise<void> {
  let next = 0
  const takeOne = async (): Promise<void> => {
    const index = next++
    const item = items[index]
    if (item === undefined) return
    await work(item, index)
    return takeOne()
  }
  await Promise.all(Array.from({ length: AT_ONCE }, takeOne))
}
const AT_ONCE = 4
