import type { MemberCall } from '../../shared/call'
import type { DoorQuestionDocument, HouseholdDocument } from '../../shared/documents'
import { fitText } from '../../shared/fitText'
import { outboxRow } from '../../shared/outbox'
import { Refusal } from '../../shared/refusal'
import { OPEN_MOST, openOf, questionableUntil, raiseBy } from '../domain/roll/doorQuestion'
import { activeHousehold, ownHousehold } from '../readCourtyard'
import type { CourtyardUseCase } from '../useCase'
import { readOpenQuestions } from './doorQuestions'
import { settleByLot } from './settleQuestion'

const ANNOUNCED_MAX = 100

/**
 * 没有这一户 or 不是这家. Said by two 认过门 households it stands: the door is told, and three households
 * settle it. Saying it again changes nothing.
 */
export const questionDoor: CourtyardUseCase<'questionDoor'> = async (call, { householdId, kind, text }) => {
  const { database, member, accountId, now } = call
  // before the open ones are read: whoever raises another meanwhile is found by the count in the transaction
  const own = await ownHousehold(call)
  const [door, open, opensAt] = await Promise.all([
    activeHousehold(call, householdId),
    readOpenQuestions(call, member.courtyardId),
    nextOpening(call),
    fitText(call, text),
  ])
  if (!own?.active || !own.recognised) throw new Refusal('NOT_RECOGNISED')
  if (own._id === householdId) throw new Refusal('SAME_HOUSEHOLD')
  const key = `${member.courtyardId}:${householdId}:${kind}`
  const known = open.find(({ _id }) => _id === key)
  if (known?.raisedBy.includes(own._id)) {
    if (known.state === 'standing') await settleByLot(call, known, door)
    return { standing: known.state === 'standing' }
  }
  if (openOf(open, own._id) >= OPEN_MOST) throw new Refusal('TOO_MANY_QUESTIONS', { most: OPEN_MOST })
  const until = opensAt === null ? null : questionableUntil(opensAt)
  if (until !== null && now > until) throw new Refusal('QUESTIONS_CLOSED', { until })

  const stored = await database.transaction(async (transaction) => {
    const households = transaction.collection('households')
    const fresh = await households.get(own._id)
    if (fresh?.questionsRaised !== own.questionsRaised) throw new Refusal('BUSY')
    const questions = transaction.collection('doorQuestions')
    const before = await questions.get(key)
    const after = raiseBy(before, { householdId: own._id, by: accountId, text, at: now })
    if (!after) return before
    await households.update(own._id, { questionsRaised: (own.questionsRaised ?? 0) + 1 })
    if (before) await questions.update(key, after)
    else {
      const { courtyardId } = member
      await questions.create({ _id: key, courtyardId, householdId, kind, ...after, createdAt: now, schema: 1 })
    }
    if (after.state === 'standing') await transaction.collection('outbox').create(askedNotice(door, kind, now))
    return {
      _id: key,
      courtyardId: member.courtyardId,
      householdId,
      kind,
      ...after,
      createdAt: now,
      schema: 1 as const,
    }
  })
  if (stored?.state === 'standing') await settleByLot(call, stored, door)
  return { standing: stored?.state === 'standing' }
}

/** When the next announced vote opens; null without one. */
async function nextOpening({ database, member }: MemberCall): Promise<number | null> {
  const announced = await database.collection('motions').find({
    where: { courtyardId: member.courtyardId, stage: 'announced' },
    limit: ANNOUNCED_MAX,
    fields: ['opensAt'],
  })
  return announced.length === 0 ? null : Math.min(...announced.map(({ opensAt }) => opensAt))
}

const asked: Readonly<Record<DoorQuestionDocument['kind'], string>> = {
  noSuchDoor: '两户邻居说，户册上的这一户并没有。',
  otherPeople: '两户邻居说，住在这里的不是户册上写的这家人。',
}

function askedNotice({ _id, courtyardId }: HouseholdDocument, kind: DoorQuestionDocument['kind'], now: number) {
  return outboxRow(
    {
      kind: 'doorAsked',
      courtyardId,
      subjectId: _id,
      audience: `household:${_id}`,
      title: '有邻居问起你家',
      text: `${asked[kind]}要是不对，请让认得你家的邻居来认门，或者当面跟院管委会说清楚。接下来请抽到签的三户来断。`,
      period: `${kind}-${now}`,
    },
    now,
  )
}
