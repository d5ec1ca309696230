import type { TimerCall } from '../../shared/call'
import { atMost } from '../../shared/database'
import { MINUTE_MS } from '../../shared/dates'
import type { LotDocument, ProposalHome, Word } from '../../shared/documents'
import { logBug } from '../../shared/log'
import { outboxRow } from '../../shared/outbox'
import { Refusal } from '../../shared/refusal'
import { standing } from '../lots/standing'
import { decide } from './say'

const BATCH = 50
/** Somebody may have been replaced meanwhile. */
const AGAIN_MS = 30 * MINUTE_MS

export type Decided = LotDocument & { readonly decision: Word }
/** What follows from a decision, by the kind of matter. Does it once, however often it is called. */
export type Verdicts = Readonly<Record<string, (call: TimerCall, lot: Decided) => Promise<void>>>

/** The timer's part: those who are asked are told, and what was decided is done. */
export async function advancePanels(call: TimerCall, home: ProposalHome, verdicts: Verdicts): Promise<void> {
  const { database, now } = call
  const lots = database.collection('lots')
  const due = await lots.find({ where: { home, dueAt: atMost(now) }, orderBy: [['dueAt', 'asc']], limit: BATCH })
  for (const lot of due) {
    let next: number | null = now + AGAIN_MS
    try {
      const decided = await verdict(call, lot)
      if (decided) {
        await verdicts[lot.matterKind]?.(call, decided)
        next = null
      } else await tellAsked(call, lot)
    } catch (error) {
      if (!(error instanceof Refusal)) logBug(call.requestId, error)
    }
    await lots.updateWhere({ _id: lot._id, dueAt: lot.dueAt ?? now }, { dueAt: next })
  }
}

async function verdict(call: TimerCall, lot: LotDocument): Promise<Decided | null> {
  const { decision } = lot
  if (decision !== null) return { ...lot, decision }
  await decide(call, lot._id)
  const read = await call.database.collection('lots').get(lot._id)
  return read?.decision ? { ...read, decision: read.decision } : null
}

/** Each household that is asked, once. */
export async function tellAsked(call: Pick<TimerCall, 'database' | 'now'>, { _id, courtyardId, title }: LotDocument) {
  const { database, now } = call
  const { asked } = await standing(call, _id)
  for (const { door, state, answerBy } of asked) {
    if (state !== 'asked') continue
    await database.collection('outbox').create(
      outboxRow(
        {
          kind: 'lotAsked',
          courtyardId,
          subjectId: _id,
          audience: `household:${door.householdId}`,
          title: `抽签抽到你家：${title}`,
          text: '请你家来说句公道话：看五行字，点一个按钮。不愿意也可以点“不参加”，会请下一户。',
          period: door.householdId,
          happensAt: answerBy,
        },
        now,
      ),
    )
  }
}
