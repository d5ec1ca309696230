import { increment } from '../shared/database'
import { fitText } from '../shared/fitText'
import { Refusal } from '../shared/refusal'
import { isDone } from '../engines/raised/bars'
import { ofKind, take } from '../engines/raised/take'
import { decidedWords } from './domain/appealWords'
import { appealKey, sheetKey } from './keys'
import { decider } from './decider'
import { ofCourtyard } from './readPeriod'
import type { RatingsUseCase } from './useCase'

/**
 * The committee decides, but nobody in their own household's matter and nobody of the property team or who lives with one of it.
 * Upheld: the rating is void and leaves every count. The last one that is decided lets the period be posted.
 */
export const decideAppeal: RatingsUseCase<'decideAppeal'> = async (call, { periodId, householdId, ...decided }) => {
  const { database, member, secret, now } = call
  const { upheld, decision } = decided
  const act = upheld ? 'uphold' : 'dismiss'
  const said = { decision }
  const key = appealKey(secret, periodId, householdId)
  const [decides] = await Promise.all([decider(call), fitText(call, decision)])
  await database.transaction(async (transaction) => {
    const appeal = ofKind(await transaction.collection('raised').get(key), 'appeal', member.courtyardId)
    if (!appeal) throw new Refusal('NOT_FOUND')
    if (isDone(appeal, act, said)) return
    const period = ofCourtyard(await transaction.collection('ratingPeriods').get(periodId), member)
    if (period.stage !== 'appealing') throw new Refusal('WRONG_STAGE')
    const sheets = transaction.collection('ratings')
    const sheet = await sheets.get(sheetKey(periodId, householdId))
    const step = { by: decides(sheet), said, about: periodId, words: decidedWords(upheld) }
    await take(transaction, appeal, act, step, now)
    if (upheld) await sheets.update(sheetKey(periodId, householdId), { void: true, namedPraise: false })
    await transaction
      .collection('ratingPeriods')
      .update(periodId, { openAppeals: increment(-1), dueAt: period.appealUntil })
  })
  return {}
}
