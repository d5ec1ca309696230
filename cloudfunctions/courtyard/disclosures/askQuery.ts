import { endOfDays, sayInstant } from '../../shared/dates'
import type { QueryDocument } from '../../shared/documents'
import { fitText } from '../../shared/fitText'
import { deriveId } from '../../shared/ids'
import { outboxRow } from '../../shared/outbox'
import { Refusal } from '../../shared/refusal'
import { ownCourtyard } from '../readCourtyard'
import type { CourtyardUseCase } from '../useCase'
import { readCalendar } from './calendar'
import { describeCard } from './describeDisclosure'
import { postedDisclosure } from './readDisclosures'

/** Questions of one person on one disclosure that may wait at a time. */
const WAITING_MAX = 3

/** A question that only its asker and the committee see until it is answered. What lies in the archive takes none: WRONG_STAGE. */
export const askQuery: CourtyardUseCase<'askQuery'> = async (call, { disclosureId, topic, text }) => {
  const { accountId, database, member, now, requestId, secret } = call
  const queries = database.collection('queries')
  const queryId = deriveId(secret, 'query', accountId, requestId)
  const [disclosure, earlier, waiting, { answerDays }, { extraHolidays }] = await Promise.all([
    postedDisclosure(call, disclosureId),
    queries.get(queryId),
    queries.count({ askedBy: accountId, stage: 'asked', disclosureId }),
    readCalendar(call),
    ownCourtyard(call),
    fitText(call, text),
  ])
  if (earlier) return { queryId, dueAt: earlier.dueAt }
  if (describeCard(disclosure, now).state === 'archived') throw new Refusal('WRONG_STAGE')
  if (waiting >= WAITING_MAX) throw new Refusal('QUERIES_WAITING')
  const { courtyardId } = member
  const dueAt = endOfDays(now, answerDays, extraHolidays)
  const query: QueryDocument = {
    ...{ _id: queryId, courtyardId, disclosureId, seriesId: disclosure.seriesId, askedBy: accountId },
    ...{ householdId: member.householdId, topic, text, stage: 'asked', dueAt },
    ...{ answer: '', answeredBy: null, answeredAt: null, createdAt: now, schema: 1 },
  }
  const fact = {
    kind: 'queryAsked',
    courtyardId,
    subjectId: disclosureId,
    title: `有人问:${disclosure.title}`,
    text: `一位住户对这一项公示有疑问,请在 ${sayInstant(dueAt)} 前答复。`,
    audience: 'committee',
    period: queryId,
    happensAt: dueAt,
  } as const
  await database.transaction(async (transaction) => {
    if (await transaction.collection('queries').get(queryId)) return
    await transaction.collection('queries').create(query)
    await transaction.collection('outbox').create(outboxRow(fact, now))
  })
  return { queryId, dueAt }
}
