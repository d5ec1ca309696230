import type { Call } from '../../shared/call'

/** Keeps the openid that notices are sent to, once; a second time changes nothing. */
export async function rememberAccount({ database, accountId, openid, now }: Call): Promise<void> {
  await database.collection('accounts').create({ _id: accountId, openid, createdAt: now, schema: 1 })
}
