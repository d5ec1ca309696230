import type { CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'

type Household = CourtyardOutput<'findHousehold'>['households'][number]

/** Who goes: somebody of one's own household by name, or another household of the courtyard. */
export type Who = 'own' | 'other'

export interface Chosen {
  readonly householdId: string | null
  readonly name: string
}

/** A household to choose, without its head's full name. */
export const showHouseholds = (households: readonly Household[]) =>
  households.map(({ id, no, group, headNameMasked }) => ({
    id,
    title: `${group} ${no}`.trim(),
    second: `${headNameMasked}家`,
  }))

/** Asked once more: who goes, and what follows from it. */
export function askDelegate({ householdId, name }: Chosen): { title: string; text: string } {
  return {
    title: `请${householdId === null ? '' : ' '}${name}${householdId === null ? '' : ' '}代你家去?`,
    text: householdId === null ? '他到会上签到,就算你家到了' : '他家签到,就算你家也有人代。会上说的话由他转告你',
  }
}
