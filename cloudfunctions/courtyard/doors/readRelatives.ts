import type { MemberCall } from '../../shared/call'

const SHOWN_MAX = 10

/** Who asks to be let into the caller's household, and hasn't been called unknown there. */
export async function readRelatives({ database, member: { householdId } }: MemberCall) {
  if (householdId === null) return []
  const requests = await database.collection('joinRequests').find({
    where: { householdId, state: 'waiting' },
    orderBy: [['createdAt', 'asc']],
    limit: SHOWN_MAX,
  })
  return requests
    .filter(({ unknownTo }) => typeof unknownTo !== 'string')
    .map(({ _id: id, name, claim, createdAt: at }) => ({ id, name, claim, at }))
}
