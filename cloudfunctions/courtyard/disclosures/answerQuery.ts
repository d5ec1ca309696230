import type { MemberCall } from '../../shared/call'
import type { RaisedDocument } from '../../shared/documents'
import type { DisclosureId } from '../../shared/ids'
import { fitText } from '../../shared/fitText'
import { Refusal } from '../../shared/refusal'
import { isDone } from '../../engines/raised/bars'
import { holderOf } from '../../engines/raised/holder'
import { ofKind, take } from '../../engines/raised/take'
import { maskNamesIn } from '../domain/disclosures/namesIn'
import { answeredWords } from '../domain/disclosures/queryWords'
import type { CourtyardUseCase } from '../useCase'
import { readNames } from './checkDraft'
import { ownDisclosure } from './readDisclosures'

/**
 * Posts question and answer with the disclosure; nobody answers what their own household asks. On one about discipline the answer
 * may name nobody (NAMES_UNMASKED), and names in the question are masked. The same answer again changes nothing, another one
 * refuses with WRONG_STAGE.
 */
export const answerQuery: CourtyardUseCase<'answerQuery'> = async (call, { queryId, answer }) => {
  const { database, member, now } = call
  const asked = ofKind(await database.collection('raised').get(queryId), 'query', member.courtyardId)
  if (!asked) throw new Refusal('NOT_FOUND')
  if (isDone(asked, 'answer', { answer })) return {}
  if (asked.state !== 'raised') throw new Refusal('WRONG_STAGE')
  const about = asked.part as DisclosureId
  const [disclosure] = await Promise.all([ownDisclosure(call, about), fitText(call, answer)])
  const text = disclosure.kind === 'discipline' ? await maskedQuestion(call, asked, answer) : asked.text
  const step = { by: holderOf(call), said: { text, answer }, about, words: answeredWords(disclosure, answer) }
  await database.transaction(async (transaction) => {
    const fresh = ofKind(await transaction.collection('raised').get(queryId), 'query', member.courtyardId)
    if (!fresh) throw new Refusal('NOT_FOUND')
    if (!isDone(fresh, 'answer', { answer })) await take(transaction, fresh, 'answer', step, now)
  })
  return {}
}

async function maskedQuestion(call: MemberCall, { text }: RaisedDocument, answer: string): Promise<string> {
  const names = await readNames(call)
  const [named] = maskNamesIn(answer, names).found
  if (named) throw new Refusal('NAMES_UNMASKED', { name: named.name, where: '答复' })
  return maskNamesIn(text, names).text
}
