import type { Decided } from '../engines/panel/advance'
import { convene } from '../engines/panel/convene'
import { ofKind, take } from '../engines/raised/take'
import type { Call, TimerCall } from '../shared/call'
import { DAY_MS } from '../shared/dates'
import type { MotionDocument, RaisedDocument, RaisedKind } from '../shared/documents'
import type { RaisedId } from '../shared/ids'
import { Refusal } from '../shared/refusal'
import { appendFact } from './appendFact'
import { noteClosed } from './closeObjection'
import { endedBy } from './endedBy'
import { complaintPanelWords } from './domain/complaintWords'
import { judgedWords, panelWords } from './domain/objectionWords'

/** What is raised about a counted vote and settled by households drawn by lot; also what their drawing is about, by kind. */
export const drawnKinds = ['objection', 'receiptMissing', 'lateClaim'] as const
type DrawnKind = (typeof drawnKinds)[number]
export const isDrawn = (kind: RaisedKind): kind is DrawnKind => (drawnKinds as readonly RaisedKind[]).includes(kind)

type Parts = Pick<Call, 'database' | 'secret' | 'now'>

/**
 * Begins the drawing of the three households that settle an objection; once, however often it is called. Where there are too few to draw
 * from it is tried again every day: doors become 认过门, and the time there is doesn't get longer.
 */
export async function drawForObjection(parts: Parts, id: RaisedId): Promise<void> {
  const { database, now } = parts
  const raised = database.collection('raised')
  const objection = await raised.get(id)
  if (objection?.state !== 'insisted' || objection.lotId !== null) return
  const { kind } = objection
  if (!isDrawn(kind)) return
  const motion = await database.collection('motions').get(objection.subjectId)
  if (motion?.stage !== 'posted') return
  try {
    const lotId = await convene(parts, matterOf(motion, objection, kind))
    await raised.updateWhere({ _id: id, state: 'insisted' }, { lotId, wakesAt: null })
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'TOO_FEW_TO_DRAW') throw error
    await raised.updateWhere({ _id: id, state: 'insisted' }, { wakesAt: now + DAY_MS })
  }
}

function matterOf(motion: MotionDocument, matter: RaisedDocument, kind: DrawnKind) {
  const { _id, householdId, raisedBy, answeredBy, answeredAs } = matter
  const words = kind === 'objection' ? panelWords(motion, matter) : complaintPanelWords(motion, { ...matter, kind })
  return {
    ...{ courtyardId: motion.courtyardId, matterKind: kind, matterId: _id },
    asks: { home: 'votes' as const, ...words },
    uninvolved: {
      accounts: [raisedBy, motion.announcedBy, ...(answeredBy === null ? [] : [answeredBy])],
      households: [householdId, answeredAs?.householdId ?? null].filter((one) => one !== null),
    },
  }
}

/** What the households said of an objection: upheld, and the result falls; or dismissed. Where the vote is over already nothing follows. */
export async function objectionDecided({ database, now }: TimerCall, lot: Decided): Promise<void> {
  const upheld = lot.decision === 'yes'
  await database.transaction(async (transaction) => {
    const found = await transaction.collection('raised').get(lot.matterId)
    const objection = ofKind(found, 'objection', lot.courtyardId)
    const motion = objection && (await transaction.collection('motions').get(objection.subjectId))
    if (motion?.stage !== 'posted' || objection?.state !== 'insisted') return
    const step = { by: null, about: motion._id, words: judgedWords(motion, upheld, lot) }
    const settled = await take(transaction, objection, upheld ? 'uphold' : 'dismiss', step, now)
    const noted = await noteClosed(transaction, motion, settled, now)
    if (!upheld) return
    const reasons = `有户提出的异议，${lot.whole ? '不相干的各户' : '抽签请来的三户'}认为成立，这次结果不作数。`
    await appendFact(transaction, noted, endedBy(noted, reasons, now))
  })
}
