import { canonicalJson } from '../../chain/domain/canonicalJson'
import type { Sha256 } from '../../chain/domain/link'

/** What is fixed of a door before the number is known. */
export interface Door {
  readonly householdId: string
  readonly hasAccount: boolean
  readonly recognisedAt: number
}

/** The hash of the doors that may be drawn, however they came: it stands in the chain before anybody can know the number. */
export function listHash(doors: readonly Door[], sha256: Sha256): string {
  const rows = [...doors]
    .sort((a, b) => (a.householdId < b.householdId ? -1 : 1))
    .map(({ householdId, hasAccount, recognisedAt }) => [householdId, hasAccount, recognisedAt])
  return sha256(canonicalJson(['yuanba-lot/1', rows]))
}

export interface Drawn {
  /** Hash of the chain's step that holds the list. */
  readonly listed: string
  readonly day: string
  readonly value: string
}

/** The doors in the order in which they are asked. Whoever fixed the list couldn't know the number; whoever typed it can't choose it. */
export function drawOrder<D extends Pick<Door, 'householdId'>>(
  { listed, day, value }: Drawn,
  doors: readonly D[],
  sha256: Sha256,
): D[] {
  return doors
    .map((door) => ({ door, lot: sha256(canonicalJson(['yuanba-lot/1', listed, day, value, door.householdId])) }))
    .sort((a, b) => (a.lot < b.lot ? -1 : 1))
    .map(({ door }) => door)
}
