import { above, type Database } from '../shared/database'
import type { HouseholdDocument, MemberDocument } from '../shared/documents'
import type { AccountId, CourtyardId } from '../shared/ids'
import { PAGE_SIZE, readPages } from '../shared/readPages'

const fields = ['_id', 'no', 'group', 'position', 'address', 'headName'] as const
export type RollHousehold = Pick<HouseholdDocument, (typeof fields)[number]>

/** The households that are on the roll now, in its order. */
export async function readRoll(database: Database, courtyardId: CourtyardId): Promise<RollHousehold[]> {
  const households = await readPages(
    (after) =>
      database.collection('households').find({
        where: { courtyardId, ...(after === '' ? {} : { no: above(after) }) },
        orderBy: [['no', 'asc']],
        limit: PAGE_SIZE,
        fields: [...fields, 'active'],
      }),
    ({ no }) => no,
  )
  return households.filter(({ active }) => active).sort((a, b) => a.position - b.position || (a.no < b.no ? -1 : 1))
}

export const groupsOf = (households: readonly { readonly group: string }[]): string[] => [
  ...new Set(households.map(({ group }) => group)),
]

/** Everybody of the courtyard with a role. */
export async function readRoleHolders(database: Database, courtyardId: CourtyardId): Promise<MemberDocument[]> {
  const members = await readPages(
    (after) =>
      database.collection('members').find({
        where: { courtyardId, ...(after === '' ? {} : { accountId: above(after as AccountId) }) },
        orderBy: [['accountId', 'asc']],
        limit: PAGE_SIZE,
      }),
    ({ accountId }) => accountId,
  )
  return members.filter(({ roles }) => roles.length > 0)
}

/** How a praised household is named: “3组 刘秀英家”. */
export const householdLabel = ({ group, headName }: Pick<RollHousehold, 'group' | 'headName'>): string =>
  `${group} ${headName}家`.trim()
