import type { TimerCall } from '../shared/call'
import { MINUTE_MS } from '../shared/dates'
import { atMost, isDuplicateKey } from '../shared/database'
import { logBug } from '../shared/log'
import { MovedOn } from './advance/advanceParts'
import { openPeriod } from './advance/openPeriod'
import { settleAnswer } from './advance/settleAnswer'
import { takeStep } from './advance/takeStep'
import { tellOverdue } from './advance/tellOverdue'

const BATCH = 50
/** Reminded, closed and posted are three steps of one period; the rest is room for others who move it at the same time. */
const PASSES_MAX = 8
/** Leaves room within the function's 20 s for the one being worked on. */
const TIME_MS = 12_000
/** What fails is out of the others' way for this long. */
const AFTER_FAILURE_MS = 5 * MINUTE_MS

/**
 * The timer: edges, periods and answers that the clock asks something of, the longest due first. What isn't reached now is
 * due in a minute again. `elapsed` gives the milliseconds since the call began.
 */
export async function advanceDue(call: TimerCall, elapsed = since(Date.now())): Promise<void> {
  const { database, now } = call
  const edges = database.collection('ratingEdges')
  const periods = database.collection('ratingPeriods')
  const answers = database.collection('ratingAnswers')
  const due = { where: { dueAt: atMost(now) }, orderBy: [['dueAt', 'asc']], limit: BATCH } as const
  const later = { dueAt: now + AFTER_FAILURE_MS }
  const parts = { requestId: call.requestId, inTime: () => elapsed() <= TIME_MS }
  await takeAll({
    ...parts,
    find: () => edges.find(due),
    take: (edge) => openPeriod(call, edge),
    postpone: (_id) => edges.updateWhere({ _id, dueAt: atMost(now) }, later),
  })
  await takeAll({
    ...parts,
    find: () => periods.find(due),
    take: (period) => takeStep(call, period),
    postpone: (_id) => periods.updateWhere({ _id, dueAt: atMost(now) }, later),
  })
  await takeAll({
    ...parts,
    find: () => answers.find(due),
    take: (answer) => (answer.state === 'answered' ? settleAnswer(call, answer) : tellOverdue(call, answer)),
    postpone: (_id) => answers.updateWhere({ _id, dueAt: atMost(now) }, later),
  })
}

const since = (start: number) => () => Date.now() - start

interface Work<T extends { readonly _id: string }> {
  readonly requestId: string
  readonly inTime: () => boolean
  readonly find: () => Promise<T[]>
  readonly take: (one: T) => Promise<unknown>
  readonly postpone: (id: T['_id']) => Promise<unknown>
}

/** One that can't be moved doesn't hold up the rest: it is logged and comes again later. */
async function takeAll<T extends { readonly _id: string }>(work: Work<T>): Promise<void> {
  for (let pass = 0; pass < PASSES_MAX; pass++) {
    const due = await work.find()
    if (due.length === 0) return
    for (const one of due) {
      if (!work.inTime()) return
      try {
        await work.take(one)
      } catch (error) {
        // somebody else took the step: the next pass sees what has become of it
        if (error instanceof MovedOn || isDuplicateKey(error)) continue
        logBug(work.requestId, error)
        await work.postpone(one._id)
      }
    }
  }
}
