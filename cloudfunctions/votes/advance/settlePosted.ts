import { oneOf, type Transaction } from '../../shared/database'
import type { MotionDocument, RaisedDocument } from '../../shared/documents'
import type { RaisedId } from '../../shared/ids'
import { next, openStates } from '../../engines/raised/states'
import { ofKind, remind, take } from '../../engines/raised/take'
import { wake } from '../../engines/raised/times'
import { appendFact } from '../appendFact'
import type { Objection } from '../changeObjection'
import { noteClosed } from '../closeObjection'
import { endedNotice } from '../domain/notices'
import { insistedWords, lapsedWords, lapsingWords, undecidedWords } from '../domain/objectionWords'
import { undecidedAt } from '../domain/postingTimes'
import { afterPosting } from '../domain/statusAt'
import { closeComplaint } from '../closeComplaint'
import { complaintsMatter } from '../domain/complaints'
import { drawForObjection, isDrawn } from '../objectionPanel'
import { stillAt, type AdvanceParts } from './advanceParts'
import { takeEffect } from './takeEffect'

/** Takes one batch at a time; there is one objection a household, so a posting hardly ever has more. */
const WAKES_MAX = 20
const OPEN_MAX = 1000

/**
 * What a posted result waits for. Objections that nobody answered in time go to three households, as do those their raiser insists on;
 * those left alone after their answer lapse; 30 days after posting began none is in the way any more. Then it is decided.
 */
export async function settlePosted(parts: AdvanceParts, motion: MotionDocument): Promise<void> {
  const { database, now } = parts
  const found = await database.collection('raised').find({
    where: { subjectId: motion._id, state: oneOf(openStates('objection')) },
    orderBy: [['createdAt', 'asc']],
    limit: OPEN_MAX,
  })
  const open = found.filter(({ kind }) => isDrawn(kind))
  const over = now >= undecidedAt(motion)
  const due = over ? open : open.filter((objection) => wake(objection, now) !== null)
  if (due.length > 0) {
    for (const { _id } of due.slice(0, WAKES_MAX)) await wakeMatter(parts, motion, _id, over)
    return
  }
  if (
    motion.openObjections === 0 &&
    !complaintsMatter(motion) &&
    motion.postedUntil !== null &&
    motion.postedUntil <= now
  ) {
    return decide(parts, motion)
  }
  await lookAgain(parts, motion, open)
}

async function wakeMatter(parts: AdvanceParts, { _id }: MotionDocument, id: RaisedId, over: boolean) {
  const { database, now } = parts
  await database.transaction(async (transaction) => {
    const motion = await transaction.collection('motions').get(_id)
    const found = await transaction.collection('raised').get(id)
    if (motion?.stage !== 'posted' || !found) return
    const objection = ofKind(found, 'objection', motion.courtyardId)
    if (objection) return (over ? expire : takeDue)(transaction, motion, objection, now)
    const complaint =
      ofKind(found, 'receiptMissing', motion.courtyardId) ?? ofKind(found, 'lateClaim', motion.courtyardId)
    if (complaint && over) await closeComplaint(transaction, motion, complaint, 'expire', now)
  })
  // not within a transaction: it begins one of its own, in the courtyard's chain
  if (!over) await drawForObjection(parts, id)
}

async function expire(transaction: Transaction, motion: MotionDocument, objection: Objection, now: number) {
  if (next('objection', objection.state, 'expire') === null) return
  const step = { by: null, about: motion._id, words: undecidedWords(motion) }
  await noteClosed(transaction, motion, await take(transaction, objection, 'expire', step, now), now)
}

async function takeDue(transaction: Transaction, motion: MotionDocument, objection: Objection, now: number) {
  const { _id: about } = motion
  switch (wake(objection, now)) {
    case 'refer':
      await take(transaction, objection, 'refer', { by: null, about, words: insistedWords(motion, true) }, now)
      return
    case 'lapsing':
      return remind(transaction, objection, about, lapsingWords(motion, objection.lapsesAt ?? now), now)
    case 'lapse': {
      const step = { by: null, about, words: lapsedWords(motion) }
      await noteClosed(transaction, motion, await take(transaction, objection, 'lapse', step, now), now)
      return
    }
    case 'draw':
    case null:
      return
  }
}

/** Nothing to do before the next objection wakes, the time for all of them is over, or the posting ends. */
async function lookAgain(
  { database, now }: AdvanceParts,
  read: MotionDocument,
  open: readonly Pick<RaisedDocument, 'wakesAt'>[],
): Promise<void> {
  const wakes = open.flatMap(({ wakesAt }) => wakesAt ?? [])
  const waits = read.openObjections > 0 || complaintsMatter(read)
  const ends = waits || read.postedUntil === null ? [] : [read.postedUntil]
  if (open.length > 0) ends.push(undecidedAt(read))
  const times = [...wakes, ...ends]
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
