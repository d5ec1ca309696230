import { oneOf } from '../shared/database'
import { Refusal } from '../shared/refusal'
import { readOwnBallots } from './ballots'
import { isOf } from './domain/castsFor'
import { doorKey } from './keys'
import { readParts } from './participations'
import { saltOf } from './sealingFor'
import type { VotesUseCase } from './useCase'

/**
 * What the caller's household needs to find itself in the record, for every account of it; the receipt, by which its ballot is found,
 * for the account that cast it. Who has cast for a household and left it finds that ballot too.
 */
export const myOpenings: VotesUseCase<'myOpenings'> = async (call, { motionId }) => {
  const { database, member, secret } = call
  const own = member.householdId
  const [motion, household, ballots] = await Promise.all([
    database.collection('motions').get(motionId),
    own === null ? null : database.collection('households').get(own),
    readOwnBallots(call, motionId),
  ])
  if (motion?.courtyardId !== member.courtyardId) throw new Refusal('NOT_FOUND')
  const carried = household?.carries ?? []
  const mine = [...(own === null ? [] : [own]), ...carried].map((householdId) => doorKey(motionId, householdId))
  const keys = [...new Set([...mine, ...ballots.keys()])]
  const [electors, parts] = await Promise.all([
    database.collection('electors').find({ where: { _id: oneOf(keys) }, limit: keys.length + 1 }),
    readParts(call, keys),
  ])
  const labelOf = (householdId: string, no: string) => {
    if (householdId === own) return '我家'
    return `${carried.some((id) => id === householdId) ? '以前的' : '我投过的'} ${no}`
  }
  return {
    openings: electors
      .filter(
        (elector) =>
          elector.rollVersion === motion.electorate?.rollVersion && (isOf(elector, member) || ballots.has(elector._id)),
      )
      .map(({ _id, householdId, no, adults, areaDm2 }) => ({
        label: labelOf(householdId, no),
        salt: saltOf(secret, motionId, householdId),
        householdNo: no,
        adults,
        areaDm2,
        receipt: ballots.get(_id)?.receipt ?? '',
        channel: parts.get(_id)?.channel ?? null,
      })),
  }
}
