import type { CourtyardOutput } from '../../../cloudfunctions/courtyard/contract'
import { roll } from '../../services/courtyard'

export type Roll = CourtyardOutput<'roll'>
export type Household = Roll['households'][number]

/**
 * The roll comes a group at a time; who is sought may be in any. Groups that can't be read are left out, and `whole`
 * says so.
 */
export async function everyHousehold(known: Roll): Promise<{ households: Household[]; whole: boolean }> {
  const answers = await Promise.all(
    known.groups.map(async ({ name }) => (name === known.group ? known.households : await householdsOf(name))),
  )
  return { households: answers.flatMap((part) => part ?? []), whole: answers.every((part) => part !== null) }
}

async function householdsOf(group: string): Promise<Household[] | null> {
  const answer = await roll({ group })
  return answer.ok ? answer.value.households : null
}
