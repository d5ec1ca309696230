import type { MemberCall } from '../shared/call'
import { keepEvidence } from '../shared/keepEvidence'
import { deriveId } from '../shared/ids'
import { Refusal } from '../shared/refusal'
import { noticeToEverybody } from './noticeToEverybody'
import type { NotificationsUseCase } from './useCase'

/** A poster hangs: its photo stands for the households of its group. The same request again adds no second one. */
export const recordPoster: NotificationsUseCase<'recordPoster'> = async (call, { eventId, group, photoFileId }) => {
  const { database, member, accountId, requestId, secret, now } = call
  await Promise.all([noticeToEverybody(call, eventId), groupOfRoll(call, group)])
  const photo = await keepEvidence(call, photoFileId, { type: 'image' })
  await database.collection('posters').create({
    _id: deriveId(secret, 'poster', accountId, requestId),
    courtyardId: member.courtyardId,
    eventId,
    group,
    photo,
    by: accountId,
    createdAt: now,
    schema: 2,
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
