import type { AdminAction } from '../request'

/** `transactionId` stands at the top of the reply, not under `data`: the SDK reads it there. */
export const startTransaction: AdminAction = (cloud, request) => ({
  transactionId: cloud.transactions.start(request.instance).id,
})
