import { decide, fetchWord, say } from '../../engines/panel/say'
import { describePanel } from '../../engines/panel/describePanel'
import { tellAsked } from '../../engines/panel/advance'
import { answer } from '../../engines/lots/answer'
import { dayOfNumber } from '../../engines/lots/domain/number'
import { enterNumber } from '../../engines/lots/enterNumber'
import { standing } from '../../engines/lots/standing'
import type { MemberCall } from '../../shared/call'
import { oneOf } from '../../shared/database'
import type { LotDocument } from '../../shared/documents'
import type { HouseholdId, LotId } from '../../shared/ids'
import { Refusal } from '../../shared/refusal'
import type { CourtyardUseCase } from '../useCase'

const SHOWN_MAX = 20

export const panels: CourtyardUseCase<'panels'> = async (call) => {
  const { database, member } = call
  const lots = await database.collection('lots').find({
    where: { courtyardId: member.courtyardId },
    orderBy: [['beganAt', 'desc']],
    limit: SHOWN_MAX,
    fields: ['beganAt'],
  })
  const all = await Promise.all(lots.map(({ _id }) => standing(call, _id)))
  return { panels: all.map((one) => describePanel(one, member.householdId)) }
}

export const panel: CourtyardUseCase<'panel'> = async (call, { lotId }) => {
  const { database, member } = call
  const now = await standing(call, lotId)
  own(call, now.lot)
  const shown = describePanel(now, member.householdId)
  const doors =
    shown.toFetch.length === 0
      ? []
      : await database.collection('households').find({ where: { _id: oneOf(shown.toFetch) }, limit: SHOWN_MAX })
  return { panel: shown, doors: doors.map(({ _id: id, no, address }) => ({ id, no, address })) }
}

export const enterLotNumber: CourtyardUseCase<'enterLotNumber'> = async (call, { lotId, value }) => {
  const householdId = household(call)
  const lot = await read(call, lotId)
  await enterNumber(call, { lotId, householdId, value, day: dayOfNumber(lot.beganAt) })
  // whoever is drawn by it hears of it now, not with the timer's next round
  await tellAsked(call, lot)
  return {}
}

export const answerLot: CourtyardUseCase<'answerLot'> = async (call, { lotId, accepts }) => {
  const lot = await read(call, lotId)
  await answer(call, lotId, household(call), accepts)
  if (!accepts) await tellAsked(call, lot)
  return {}
}

export const giveLotWord: CourtyardUseCase<'giveLotWord'> = async (call, { lotId, word }) => {
  await read(call, lotId)
  await say(call, lotId, household(call), word)
  return {}
}

export const fetchLotWord: CourtyardUseCase<'fetchLotWord'> = async (call, { lotId, householdId, word }) => {
  await read(call, lotId)
  await fetchWord(call, lotId, { by: household(call), of: householdId, word })
  await decide(call, lotId)
  return {}
}

function household({ member }: MemberCall): HouseholdId {
  if (member.householdId === null) throw new Refusal('NOT_ASKED')
  return member.householdId
}

/** Another courtyard's looks like none. */
function own({ member }: MemberCall, lot: LotDocument): LotDocument {
  if (lot.courtyardId !== member.courtyardId) throw new Refusal('NOT_FOUND')
  return lot
}

async function read(call: MemberCall, lotId: LotId): Promise<LotDocument> {
  const lot = await call.database.collection('lots').get(lotId)
  if (!lot) throw new Refusal('NOT_FOUND')
  return own(call, lot)
}
