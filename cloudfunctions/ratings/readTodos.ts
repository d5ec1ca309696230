import type { MemberCall } from '../shared/call'
import { oneOf } from '../shared/database'
import type { RatingAnswerDocument, RatingSubject } from '../shared/documents'
import { mayHere, officesHere } from '../shared/offices'
import type { RatingTodo } from './cards'
import { answerStateAt } from './domain/answers'
import { answersFor, edgeOf, mayAgree, seatOf } from './domain/ring'
import { answerRound, responseKey } from './keys'
import { readMySheets } from './readMine'

const TODOS_MAX = 20
const bodies: readonly RatingSubject[] = ['committee', 'property']

/** What waits for the caller, the soonest due first. Two steps of parallel reads. */
export async function readTodos(call: MemberCall): Promise<RatingTodo[]> {
  const [answers, responses, appeals, standards] = await Promise.all([
    toAnswer(call),
    toRespond(call),
    appealsToDecide(call),
    standardsToAgree(call),
  ])
  const dated = [...answers, ...responses].sort((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0))
  return [...dated, ...appeals, ...standards]
}

/** Answers of those bodies that the caller has to do with, at these states. */
async function readAnswers(
  { database, member: { courtyardId } }: MemberCall,
  ratees: readonly RatingSubject[],
  states: readonly RatingAnswerDocument['state'][],
): Promise<RatingAnswerDocument[]> {
  const found = await Promise.all(
    ratees.map((ratee) =>
      database.collection('ratingAnswers').find({
        where: { courtyardId, ratee, state: oneOf(states) },
        orderBy: [['answerBy', 'asc']],
        limit: TODOS_MAX,
      }),
    ),
  )
  return found.flat()
}

async function toAnswer(call: MemberCall): Promise<RatingTodo[]> {
  const mine = bodies.filter((ratee) => answersFor(ratee, call.member, call.now))
  return (await readAnswers(call, mine, ['due', 'rejected'])).map((answer) => ({
    kind: answer.state === 'rejected' ? 'rejected' : 'answer',
    overdue: answerStateAt(answer, call.now) === 'overdue',
    ...about(answer),
    dueAt: answer.answerBy,
  }))
}

async function toRespond(call: MemberCall): Promise<RatingTodo[]> {
  const { member, now } = call
  const mySeat = (ratee: RatingSubject) => seatOf(edgeOf(ratee), member, null, now)
  const judged = bodies.filter((ratee) => !answersFor(ratee, member, now) && mySeat(ratee) !== null)
  if (judged.length === 0) return []
  const [answers, sheets] = await Promise.all([readAnswers(call, judged, ['answered']), readMySheets(call)])
  const rated = new Map(sheets.flatMap(({ periodId, seat, submitted }) => (submitted ? [[periodId, seat]] : [])))
  const waiting = answers.flatMap((answer) => {
    const seat = rated.get(answer.periodId)
    return seat !== undefined && seat === mySeat(answer.ratee)
      ? [{ answer, key: responseKey(answerRound(answer), seat) }]
      : []
  })
  if (waiting.length === 0) return []
  const given = await call.database
    .collection('answerResponses')
    .find({ where: { _id: oneOf(waiting.map(({ key }) => key)) }, limit: waiting.length, fields: ['_id'] })
  const known = new Set(given.map(({ _id }) => _id))
  return waiting
    .filter(({ key }) => !known.has(key))
    .map(({ answer }) => ({
      kind: 'respond',
      overdue: answerStateAt(answer, now) === 'unconfirmed',
      ...about(answer),
      dueAt: answer.respondBy,
    }))
}

const about = ({ periodId, itemKey, itemTitle }: RatingAnswerDocument) => ({
  subjectId: periodId,
  itemKey,
  householdId: null,
  title: itemTitle,
})

async function appealsToDecide(call: MemberCall): Promise<RatingTodo[]> {
  if (!mayHere(call, 'committee')) return []
  const { database, member } = call
  const appeals = await database.collection('ratingAppeals').find({
    where: { courtyardId: member.courtyardId, state: 'waiting' },
    orderBy: [['createdAt', 'asc']],
    limit: TODOS_MAX,
  })
  return appeals.map(({ periodId, householdId, label }) => ({
    kind: 'appeal',
    overdue: false,
    subjectId: periodId,
    itemKey: '',
    householdId,
    title: label,
    dueAt: null,
  }))
}

async function standardsToAgree({ database, member, now }: MemberCall): Promise<RatingTodo[]> {
  if (officesHere(member, now).length === 0) return []
  const drafts = await database
    .collection('standards')
    .find({ where: { courtyardId: member.courtyardId, stage: 'draft' }, limit: TODOS_MAX })
  return drafts
    .filter((draft) => mayAgree(draft, member, now))
    .map(({ _id, title }) => ({
      kind: 'agreeStandard',
      overdue: false,
      subjectId: _id,
      itemKey: '',
      householdId: null,
      title,
      dueAt: null,
    }))
}
