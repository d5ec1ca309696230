import type { CourtyardOffice, MemberDocument, Office, OfficeHolding, PlaceLevel } from './documents'
import type { AccountId, CourtyardId, PlaceId } from './ids'

// The only file that looks into `offices` (a lint rule holds the others off): who may is asked here, always with the time.

interface Holder {
  readonly offices: readonly OfficeHolding[]
}
type Member = Pick<MemberDocument, 'offices' | 'courtyardId'>
type Place = CourtyardId | PlaceId

/** The level of the place that an office is held in. Nobody can be seated yet in those above the courtyard. */
export const levelOfOffice = {
  committee: 'courtyard',
  propertyManager: 'courtyard',
  communityStaff: 'community',
  townStaff: 'town',
  cityStaff: 'city',
} as const satisfies Readonly<Record<Office, PlaceLevel | 'courtyard'>>

export const courtyardOffices: readonly CourtyardOffice[] = ['committee', 'propertyManager']

const hasEnded = ({ until }: OfficeHolding, now: number): boolean => until !== null && until <= now
const runsAt = (holding: OfficeHolding, now: number): boolean => holding.from <= now && !hasEnded(holding, now)
const isSeat = (holding: OfficeHolding, office: Office, placeId: Place): boolean =>
  holding.office === office && holding.placeId === placeId

/** The one question of who may act in an office: held there, begun and not ended. */
export function may({ offices }: Holder, office: Office, placeId: Place, now: number): boolean {
  return offices.some((holding) => isSeat(holding, office, placeId) && runsAt(holding, now))
}

/** Whether a member is in an office of their courtyard. */
export const holdsHere = (member: Member, office: Office, now: number): boolean =>
  may(member, office, member.courtyardId, now)

/** The running holding of an office of the courtyard: since when, and seated by whom. */
export const heldHere = (member: Member, office: Office, now: number): OfficeHolding | null =>
  member.offices.find((holding) => isSeat(holding, office, member.courtyardId) && runsAt(holding, now)) ?? null

interface At {
  readonly member: Member
  readonly now: number
}

/** Whether the caller is in an office of their courtyard at the time of the call. */
export const mayHere = ({ member, now }: At, office: Office): boolean => holdsHere(member, office, now)

/** What the caller may act as: offices of the courtyard that run now, in the contract's order. */
export const heldOffices = (holder: Holder, placeId: Place, now: number): CourtyardOffice[] =>
  courtyardOffices.filter((office) => may(holder, office, placeId, now))

export const officesHere = (member: Member, now: number): CourtyardOffice[] =>
  heldOffices(member, member.courtyardId, now)

/** When the offices that a member holds here end, of those that have an end. */
export const termsHere = (member: Member, now: number): { office: CourtyardOffice; until: number }[] =>
  officesHere(member, now).flatMap((office) => {
    const until = holdingOf(member, office, member.courtyardId)?.until ?? null
    return until === null ? [] : [{ office, until }]
  })

/** Whether somebody has a seat that still means something: running or yet to begin. */
export const isSeated = ({ offices }: Holder, now: number): boolean =>
  offices.some((holding) => !hasEnded(holding, now))

/** In office now without an end: whoever the courtyard can count on at every later instant. */
export const staysOn = (member: Member, office: Office, now: number): boolean =>
  mayHere({ member, now }, office) && holdingOf(member, office, member.courtyardId)?.until === null

function holdingOf({ offices }: Holder, office: Office, placeId: Place): OfficeHolding | undefined {
  return offices.find((holding) => isSeat(holding, office, placeId))
}

export interface Seating {
  readonly office: CourtyardOffice
  readonly courtyardId: CourtyardId
  readonly by: readonly AccountId[]
  readonly now: number
  /** Undefined leaves the term of somebody who holds the office as it is; null = no end. */
  readonly until?: number | null | undefined
}

/** The offices of somebody after they are seated. Who holds the office keeps since when and by whom; an ended term begins anew. */
export function seated(holder: Holder, { office, courtyardId, by, now, until }: Seating): OfficeHolding[] {
  const standing = holdingOf(holder, office, courtyardId)
  const kept = standing && !hasEnded(standing, now) ? standing : null
  const holding: OfficeHolding = {
    office,
    placeId: courtyardId,
    from: kept?.from ?? now,
    until: until === undefined ? (kept?.until ?? null) : until,
    seatedBy: kept?.seatedBy ?? by,
  }
  return kept
    ? holder.offices.map((one) => (one === standing ? holding : one))
    : [...holder.offices.filter((one) => one !== standing), holding]
}

/** The offices of somebody after they have left one of them; a term that had ended by then stays written. */
export const unseated = ({ offices }: Holder, { office, courtyardId, now }: Omit<Seating, 'by'>): OfficeHolding[] =>
  offices.filter((holding) => !isSeat(holding, office, courtyardId) || hasEnded(holding, now))

/** The offices of somebody whom a vote has confirmed in one of them: the seat is owed to all, and to nobody alone. */
export const owedToAll = ({ offices }: Holder, office: CourtyardOffice, courtyardId: CourtyardId): OfficeHolding[] =>
  offices.map((holding) => (isSeat(holding, office, courtyardId) ? { ...holding, seatedBy: [] } : holding))

interface Reseating extends Omit<Seating, 'office' | 'until'> {
  readonly wanted: readonly CourtyardOffice[]
  readonly until: { readonly [O in CourtyardOffice]?: number | null | undefined }
}

/** The offices of somebody who from now on is in these of the courtyard and in no other of it. */
export function reseated(holder: Holder, { wanted, until, ...seating }: Reseating): readonly OfficeHolding[] {
  let offices = holder.offices
  for (const office of courtyardOffices) {
    const asked = { ...seating, office, until: until[office] }
    offices = wanted.includes(office) ? seated({ offices }, asked) : unseated({ offices }, asked)
  }
  return offices
}
