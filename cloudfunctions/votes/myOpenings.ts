import { oneOf } from '../shared/database'
import type { HouseholdId } from '../shared/ids'
import { Refusal } from '../shared/refusal'
import { readBallotsOf } from './ballots'
import { isOf } from './domain/castsFor'
import { doorKey } from './keys'
import { saltOf } from './sealingFor'
import type { VotesUseCase } from './useCase'

/** What the caller's household needs to find itself and its ballot in the record: the salts of nobody else. */
export const myOpenings: VotesUseCase<'myOpenings'> = async (call, { motionId }) => {
  const { database, member, secret } = call
  const own = member.householdId
  const [motion, household] = await Promise.all([
    database.collection('motions').get(motionId),
    own === null ? null : database.collection('households').get(own),
  ])
  if (motion?.courtyardId !== member.courtyardId) throw new Refusal('NOT_FOUND')
  const mine: HouseholdId[] = own === null ? [] : [own, ...(household?.carries ?? [])]
  const keys = mine.map((householdId) => doorKey(motionId, householdId))
  const [electors, ballots] = await Promise.all([
    database.collection('electors').find({ where: { _id: oneOf(keys) }, limit: keys.length + 1 }),
    readBallotsOf(call, keys),
  ])
  return {
    openings: electors
      .filter((elector) => elector.rollVersion === motion.electorate?.rollVersion && isOf(elector, member))
      .map(({ _id, householdId, no, adults, areaDm2 }) => ({
        label: householdId === own ? '我家' : `以前的 ${no}`,
        salt: saltOf(secret, motionId, householdId),
        householdNo: no,
        adults,
        areaDm2,
        receipt: ballots.find((ballot) => ballot._id === _id)?.receipt ?? '',
      })),
  }
}
