import { Refusal } from '../../shared/refusal'
import { confirmedBy } from '../domain/roll/postedDoor'
import { ownHousehold } from '../readCourtyard'
import type { CourtyardUseCase } from '../useCase'

/** 我家在册: of the row as it was shown. Once is enough, whoever of the household says it and however. */
export const confirmRow: CourtyardUseCase<'confirmRow'> = async (call, { rowVersion }) => {
  const { database, now } = call
  const own = await ownHousehold(call)
  if (!own?.active) throw new Refusal('NOT_FOUND')
  if (own.rollVersion !== rowVersion) throw new Refusal('ROW_CHANGED')
  if (confirmedBy(own) !== 'notYet') return {}
  const confirmed = { at: now, how: 'phone', rollVersion: rowVersion } as const
  // a row that is changed meanwhile has another version, for which this says nothing
  await database.collection('households').update(own._id, { confirmed })
  return {}
}
