import { countBy } from 'lodash-es'
import type { HouseholdDocument } from '../../../shared/documents'
import { maskName } from '../masking'

type Row = Pick<
  HouseholdDocument,
  '_id' | 'no' | 'group' | 'address' | 'headName' | 'onPaperSince' | 'recognised' | 'confirmed' | 'rollVersion'
>

/** A door as everybody of the courtyard sees it: a masked name, how it votes, and what others know of it. No account, no area. */
export interface PostedDoor {
  readonly id: HouseholdDocument['_id']
  readonly no: string
  readonly group: string
  readonly address: string
  readonly headName: string
  readonly votes: 'phone' | 'paper' | 'notYet'
  /** When its first account joined; null without one. */
  readonly since: number | null
  readonly recognised: boolean
  readonly confirmed: 'phone' | 'slip' | 'notYet'
}

/** `joinedAt`: when the first account of the household joined; null without one. */
export function postedDoor(household: Row, joinedAt: number | null): PostedDoor {
  const { _id: id, no, group, address, headName, onPaperSince, recognised } = household
  const onPaper = (onPaperSince ?? null) !== null
  return {
    ...{ id, no, group, address, headName: maskName(headName), since: joinedAt },
    votes: onPaper ? 'paper' : joinedAt === null ? 'notYet' : 'phone',
    recognised: (recognised ?? null) !== null,
    confirmed: confirmedBy(household),
  }
}

/** 我家在册 is said of the row as it stood: it lapses when the row is changed. */
export const confirmedBy = ({
  confirmed,
  rollVersion,
}: Pick<Row, 'confirmed' | 'rollVersion'>): 'phone' | 'slip' | 'notYet' =>
  confirmed?.rollVersion === rollVersion ? confirmed.how : 'notYet'

export interface DoorCounts {
  readonly households: number
  readonly phone: number
  readonly paper: number
  readonly notYet: number
  readonly recognised: number
  /** Confirmed by phone and by signed slip, apart. */
  readonly confirmedByPhone: number
  readonly confirmedBySlip: number
}

export function countDoors(doors: readonly PostedDoor[]): DoorCounts {
  const votes = countBy(doors, 'votes')
  const confirmed = countBy(doors, 'confirmed')
  return {
    households: doors.length,
    phone: votes['phone'] ?? 0,
    paper: votes['paper'] ?? 0,
    notYet: votes['notYet'] ?? 0,
    recognised: doors.filter(({ recognised }) => recognised).length,
    confirmedByPhone: confirmed['phone'] ?? 0,
    confirmedBySlip: confirmed['slip'] ?? 0,
  }
}
