import { oneOf, type Transaction } from '../../shared/database'
import type { MotionDocument, RaisedDocument } from '../../shared/documents'
import { openStates } from '../../engines/raised/states'
import { ofKind, remind, take } from '../../engines/raised/take'
import { wake } from '../../engines/raised/times'
import { appendFact } from '../appendFact'
import type { Objection } from '../changeObjection'
import { noteClosed } from '../closeObjection'
import { endedNotice } from '../domain/notices'
import { lapsedWords, lapsingWords, overdueWords } from '../domain/objectionWords'
import { afterPosting } from '../domain/statusAt'
import { stillAt, type AdvanceParts } from './advanceParts'
import { takeEffect } from './takeEffect'

/** Takes one batch at a time; there is one open objection a person, so a posting hardly ever has more. */
const WAKES_MAX = 20
const OPEN_MAX = 1000

/**
 * What a posted result waits for: objections that are late or about to lapse are told of, those left alone after their answer
 * lapse; then, with none open, it is decided. One that nobody answers is late and stays open: the result takes no effect.
 */
export async function settlePosted(parts: AdvanceParts, motion: MotionDocument): Promise<void> {
  const { database, now } = parts
  const open = await database.collection('raised').find({
    where: { subjectId: motion._id, state: oneOf(openStates('objection')) },
    orderBy: [['createdAt', 'asc']],
    limit: OPEN_MAX,
  })
  const due = open.filter((objection) => wake(objection, now) !== null)
  if (due.length > 0) {
    for (const { _id } of due.slice(0, WAKES_MAX)) await wakeObjection(parts, motion, _id)
    return
  }
  if (motion.openObjections === 0 && motion.postedUntil !== null && motion.postedUntil <= now) {
    return decide(parts, motion)
  }
  await lookAgain(parts, motion, open)
}

async function wakeObjection({ database, now }: AdvanceParts, { _id }: MotionDocument, objectionId: string) {
  await database.transaction(async (transaction) => {
    const motion = await transaction.collection('motions').get(_id)
    if (motion?.stage !== 'posted') return
    const objection = ofKind(await transaction.collection('raised').get(objectionId), 'objection', motion.courtyardId)
    if (objection) await takeDue(transaction, motion, objection, now)
  })
}

async function takeDue(transaction: Transaction, motion: MotionDocument, objection: Objection, now: number) {
  const { _id: about } = motion
  const { dueAt, lapsesAt } = objection
  switch (wake(objection, now)) {
    case 'overdue':
      return remind(transaction, objection, 'overdue', about, overdueWords(motion, dueAt), now)
    case 'lapsing':
      return remind(transaction, objection, 'lapsing', about, lapsingWords(motion, lapsesAt ?? now), now)
    case 'lapse': {
      const step = { by: null, about, words: lapsedWords(motion) }
      await noteClosed(transaction, motion, await take(transaction, objection, 'lapse', step, now), now)
      return
    }
    case null:
      return
  }
}

/** Nothing to do before the next objection wakes or the posting ends; one that waits for people sets no time. */
async function lookAgain(
  { database, now }: AdvanceParts,
  read: MotionDocument,
  open: readonly Pick<RaisedDocument, 'wakesAt'>[],
): Promise<void> {
  const wakes = open.flatMap(({ wakesAt }) => wakesAt ?? [])
  const times = [...wakes, ...(read.openObjections === 0 && read.postedUntil !== null ? [read.postedUntil] : [])]
  const later = times.filter((time) => time > now)
  await database.transaction(async (transaction) => {
    const motion = await stillAt(transaction, read)
    if (motion.dueAt !== read.dueAt) return
    await transaction.collection('motions').update(motion._id, { dueAt: later.length > 0 ? Math.min(...later) : null })
  })
}

/** A poll; or what was counted as owners decide, and announced as the courtyard's decision before that was refused. */
const endReasons = ({ standing }: MotionDocument): string =>
  standing === 'poll'
    ? '意向征集结束。结果供大家参考，不直接生效。'
    : '这件事法律留给全体业主共同决定。结果供大家参考，不直接生效。'

async function decide(parts: AdvanceParts, motion: MotionDocument): Promise<void> {
  const { database, now } = parts
  const next = afterPosting(motion)
  if (next === 'inForce') return takeEffect(parts, motion)
  const reasons = next === 'ended' ? endReasons(motion) : ''
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
