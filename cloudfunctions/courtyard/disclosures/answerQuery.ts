import type { MemberCall } from '../../shared/call'
import type { QueryDocument } from '../../shared/documents'
import { fitText } from '../../shared/fitText'
import { outboxRow } from '../../shared/outbox'
import { Refusal } from '../../shared/refusal'
import { maskNamesIn } from '../domain/disclosures/namesIn'
import type { CourtyardUseCase } from '../useCase'
import { readNames } from './checkDraft'
import { ownDisclosure } from './readDisclosures'

/**
 * Posts question and answer with the disclosure. On one about discipline the answer may name nobody (NAMES_UNMASKED), and names
 * in the question are masked. The same answer again changes nothing, another one refuses with WRONG_STAGE.
 */
export const answerQuery: CourtyardUseCase<'answerQuery'> = async (call, { queryId, answer }) => {
  const { accountId, database, member, now } = call
  const asked = await database.collection('queries').get(queryId)
  if (!asked || asked.courtyardId !== member.courtyardId) throw new Refusal('NOT_FOUND')
  if (isAnsweredSo(asked, call, answer)) return {}
  if (asked.stage !== 'asked') throw new Refusal('WRONG_STAGE')
  const [disclosure] = await Promise.all([ownDisclosure(call, asked.disclosureId), fitText(call, answer)])
  const text = disclosure.kind === 'discipline' ? await maskedQuestion(call, asked, answer) : asked.text
  const fact = {
    kind: 'queryAnswered',
    courtyardId: member.courtyardId,
    subjectId: asked.disclosureId,
    title: `已答复:${disclosure.title}`,
    text: `你问的院管委会答复了:${answer}`,
    audience: `account:${asked.askedBy}`,
    period: queryId,
  } as const
  await database.transaction(async (transaction) => {
    const fresh = await transaction.collection('queries').get(queryId)
    if (fresh && isAnsweredSo(fresh, call, answer)) return
    if (fresh?.stage !== 'asked') throw new Refusal('WRONG_STAGE')
    await transaction
      .collection('queries')
      .update(queryId, { stage: 'answered', text, answer, answeredBy: accountId, answeredAt: now })
    await transaction.collection('outbox').create(outboxRow(fact, now))
  })
  return {}
}

const isAnsweredSo = (query: QueryDocument, { accountId }: MemberCall, answer: string) =>
  query.stage === 'answered' && query.answeredBy === accountId && query.answer === answer

async function maskedQuestion(call: MemberCall, { text }: QueryDocument, answer: string): Promise<string> {
  const names = await readNames(call)
  const [named] = maskNamesIn(answer, names).found
  if (named) throw new Refusal('NAMES_UNMASKED', { name: named.name, where: '答复' })
  return maskNamesIn(text, names).text
}
