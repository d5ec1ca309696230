import { Refusal } from '../../shared/refusal'
import { hasRecognised, knownLately, mayRecognise, recognisedBy } from '../domain/doors/recognising'
import type { CourtyardUseCase } from '../useCase'
import { writeLine } from './writeLine'

/**
 * 认得这家: a recognised household says that it knows who lives behind another door; two make that door recognised. Saying so twice
 * changes nothing. Refuses with SAME_HOUSEHOLD, NOT_RECOGNISED, SLIP_MAKER or RECOGNISED_OFTEN.
 */
export const recogniseDoor: CourtyardUseCase<'recogniseDoor'> = async (call, { householdId }) => {
  const { database, member, now } = call
  const { courtyardId, householdId: ownId } = member
  if (ownId === null) throw new Refusal('NOT_RECOGNISED')
  const recognised = await database.transaction(async (transaction) => {
    const households = transaction.collection('households')
    const own = await households.get(ownId)
    const door = await households.get(householdId)
    if (!door?.active || door.courtyardId !== courtyardId) throw new Refusal('NOT_FOUND')
    if (!own?.active) throw new Refusal('NOT_RECOGNISED')
    if (door.recognised || hasRecognised(door, ownId)) return Boolean(door.recognised)
    const answer = mayRecognise(own, door, now)
    if (answer !== 'ok') throw new Refusal(answer)
    const after = recognisedBy(door, ownId, now)
    await households.update(householdId, after)
    await households.update(ownId, { knows: [...knownLately(own, now), { householdId, at: now }] })
    const then = after.recognised ? '；两家都认得，你家算认过门了' : '；再有一家就算认过门了'
    const line = { courtyardId, householdId, kind: 'recognised', text: `${own.no} 的邻居说认得你家${then}` } as const
    await writeLine(transaction, call, line, { title: '有邻居认得你家' })
    return after.recognised !== null
  })
  return { recognised }
}
