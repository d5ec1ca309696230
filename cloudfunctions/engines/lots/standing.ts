import type { Call } from '../../shared/call'
import type { LotDocument, LotDoorDocument, Word } from '../../shared/documents'
import type { LotId } from '../../shared/ids'
import { sha256 } from '../../shared/sha256'
import { isSame } from './domain/number'
import { drawOrder } from './domain/order'
import { askedUntil, decisionOf, wordsNeeded, type Asked } from './domain/seats'
import { listIdOf } from './keys'
import { readDoors, readLot } from './readLot'

export interface Standing {
  readonly lot: LotDocument
  /** Everybody asked until now. */
  readonly asked: readonly Asked<LotDoorDocument>[]
  /** Those who sit now. */
  readonly sitting: readonly Asked<LotDoorDocument>[]
  /** Somebody typed another number than the one that drew. */
  readonly doubted: boolean
  readonly decision: Word | null
}

/** How a drawing stands now, from what is stored and the clock. Two round trips, one after the other; large courtyards a page more. */
export async function standing({ database, now }: Pick<Call, 'database' | 'now'>, lotId: LotId): Promise<Standing> {
  const lot = await readLot(database, lotId)
  const { number, drawnAt, seats, typed, whole } = lot
  if (drawnAt === null || (!number && !whole)) return { lot, asked: [], sitting: [], doubted: false, decision: null }
  const doors = await readDoors(database, listIdOf(lot))
  const order = number
    ? drawOrder({ listed: lot.listed.hash, day: number.day, value: number.value }, doors, sha256)
    : doors
  const asked = askedUntil({ drawnAt, seats, whole }, order, now)
  const sitting = asked.filter(({ state }) => state === 'asked' || state === 'accepted')
  const words = sitting.map(({ state, door }) => (state === 'accepted' ? door.word : null))
  const doubted = number !== null && typed.some((one) => !isSame(one, number))
  return { lot, asked, sitting, doubted, decision: decisionOf(words, wordsNeeded(lot)) }
}
