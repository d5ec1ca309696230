import type { MemberCall } from '../shared/call'
import type { Topic } from '../shared/documents'
import type { NotificationsOutput } from './contract'
import { allTopics, canBeMuted, isImportant } from './domain/topics'
import { templates } from './templates'
import type { NotificationsUseCase } from './useCase'

/** What the caller has muted in this courtyard, and what is left of each template. */
export const preferences: NotificationsUseCase<'preferences'> = async (call) => ({
  topics: describeTopics(call.member.mutedTopics ?? []),
  quotas: await readQuotas(call),
})

export const describeTopics = (muted: readonly Topic[]): NotificationsOutput<'preferences'>['topics'] =>
  allTopics.map((topic) => ({
    topic,
    muted: canBeMuted(topic) && muted.includes(topic),
    always: !canBeMuted(topic),
    important: isImportant(topic),
  }))

export async function readQuotas({
  database,
  accountId,
}: Pick<MemberCall, 'database' | 'accountId'>): Promise<NotificationsOutput<'preferences'>['quotas']> {
  const stored = await database
    .collection('subscriptions')
    .find({ where: { accountId }, limit: templates.length, fields: ['template', 'quota'] })
  const quotaOf = new Map(stored.map(({ template, quota }) => [template, quota]))
  return templates.map(({ key }) => ({ template: key, quota: quotaOf.get(key) ?? 0 }))
}
