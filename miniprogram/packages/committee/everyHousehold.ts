import type { CourtyardOutput } from '../../../cloudfunctions/courtyard/contract'
import { roll } from '../../services/courtyard'

export type Roll = CourtyardOutput<'roll'>
export type Household = Roll['households'][number]

interface Searching {
  readonly answer: Roll | null
  data: { everybody: readonly Household[]; finding: boolean }
  setData(data: { everybody?: readonly Household[]; finding?: boolean; missing?: string }): void
  redraw(): void
}

/**
 * The roll comes a group at a time; who is sought may be in any. Reads the other groups once; if one can't be read, the
 * page says so and the next search tries again.
 */
export async function findEverybody(page: Searching): Promise<void> {
  const { answer } = page
  if (!answer || page.data.finding || page.data.everybody.length > 0) return
  page.setData({ finding: true, missing: '' })
  page.redraw()
  const parts = await Promise.all(
    answer.groups.map(async ({ name }) => (name === answer.group ? answer.households : await householdsOf(name))),
  )
  const whole = parts.every((part) => part !== null)
  page.setData({
    everybody: whole ? parts.flatMap((part) => part ?? []) : [],
    finding: false,
    missing: whole ? '' : '有的组没读出来,只在这一组里找',
  })
  page.redraw()
}

async function householdsOf(group: string): Promise<Household[] | null> {
  const answer = await roll({ group })
  return answer.ok ? answer.value.households : null
}
