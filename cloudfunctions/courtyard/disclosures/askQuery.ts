import { fitText } from '../../shared/fitText'
import { Refusal } from '../../shared/refusal'
import { findPlace, readPlaces } from '../../engines/raised/places'
import { raise } from '../../engines/raised/raise'
import { dueAt } from '../../engines/raised/times'
import { askedWords } from '../domain/disclosures/queryWords'
import { ownCourtyard } from '../readCourtyard'
import type { CourtyardUseCase } from '../useCase'
import { readCalendar } from './calendar'
import { describeCard } from './describeDisclosure'
import { postedDisclosure } from './readDisclosures'

/** A question that only its asker and the committee see until it is answered. What lies in the archive takes none: WRONG_STAGE. */
export const askQuery: CourtyardUseCase<'askQuery'> = async (call, { disclosureId, topic, text }) => {
  const { accountId, database, member, now, requestId } = call
  const { courtyardId, householdId } = member
  const [disclosure, { answerDays }, { extraHolidays }] = await Promise.all([
    postedDisclosure(call, disclosureId),
    readCalendar(call),
    ownCourtyard(call),
    fitText(call, text),
  ])
  const { seriesId: subjectId } = disclosure
  const places = await readPlaces(call, 'query', { subjectId, part: disclosureId, accountId, householdId })
  const due = dueAt('query', now, extraHolidays, answerDays)
  return database.transaction(async (transaction) => {
    const place = await findPlace(transaction, places, requestId)
    if (place.at !== 'free') return { queryId: place.matter._id, dueAt: place.matter.dueAt ?? due }
    if (describeCard(disclosure, now).state === 'archived') throw new Refusal('WRONG_STAGE')
    const { id: _id } = place
    const given = { _id, courtyardId, subjectId, part: disclosureId, raisedBy: accountId, householdId, topic, text }
    const words = askedWords(disclosure, due)
    await raise(transaction, 'query', { ...given, dueAt: due, requestId }, disclosureId, words, now)
    return { queryId: _id, dueAt: due }
  })
}
