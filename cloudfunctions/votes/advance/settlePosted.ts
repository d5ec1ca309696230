import type { MotionDocument } from '../../shared/documents'
import { appendFact } from '../appendFact'
import { closeObjection } from '../closeObjection'
import { endedNotice } from '../domain/notices'
import { mayClose } from '../domain/objectionStates'
import { afterPosting } from '../domain/statusAt'
import { stillAt, type AdvanceParts } from './advanceParts'
import { takeEffect } from './takeEffect'

/** Lapses one batch at a time; there is one open objection a person, so a posting hardly ever has more. */
const LAPSES_MAX = 20

/** What a posted result waits for: objections left alone after their answer lapse; then, with none open, it is decided. */
export async function settlePosted(parts: AdvanceParts, motion: MotionDocument): Promise<void> {
  const answered = await parts.database.collection('objections').find({
    where: { motionId: motion._id, state: 'answered' },
    orderBy: [['createdAt', 'asc']],
    limit: 1000,
  })
  const lapsed = answered.filter(({ lapsesAt }) => lapsesAt !== null && lapsesAt <= parts.now)
  if (lapsed.length > 0) {
    for (const { _id } of lapsed.slice(0, LAPSES_MAX)) await lapse(parts, motion, _id)
    return
  }
  if (motion.openObjections === 0 && motion.postedUntil !== null && motion.postedUntil <= parts.now) {
    return decide(parts, motion)
  }
  const lapses = answered.flatMap(({ lapsesAt }) => (lapsesAt === null ? [] : [lapsesAt]))
  await lookAgain(parts, motion, lapses)
}

async function lapse({ database, now }: AdvanceParts, { _id }: MotionDocument, objectionId: string): Promise<void> {
  await database.transaction(async (transaction) => {
    const motion = await transaction.collection('motions').get(_id)
    const objection = await transaction.collection('objections').get(objectionId)
    if (motion?.stage !== 'posted' || !objection || !mayClose(objection, 'lapsed')) return
    await closeObjection(transaction, motion, objection, 'lapsed', now)
  })
}

/** Nothing to do before the next answer lapses or the posting ends; an objection that waits for people sets no time. */
async function lookAgain({ database, now }: AdvanceParts, read: MotionDocument, lapses: number[]): Promise<void> {
  const times = [...lapses, ...(read.openObjections === 0 && read.postedUntil !== null ? [read.postedUntil] : [])]
  const later = times.filter((time) => time > now)
  await database.transaction(async (transaction) => {
    const motion = await stillAt(transaction, read)
    if (motion.dueAt !== read.dueAt) return
    await transaction.collection('motions').update(motion._id, { dueAt: later.length > 0 ? Math.min(...later) : null })
  })
}

async function decide(parts: AdvanceParts, motion: MotionDocument): Promise<void> {
  const { database, now } = parts
  const next = afterPosting(motion)
  if (next === 'inForce') return takeEffect(parts, motion)
  const reasons = next === 'ended' ? '意向征集结束。结果供大家参考,不直接生效。' : ''
  await database.transaction(async (transaction) => {
    await appendFact(transaction, await stillAt(transaction, motion), {
      kind: next,
      payload: { reasons },
      at: now,
      patch: { stage: next, decidedAt: now, dueAt: null, endReasons: reasons },
      ...(next === 'ended' ? { notice: endedNotice(motion, now, reasons) } : {}),
    })
  })
}
