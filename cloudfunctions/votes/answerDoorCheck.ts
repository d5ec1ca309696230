import { fitText } from '../shared/fitText'
import { Refusal } from '../shared/refusal'
import { readDoorChecks } from './advance/closeMotion'
import { askAllDoors } from './advance/askAllDoors'
import { motionNow } from './changeMotion'
import { claimOf } from './claimBallot'
import { ballotIn, handsOf, readCountedPaper, setAside } from './claims'
import { asksAll, isWaiting } from './domain/countWait'
import { requireAsker } from './doorChecks'
import { doorKey } from './keys'
import type { VotesUseCase } from './useCase'

/**
 * What a door answered. No: its ballot is set aside as if the household had said so itself, and all the other doors are asked too. Who was
 * at home says so once; nobody at home may be tried again.
 */
export const answerDoorCheck: VotesUseCase<'answerDoorCheck'> = async (call, input) => {
  const { motionId, householdId, answer, collectedBy } = input
  const { database, accountId, now } = call
  const [read, paper] = await Promise.all([
    database.collection('motions').get(motionId),
    readCountedPaper(call, motionId, householdId),
    fitText(call, collectedBy),
  ])
  const waiting = await motionNow(call, read)
  const key = doorKey(motionId, householdId)
  await database.transaction(async (transaction) => {
    const checks = transaction.collection('doorChecks')
    const motion = await transaction.collection('motions').get(motionId)
    const check = await checks.get(key)
    requireAsker(call, check)
    if (check.answer === answer && check.collectedBy === collectedBy) return
    if (!motion || !isWaiting(motion, now)) throw new Refusal('CLAIMS_OVER')
    if (check.answer === 'yes' || check.answer === 'no') throw new Refusal('WRONG_STAGE')
    await checks.update(key, { answer, collectedBy, answeredBy: accountId, answeredAt: now })
    if (answer !== 'no') return
    const ballot = await ballotIn(transaction, key)
    const claim = await transaction.collection('claims').get(key)
    // what the household cast anew after a claim of its own stands
    if (!ballot || claim?.state === 'setAside') return
    const made = claimOf(call, motion, ballot, 'door', [...handsOf(ballot, paper), accountId])
    if (claim) await transaction.collection('claims').update(key, made)
    else await transaction.collection('claims').create({ _id: key, ...made })
    await setAside(transaction, motion, ballot, 'door', now)
  })
  const { countWait } = waiting
  if (countWait && asksAll(countWait, await readDoorChecks(call, motionId), false)) await askAllDoors(call, waiting)
  return {}
}
