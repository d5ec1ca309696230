import type * as v from 'valibot'
import { act, type Act } from '../../engines/proposals/act'
import type { Database } from '../../shared/database'
import { sayInstant } from '../../shared/dates'
import type { MotionDocument } from '../../shared/documents'
import { fitText } from '../../shared/fitText'
import type { MotionId } from '../../shared/ids'
import { Refusal } from '../../shared/refusal'
import { appendFact, type Fact } from '../appendFact'
import { readMotion } from '../changeMotion'
import { votesContract } from '../contract'
import { extendedNotice } from '../domain/notices'
import { COUNT_GRACE_MS, isByDay, PLAN_MAX_MS, VOTING_MIN_MS } from '../domain/times'
import { endedBy } from '../endedBy'

/** The committee's own steps in a vote's life. Each is checked when it is proposed, and again when it is taken. */

interface Change<W> {
  readonly title: (motion: MotionDocument) => string
  readonly more?: (what: W) => string[]
  readonly isDone: (motion: MotionDocument, what: W) => boolean
  /** The step, or a refusal thrown. */
  readonly step: (motion: MotionDocument, what: W, now: number) => Fact
  /** What it leaves behind that nobody needs any more; done after it, and again by a retry. */
  readonly clear?: (database: Database, motionId: MotionId) => Promise<unknown>
}

type WithReasons = { readonly motionId: MotionId; readonly reasons: string }

function changing<S extends v.GenericSchema<unknown, WithReasons>>(
  schema: S,
  { title, more, isDone, step, clear }: Change<v.InferOutput<S>>,
): Act<S> {
  return act({
    regime: 'prompt',
    aloneWhileYoung: false,
    schema,
    plan: async (call, what) => {
      await fitText(call, what.reasons)
      const motion = await readMotion(call, what.motionId)
      if (isDone(motion, what)) return null
      step(motion, what, call.now)
      return { title: title(motion), lines: [...(more?.(what) ?? []), `原因：${what.reasons}`] }
    },
    carryOut: async ({ database, now }, what, finish) => {
      await database.transaction(async (transaction) => {
        const motion = await transaction.collection('motions').get(what.motionId)
        if (!motion) throw new Refusal('NOT_FOUND')
        await appendFact(transaction, motion, step(motion, what, now))
        await finish(transaction)
      })
      await clear?.(database, what.motionId)
    },
  })
}

/** Takes back a motion before its vote opens. Once ballots can come in, a committee can't stop them any more. */
export const withdraw = changing(votesContract.withdrawMotion.input, {
  title: ({ title }) => `撤回“${title}”的表决`,
  isDone: ({ stage, endReasons }, { reasons }) => stage === 'ended' && endReasons === reasons,
  step: (motion, { reasons }, now) => {
    if (motion.stage !== 'announced' || now >= motion.opensAt) throw new Refusal('WRONG_STAGE')
    const fact = endedBy(motion, reasons, now)
    return { ...fact, patch: { ...fact.patch, electorate: null } }
  },
  // nobody will ever vote by them
  clear: (database, motionId) => database.collection('electors').removeWhere({ motionId }),
})

/** Ends a motion for which no quorum came together. A vote that is running can't be stopped by those it may go against. */
export const end = changing(votesContract.endMotion.input, {
  title: ({ title }) => `结束“${title}”的表决`,
  isDone: ({ stage, endReasons }, { reasons }) => stage === 'ended' && endReasons === reasons,
  step: (motion, { reasons }, now) => {
    if (motion.stage !== 'noQuorum') throw new Refusal('WRONG_STAGE')
    return endedBy(motion, reasons, now)
  },
})

/** Opens a vote without a quorum once more, with reasons; every ballot stays. */
export const extend = changing(votesContract.extendMotion.input, {
  title: ({ title }) => `延长“${title}”的投票`,
  more: ({ closesAt }) => [`延长到 ${sayInstant(closesAt)}，投过的票都算数`],
  isDone: ({ extension, closesAt }, what) => extension?.reasons === what.reasons && closesAt === what.closesAt,
  step: (motion, { reasons, closesAt }, now) => {
    if (motion.extension) throw new Refusal('ALREADY_EXTENDED')
    if (motion.stage !== 'noQuorum') throw new Refusal('WRONG_STAGE')
    if (closesAt < now + VOTING_MIN_MS) {
      throw new Refusal('VOTING_TOO_SHORT', { earliestClosesAt: now + VOTING_MIN_MS })
    }
    if (!isByDay(closesAt)) throw new Refusal('HOURS_UNFIT', { at: 'closesAt' })
    if (closesAt > now + PLAN_MAX_MS) throw new Refusal('INVALID_INPUT', { at: 'closesAt' })
    return {
      kind: 'extended',
      payload: { reasons, closedAt: motion.closesAt, closesAt },
      at: now,
      patch: {
        stage: 'open',
        extension: { reasons, closedAt: motion.closesAt, at: now },
        closesAt,
        turnout: null,
        countedAt: null,
        countWait: null,
        dueAt: closesAt + COUNT_GRACE_MS,
      },
      notice: extendedNotice({ ...motion, closesAt }, now, reasons),
    }
  },
})
