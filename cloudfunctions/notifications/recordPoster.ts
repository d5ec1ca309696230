import type { MemberCall } from '../shared/call'
import { fitPhoto } from '../shared/fitPhoto'
import { deriveId } from '../shared/ids'
import { Refusal } from '../shared/refusal'
import { noticeToEverybody } from './noticeToEverybody'
import type { NotificationsUseCase } from './useCase'

/** A poster hangs: its photo stands for the households of its group. The same request again adds no second one. */
export const recordPoster: NotificationsUseCase<'recordPoster'> = async (call, { eventId, group, photoFileId }) => {
  const { database, member, accountId, requestId, secret, now } = call
  await Promise.all([noticeToEverybody(call, eventId), groupOfRoll(call, group), fitPhoto(call, photoFileId)])
  await database.collection('posters').create({
    _id: deriveId(secret, 'poster', accountId, requestId),
    courtyardId: member.courtyardId,
    eventId,
    group,
    photoFileId,
    by: accountId,
    createdAt: now,
    schema: 1,
  })
  return {}
}

async function groupOfRoll({ database, member }: MemberCall, group: string): Promise<void> {
  if (group === '') return
  const [household] = await database.collection('households').find({
    where: { courtyardId: member.courtyardId, group, active: true },
    limit: 1,
    fields: ['group'],
  })
  if (!household) throw new Refusal('NOT_FOUND')
}
