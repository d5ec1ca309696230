import type { CourtyardDocument, MemberDocument } from '../../cloudfunctions/shared/documents'
import type { TestCloud } from './localCloud'
import { inOffice } from './offices'

/** A courtyard whose first vote lies behind it, with this member of it on the committee: two of them are two. */
export async function seatSecond(cloud: TestCloud, name: string): Promise<void> {
  const database = cloud.sdk().database()
  const [member] = (await database.collection('members').where({ name }).get()).data as MemberDocument[]
  if (!member) throw new Error(`no member ${name}`)
  const seat: Partial<MemberDocument> = { offices: inOffice(member.courtyardId, 'committee') }
  const voted: Partial<CourtyardDocument> = { firstVoteAt: Date.parse((await cloud.clock.read()).now) }
  await database.collection('members').doc(member._id).update(seat)
  await database.collection('courtyards').doc(member.courtyardId).update(voted)
}
