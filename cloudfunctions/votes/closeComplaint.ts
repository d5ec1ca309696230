import type { Decided } from '../engines/panel/advance'
import { next } from '../engines/raised/states'
import { ofKind, take } from '../engines/raised/take'
import type { TimerCall } from '../shared/call'
import type { Transaction } from '../shared/database'
import type { MotionDocument, RaisedDocument } from '../shared/documents'
import { appendFact } from './appendFact'
import { complaintSettledWords, type ComplaintKind } from './domain/complaintWords'
import { isHeldAgain } from './domain/complaints'
import { heldAgainBy } from './endedBy'

type Complaint = RaisedDocument & { readonly kind: ComplaintKind }

/** What the households said of it: it stands beside the result; from the margin on the vote is held again. */
export const complaintDecided =
  (kind: ComplaintKind) =>
  async ({ database, now }: TimerCall, lot: Decided): Promise<void> => {
    await database.transaction(async (transaction) => {
      const complaint = ofKind(await transaction.collection('raised').get(lot.matterId), kind, lot.courtyardId)
      const motion = complaint && (await transaction.collection('motions').get(complaint.subjectId))
      if (!motion) return
      await closeComplaint(transaction, motion, complaint, lot.decision === 'yes' ? 'uphold' : 'dismiss', now)
    })
  }

/** Settles a complaint, or lets its time run out. Nothing where it isn't open any more. */
export async function closeComplaint(
  transaction: Transaction,
  motion: MotionDocument,
  complaint: Complaint,
  act: 'uphold' | 'dismiss' | 'expire',
  now: number,
): Promise<void> {
  if (next(complaint.kind, complaint.state, act) === null) return
  const { upheld: before = 0, open = 0 } = motion.complaints ?? {}
  const words = complaintSettledWords(
    motion,
    ({ uphold: 'upheld', dismiss: 'dismissed', expire: 'undecided' } as const)[act],
  )
  await take(transaction, complaint, act, { by: null, about: motion._id, words }, now)
  const complaints = { open: Math.max(0, open - 1), upheld: before + (act === 'uphold' ? 1 : 0) }
  const posted = motion.stage === 'posted'
  await transaction.collection('motions').update(motion._id, { complaints, ...(posted ? { dueAt: now } : {}) })
  const changed = { ...motion, complaints }
  if (posted && isHeldAgain(changed)) await appendFact(transaction, changed, heldAgainBy(changed, now))
}
