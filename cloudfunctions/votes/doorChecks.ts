import type { MemberCall } from '../shared/call'
import { oneOf } from '../shared/database'
import type { DoorCheckDocument } from '../shared/documents'
import { Refusal } from '../shared/refusal'
import { motionNow } from './changeMotion'
import { readDoorChecks } from './advance/closeMotion'
import { isToAsk, mayAskAt } from './domain/doorAsking'
import { isWaiting } from './domain/countWait'
import type { VotesUseCase } from './useCase'

/** The doors that are asked 交了没有、谁来收的, for whoever of the committee goes round. */
export const doorChecks: VotesUseCase<'doorChecks'> = async (call, { motionId }) => {
  const { database, now } = call
  const [read, checks] = await Promise.all([
    database.collection('motions').get(motionId),
    readDoorChecks(call, motionId),
  ])
  const motion = await motionNow(call, read)
  const keys = checks.map(({ _id }) => _id)
  const [electors, claims] = await Promise.all([
    database.collection('electors').find({ where: { _id: oneOf(keys) }, limit: keys.length + 1 }),
    database.collection('claims').find({ where: { _id: oneOf(keys) }, limit: keys.length + 1 }),
  ])
  const claimOf = new Map(claims.map((claim) => [claim._id, claim]))
  const doors = new Map(electors.map((elector) => [elector._id, elector]))
  const open = isWaiting(motion, now)
  return {
    title: motion.title,
    until: open ? (motion.countWait?.until ?? null) : null,
    doors: checks
      .map((check) => ({ check, elector: doors.get(check._id) }))
      .sort((one, other) => (one.elector?.position ?? 0) - (other.elector?.position ?? 0))
      .map(({ check, elector }) => ({
        id: check.householdId,
        no: elector?.no ?? '',
        headName: elector?.headName ?? '',
        group: elector?.group ?? '',
        paper: check.channel === 'paper',
        answer: check.answer,
        collectedBy: check.collectedBy,
        mayAsk: open && mayAsk(call, check) && isToAsk(check, claimOf.get(check._id) ?? null, call.member),
      })),
  }
}

export const mayAsk = ({ accountId, member }: MemberCall, check: DoorCheckDocument): boolean =>
  mayAskAt({ accountId, householdId: member.householdId }, check)

export function requireAsker(call: MemberCall, check: DoorCheckDocument | null): asserts check is DoorCheckDocument {
  if (!check) throw new Refusal('NOT_FOUND')
  if (!mayAsk(call, check)) throw new Refusal('A_PARTY')
}
