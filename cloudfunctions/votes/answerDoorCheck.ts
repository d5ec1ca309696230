import { fitText } from '../shared/fitText'
import { Refusal } from '../shared/refusal'
import { readDoorChecks } from './advance/closeMotion'
import { askAllDoors } from './advance/askAllDoors'
import { motionNow } from './changeMotion'
import { claimOf } from './claimBallot'
import { ballotIn, handsOf, readCountedPaper, setAside } from './claims'
import { asksAll, isWaiting } from './domain/countWait'
import { hasReported, isToAsk } from './domain/doorAsking'
import { requireAsker } from './doorChecks'
import { doorKey } from './keys'
import type { VotesUseCase } from './useCase'

/**
 * What a door answered. No: all the other doors are asked too, and its ballot is set aside as if the household had said so itself once
 * somebody of another household has heard it as well, so that nobody who goes round puts ballots out of the way alone. Nobody at home may
 * be tried again.
 */
export const answerDoorCheck: VotesUseCase<'answerDoorCheck'> = async (call, input) => {
  const { motionId, householdId, answer, collectedBy } = input
  const { database, accountId, member, now } = call
  const [read, paper] = await Promise.all([
    database.collection('motions').get(motionId),
    readCountedPaper(call, motionId, householdId),
    fitText(call, collectedBy),
  ])
  const waiting = await motionNow(call, read)
  const key = doorKey(motionId, householdId)
  await database.transaction(async (transaction) => {
    const checks = transaction.collection('doorChecks')
    const claims = transaction.collection('claims')
    const motion = await transaction.collection('motions').get(motionId)
    const check = await checks.get(key)
    requireAsker(call, check)
    const claim = await claims.get(key)
    const isSame = check.answer === answer && check.collectedBy === collectedBy
    if (isSame && (check.answeredBy === accountId || !isToAsk(check, claim, member))) return
    if (!motion || !isWaiting(motion, now)) throw new Refusal('CLAIMS_OVER')
    if (!isToAsk(check, claim, member) || (check.answer === 'no' && answer !== 'no')) throw new Refusal('WRONG_STAGE')
    if (check.answer !== 'no') {
      await checks.update(key, { answer, collectedBy, answeredBy: accountId, answeredAt: now })
    }
    if (answer !== 'no') return
    const ballot = await ballotIn(transaction, key)
    // what the household cast anew after a claim of its own stands
    if (!ballot || claim?.state === 'setAside') return
    const isHeardTwice = claim !== null && !hasReported(claim, member)
    const made = claimOf(call, motion, ballot, 'door', isHeardTwice ? [...handsOf(ballot, paper), accountId] : [])
    if (claim && !isHeardTwice) return
    const reports = [...(claim?.reports ?? []), ...made.reports]
    if (claim) await claims.update(key, { ...made, reports })
    else await claims.create({ _id: key, ...made, state: 'reported' })
    if (isHeardTwice) await setAside(transaction, motion, ballot, 'door', now)
  })
  const { countWait } = waiting
  if (countWait && asksAll(countWait, await readDoorChecks(call, motionId), false)) await askAllDoors(call, waiting)
  return {}
}
