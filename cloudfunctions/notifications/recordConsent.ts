import type { MemberCall } from '../shared/call'
import { increment, not } from '../shared/database'
import { readQuotas } from './preferences'
import type { TemplateKey } from './templates'
import type { NotificationsUseCase } from './useCase'

/**
 * Counts what wx.requestSubscribeMessage granted: one tap, one message a template. The subscription remembers the request
 * that raised it last, so a retry counts once; only a retry that arrives after a later tap would count again, and
 * then the first refused message (43101) sets the count right.
 */
export const recordConsent: NotificationsUseCase<'recordConsent'> = async (call, { accepted }) => {
  await Promise.all([...new Set(accepted)].map((template) => raise(call, template)))
  return { quotas: await readQuotas(call) }
}

async function raise({ database, accountId, requestId, now }: MemberCall, template: TemplateKey): Promise<void> {
  const subscriptions = database.collection('subscriptions')
  const _id = `${accountId}:${template}`
  const again = () =>
    subscriptions.updateWhere({ _id, lastRequestId: not(requestId) }, { quota: increment(1), lastRequestId: requestId })
  if ((await again()) === 1) return
  const first = { _id, accountId, template, quota: 1, lastRequestId: requestId, createdAt: now, schema: 1 as const }
  // the key is taken: by this very request, or by another tap of the same moment
  if (!(await subscriptions.create(first))) await again()
}
