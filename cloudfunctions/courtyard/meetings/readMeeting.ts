import type { MemberCall } from '../../shared/call'
import { above, oneOf, type Database } from '../../shared/database'
import type { AttendanceDocument, HouseholdDocument, MeetingDocument, MemberDocument } from '../../shared/documents'
import type { AccountId, CourtyardId, HouseholdId, MeetingId } from '../../shared/ids'
import { PAGE_SIZE, readPages } from '../../shared/readPages'
import { readEveryHousehold, type RollRow as RollRowOf } from '../../shared/readRoll'
import { Refusal } from '../../shared/refusal'
import { memberKey } from '../readCourtyard'

export const attendanceKey = (meetingId: MeetingId, householdId: HouseholdId) => `${meetingId}:${householdId}`

/** A meeting of the caller's courtyard, or NOT_FOUND: another courtyard's looks like none. */
export async function ownMeeting(call: MemberCall, meetingId: MeetingId): Promise<MeetingDocument> {
  return checkOwn(call, await call.database.collection('meetings').get(meetingId))
}

export function checkOwn({ member }: Pick<MemberCall, 'member'>, meeting: MeetingDocument | null): MeetingDocument {
  if (meeting?.courtyardId !== member.courtyardId) throw new Refusal('NOT_FOUND')
  return meeting
}

export function readAttendances(database: Database, meetingId: MeetingId): Promise<AttendanceDocument[]> {
  return readPages(
    (after) =>
      database.collection('attendances').find({
        where: { meetingId, ...(after === '' ? {} : { householdId: above(after as HouseholdId) }) },
        orderBy: [['householdId', 'asc']],
        limit: PAGE_SIZE,
      }),
    ({ householdId }) => householdId,
  )
}

const rollFields = ['group', 'headName', 'note', 'active'] as const
export type RollRow = RollRowOf<(typeof rollFields)[number]>

/** The roll in its order, former households too: those who came and have left it since keep their name in the minutes. */
export const readRoll = (database: Database, courtyardId: CourtyardId): Promise<RollRow[]> =>
  readEveryHousehold(database, courtyardId, rollFields)

export const activeIds = (roll: readonly RollRow[]): HouseholdId[] =>
  roll.filter(({ active }) => active).map(({ _id }) => _id)

/** How a household is named to its neighbours: by place and number, never by a person. */
export const householdLabel = ({ group, no }: Pick<HouseholdDocument, 'group' | 'no'>): string =>
  [group, no].filter((part) => part !== '').join(' ')

/** Names of members by account; '' for somebody who has left. */
export async function readNames(
  { database }: Pick<MemberCall, 'database'>,
  courtyardId: CourtyardId,
  accountIds: readonly (AccountId | null)[],
): Promise<(accountId: AccountId | null) => string> {
  const keys = [...new Set(accountIds.filter((id) => id !== null))].map((id) => memberKey(courtyardId, id))
  const members: MemberDocument[] =
    keys.length === 0
      ? []
      : await database.collection('members').find({ where: { _id: oneOf(keys) }, limit: keys.length })
  const names = new Map<AccountId, string>(members.map(({ accountId, name }) => [accountId, name]))
  return (accountId) => (accountId === null ? '' : (names.get(accountId) ?? ''))
}
