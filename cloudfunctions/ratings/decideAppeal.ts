import type { MemberCall } from '../shared/call'
import type { HouseholdId } from '../shared/ids'
import { fitText } from '../shared/fitText'
import { increment } from '../shared/database'
import { Refusal } from '../shared/refusal'
import { mayHere } from '../shared/offices'
import { appealDecidedNotice } from './domain/notices'
import { appealKey, sheetKey } from './keys'
import { ofCourtyard } from './readPeriod'
import type { RatingsUseCase } from './useCase'

/** The committee decides, but nobody in the own household's matter and nobody of the property team. */
export const mayDecide = (call: MemberCall, about: HouseholdId): boolean =>
  mayHere(call, 'committee') && !mayHere(call, 'propertyManager') && call.member.householdId !== about

/** Upheld: the rating is void and leaves every count. The last one that is decided lets the period be posted. */
export const decideAppeal: RatingsUseCase<'decideAppeal'> = async (call, { periodId, householdId, ...decided }) => {
  const { database, member, accountId, now } = call
  const { upheld, decision } = decided
  const state = upheld ? 'upheld' : 'dismissed'
  const key = appealKey(periodId, householdId)
  await fitText(call, decision)
  await database.transaction(async (transaction) => {
    const appeals = transaction.collection('ratingAppeals')
    const appeal = ofCourtyard(await appeals.get(key), member)
    if (!mayDecide(call, householdId)) throw new Refusal('NOT_YOUR_PART')
    // a retry of what is decided
    if (appeal.state === state && appeal.decidedBy === accountId) return
    const period = ofCourtyard(await transaction.collection('ratingPeriods').get(periodId), member)
    if (appeal.state !== 'waiting' || period.stage !== 'appealing') throw new Refusal('WRONG_STAGE')
    await appeals.update(key, { state, decision, decidedBy: accountId, decidedAt: now })
    if (upheld) {
      await transaction
        .collection('ratings')
        .update(sheetKey(periodId, householdId), { void: true, namedPraise: false })
    }
    await transaction
      .collection('ratingPeriods')
      .update(periodId, { openAppeals: increment(-1), dueAt: period.appealUntil })
    await transaction.collection('outbox').create(appealDecidedNotice(period, now, householdId, upheld))
  })
  return {}
}
