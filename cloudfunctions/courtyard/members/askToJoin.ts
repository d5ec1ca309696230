import { not } from '../../shared/database'
import { deriveId } from '../../shared/ids'
import { Refusal } from '../../shared/refusal'
import { takeTry } from '../../shared/tries'
import { fitText } from '../../shared/fitText'
import type { CourtyardUseCase } from '../useCase'
import { rememberAccount } from './rememberAccount'

/** Requests of one account that may wait at the same time. */
const WAITING_MAX = 3

/** One request an account and courtyard: asking again after a refusal renews it. Refuses with REQUEST_PENDING while one waits. */
export const askToJoin: CourtyardUseCase<'askToJoin'> = async (call, { courtyardId, name, claim }) => {
  const { accountId, database, memberships, now, secret } = call
  const joined = memberships.find((member) => member.courtyardId === courtyardId)
  if (joined?.householdId) throw new Refusal('ALREADY_MEMBER')
  await takeTry('asking', call)
  const requests = database.collection('joinRequests')
  const _id = deriveId(secret, 'joinRequest', courtyardId, accountId)
  const [courtyard, mine] = await Promise.all([
    database.collection('courtyards').get(courtyardId),
    requests.find({ where: { accountId }, orderBy: [['createdAt', 'desc']], limit: 20 }),
    fitText(call, name, claim),
  ])
  if (!courtyard) throw new Refusal('NOT_FOUND')
  const before = mine.find((request) => request._id === _id)
  if (before?.state === 'waiting') {
    // the answer to the first try may have been lost
    if (before.name === name && before.claim === claim) return {}
    throw new Refusal('REQUEST_PENDING')
  }
  if (mine.filter(({ state }) => state === 'waiting').length >= WAITING_MAX) throw new Refusal('REQUEST_PENDING')

  await rememberAccount(call)
  const fresh = { name, claim, state: 'waiting', decidedBy: null, createdAt: now } as const
  if (await requests.create({ _id, courtyardId, accountId, ...fresh, schema: 1 })) return {}
  if ((await requests.updateWhere({ _id, state: not('waiting') }, fresh)) === 0) throw new Refusal('REQUEST_PENDING')
  return {}
}
