import type { Decided } from '../../engines/panel/advance'
import { convene } from '../../engines/panel/convene'
import type { MemberCall, TimerCall } from '../../shared/call'
import type { DoorQuestionDocument, HouseholdDocument } from '../../shared/documents'
import { outboxRow } from '../../shared/outbox'
import { Refusal } from '../../shared/refusal'

/** What a drawing about a door is about, by kind. */
export const DOOR_LOT = 'doorQuestion'

const words: Readonly<Record<DoorQuestionDocument['kind'], { readonly yes: string; readonly no: string }>> = {
  noSuchDoor: { yes: '没有这一户', no: '有这一户' },
  otherPeople: { yes: '不是这家人', no: '是这家人' },
}

/**
 * Three households settle what stands against a door; neither those who raised it nor the door itself are among them. Where there are
 * too few to draw from it stays as it is, and after its days the door counts like any other.
 */
export async function settleByLot(
  call: MemberCall,
  question: DoorQuestionDocument,
  door: HouseholdDocument,
): Promise<void> {
  const { courtyardId, householdId, kind, raisedBy, raisers, standsSince } = question
  const said = raisers.map(({ text }) => `有邻居说：${text}`)
  try {
    await convene(call, {
      ...{ courtyardId, matterKind: DOOR_LOT, matterId: `${householdId}:${kind}:${standsSince ?? 0}` },
      asks: {
        home: 'courtyard',
        title: `${door.no} 这一户，户册上写得对不对`,
        lines: [
          `户册上：${door.no}${door.address === '' ? '' : `，${door.address}`}`,
          ...said,
          `说“${words[kind].yes}”：院管委会要把户册改对`,
          `说“${words[kind].no}”：这一户照常`,
        ],
        words: words[kind],
      },
      uninvolved: { accounts: raisers.map(({ by }) => by), households: [householdId, ...raisedBy] },
    })
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'TOO_FEW_TO_DRAW') throw error
  }
}

/** Their word: the question is upheld or dismissed, and the door is told. */
export async function questionDecided(call: TimerCall, { courtyardId, matterId, decision }: Decided): Promise<void> {
  const { now } = call
  const [householdId = '', kind = ''] = matterId.split(':')
  await call.database.transaction(async (transaction) => {
    const questions = transaction.collection('doorQuestions')
    const question = await questions.get(`${courtyardId}:${householdId}:${kind}`)
    if (question?.state !== 'standing') return
    await questions.update(question._id, { state: decision === 'yes' ? 'upheld' : 'dismissed' })
    await transaction.collection('outbox').create(
      outboxRow(
        {
          kind: 'doorAsked',
          courtyardId,
          subjectId: question.householdId,
          audience: `household:${question.householdId}`,
          title: '邻居问起你家的事定了',
          text: `抽签请来的邻居说：${words[question.kind][decision]}。${decision === 'yes' ? '觉得不对，请当面找院管委会，或者请社区来看。' : '你家照常投票。'}`,
          period: `${question.kind}-${question.standsSince ?? 0}-${decision}`,
        },
        now,
      ),
    )
  })
}
