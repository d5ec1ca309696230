import { DAY_MS } from '../../../shared/dates'
import type { HouseholdDocument, MemberDocument } from '../../../shared/documents'
import type { AccountId, HouseholdId } from '../../../shared/ids'
import { holdsHere } from '../../../shared/offices'

/** Doors a panel has; with fewer than SEATS_FROM to draw from all of them sit, with fewer than this nobody can. */
export const SEATS = 3
export const SEATS_FROM = 6
/** How long a door must have been 认过门; in a courtyard younger than YOUNG_MS three days. */
const RECOGNISED_MS = 30 * DAY_MS
const RECOGNISED_YOUNG_MS = 3 * DAY_MS
const YOUNG_MS = 60 * DAY_MS

export interface Uninvolved {
  /** Whose matter it is, and who acted in it. */
  readonly accounts: readonly AccountId[]
  readonly households: readonly HouseholdId[]
}

type Door = Pick<HouseholdDocument, '_id' | 'recognised'>
type Member = Pick<MemberDocument, 'accountId' | 'courtyardId' | 'householdId' | 'offices' | 'kinOf'>

interface Courtyard {
  readonly doors: readonly Door[]
  readonly members: readonly Member[]
  readonly foundedAt: number
}

/**
 * The doors that may be drawn: 认过门 for long enough, no party, no declared kin of one, not the committee's or the property's.
 * Whoever was recognised for this very matter isn't among them.
 */
export function drawable({ doors, members, foundedAt }: Courtyard, { accounts, households }: Uninvolved, now: number) {
  const since = now - (now - foundedAt < YOUNG_MS ? RECOGNISED_YOUNG_MS : RECOGNISED_MS)
  const parties = members.filter(({ accountId }) => accounts.includes(accountId))
  const isKin = ({ accountId, kinOf = [] }: Member) =>
    kinOf.some((one) => accounts.includes(one)) || parties.some((party) => party.kinOf?.includes(accountId))
  const apart = (member: Member) =>
    accounts.includes(member.accountId) ||
    isKin(member) ||
    holdsHere(member, 'committee', now) ||
    holdsHere(member, 'propertyManager', now)
  const out = new Set<string>(households)
  const withAccount = new Set<string>()
  for (const member of members) {
    if (member.householdId === null) continue
    withAccount.add(member.householdId)
    if (apart(member)) out.add(member.householdId)
  }
  return doors.flatMap(({ _id, recognised }) => {
    if (!recognised || recognised.since > since || out.has(_id)) return []
    return [{ householdId: _id, hasAccount: withAccount.has(_id), recognisedAt: recognised.since }]
  })
}
