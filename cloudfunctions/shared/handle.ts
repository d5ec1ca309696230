import tcb from '@cloudbase/node-sdk'
import * as v from 'valibot'
import type { Call, MemberCall, PushWork, TimerWork, UseCases } from './call'
import { openDatabase, type Database } from './database'
import type { MemberDocument } from './documents'
import { deriveId } from './ids'
import { holdsHere } from './offices'
import { logBug, logCall } from './log'
import type { CallReply, Contract, Role } from './procedure'
import { Refusal } from './refusal'
import { UNFIT_SIGN } from './schemas'
import { rootSecret } from './secret'
import { openStorage, type Storage } from './storage'
import { openWeChat, type WeChatApi } from './wechat'

/**
 * The body of a call, next to the platform's own identity. `requestId`: one per intention of the user, kept over retries, so that
 * a retry finds what the first try made. `courtyardId`: the one the phone shows; matters to an account in several.
 */
const envelope = v.object({
  procedure: v.pipe(v.string(), v.maxLength(60)),
  input: v.unknown(),
  requestId: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{8,64}$/)),
  courtyardId: v.optional(v.pipe(v.string(), v.regex(/^[a-z0-9]{20}$/))),
})

const MEMBERSHIPS_MAX = 20

interface Parts<C extends Contract> {
  readonly name: string
  readonly contract: C
  readonly useCases: UseCases<C>
  readonly timers?: Readonly<Record<string, TimerWork>>
  /** WeChat's own events by name, like wxa_media_check. */
  readonly pushes?: Readonly<Record<string, PushWork>>
}

interface PlatformContext {
  readonly request_id?: string
}

/** The one entry of a deployed function: parse → identify → authorize → run → encode. */
export function handle<C extends Contract>({ name, contract, useCases, timers = {}, pushes = {} }: Parts<C>) {
  let database: Database | null = null
  let wechat: WeChatApi | null = null
  let storage: Storage | null = null

  return async (event: unknown, context: PlatformContext): Promise<CallReply<unknown>> => {
    const now = Date.now()
    const requestId = context.request_id ?? 'unknown'
    database ??= openDatabase()
    wechat ??= openWeChat()
    storage ??= openStorage()
    const identity = tcb.getCloudbaseContext(context as Parameters<typeof tcb.getCloudbaseContext>[0])
    const openid = identity.WX_OPENID ?? ''
    let procedureName = '?'
    let outcome = 'ok'
    try {
      // a timer has no caller; a client that imitates its event only makes due work run when it is due
      const trigger = timerName(event)
      if (trigger !== null && openid === '') {
        procedureName = `timer:${trigger}`
        const work = Object.hasOwn(timers, trigger) ? timers[trigger] : undefined
        if (!work) throw new Refusal('UNKNOWN_PROCEDURE')
        await work({ now, database, wechat, storage, requestId, secret: await rootSecret(database, now) })
        return { ok: true, value: {}, now }
      }

      // nothing vouches for who sent an event: the work trusts only what nobody could guess in it
      const pushed = pushName(event)
      if (pushed !== null) {
        procedureName = `push:${pushed}`
        const work = Object.hasOwn(pushes, pushed) ? pushes[pushed] : undefined
        if (!work) throw new Refusal('UNKNOWN_PROCEDURE')
        const secret = await rootSecret(database, now)
        await work({ now, database, wechat, storage, requestId, secret }, event as Readonly<Record<string, unknown>>)
        return { ok: true, value: {}, now }
      }

      const body = v.safeParse(envelope, event)
      if (!body.success) throw new Refusal('INVALID_INPUT', { at: pathOf(body.issues) })
      const procedure = Object.hasOwn(contract, body.output.procedure) ? contract[body.output.procedure] : undefined
      if (!procedure) throw new Refusal('UNKNOWN_PROCEDURE')
      procedureName = body.output.procedure
      if (openid === '') throw new Refusal('UNAUTHENTICATED')
      const input = v.safeParse(procedure.input, body.output.input)
      if (!input.success) throw refusalOf(input.issues)

      const secret = await rootSecret(database, now)
      const accountId = deriveId(secret, 'account', openid)
      const memberships = await database
        .collection('members')
        .find({ where: { accountId }, orderBy: [['createdAt', 'desc']], limit: MEMBERSHIPS_MAX })
      const member = chooseMembership(memberships, body.output.courtyardId)
      authorize(procedure.roles, member, now)
      const call: Call = {
        now,
        accountId,
        openid,
        member,
        memberships,
        requestId: body.output.requestId,
        database,
        secret,
        wechat,
        storage,
      }
      const useCase = useCases[procedureName]
      if (!useCase) throw new Refusal('UNKNOWN_PROCEDURE')
      // authorize() has made sure that a procedure which isn't for 'anyone' gets a call with a member
      const answer: unknown = await useCase(call as MemberCall, input.output)
      return { ok: true, value: v.parse(procedure.output, answer), now }
    } catch (error) {
      const refusal = error instanceof Refusal ? error : new Refusal('INTERNAL', { requestId })
      if (!(error instanceof Refusal)) logBug(requestId, error)
      outcome = refusal.code
      return { ok: false, refusal: { code: refusal.code, detail: refusal.detail } }
    } finally {
      logCall({ requestId, fn: name, procedure: procedureName, outcome, ms: Date.now() - now })
    }
  }
}

function timerName(event: unknown): string | null {
  const { Type, TriggerName } = (event ?? {}) as { Type?: unknown; TriggerName?: unknown }
  return Type === 'Timer' && typeof TriggerName === 'string' ? TriggerName : null
}

function pushName(event: unknown): string | null {
  const { MsgType, Event } = (event ?? {}) as { MsgType?: unknown; Event?: unknown }
  return MsgType === 'event' && typeof Event === 'string' ? Event : null
}

function pathOf(issues: readonly v.BaseIssue<unknown>[]): string {
  const first = issues[0]
  return first ? (v.getDotPath(first) ?? '') : ''
}

function refusalOf(issues: readonly v.BaseIssue<unknown>[]): Refusal {
  const at = pathOf(issues)
  return new Refusal(issues.some(({ message }) => message === UNFIT_SIGN) ? 'SIGN_UNFIT' : 'INVALID_INPUT', { at })
}

function chooseMembership(
  memberships: readonly MemberDocument[],
  courtyardId: string | undefined,
): MemberDocument | null {
  if (courtyardId !== undefined) return memberships.find((member) => member.courtyardId === courtyardId) ?? null
  return memberships[0] ?? null
}

/** Deny by default: no role named = nobody. */
export function authorize(allowed: readonly Role[], member: MemberDocument | null, now: number): void {
  if (allowed.includes('anyone')) return
  if (!member) throw new Refusal('NOT_A_MEMBER')
  if (allowed.some((role) => holds(member, role, now))) return
  throw new Refusal(allowed.includes('representative') ? 'NOT_REPRESENTATIVE' : 'FORBIDDEN')
}

function holds(member: MemberDocument, role: Role, now: number): boolean {
  switch (role) {
    case 'anyone':
      return true
    case 'member':
      return true
    case 'representative':
      return member.representative && member.householdId !== null
    case 'committee':
    case 'propertyManager':
      return holdsHere(member, role, now)
  }
}
