import { endOfDays } from '../../shared/dates'
import type { RatingEdgeDocument, RatingForm, RatingPeriodDocument, StandardDocument } from '../../shared/documents'
import { readRoll } from '../../shared/readRoll'
import { sha256 } from '../../shared/sha256'
import { holdsHere } from '../../shared/offices'
import { canonicalJson } from '../../engines/chain/domain/canonicalJson'
import { dueOpening, nextOpening, type Opening } from '../domain/cycles'
import { openedNotice } from '../domain/notices'
import { COUNT_GRACE_MS, REMINDER_MS } from '../domain/periodState'
import { GROUP_MIN_LEAST, seatOf } from '../domain/ring'
import { periodIdOf } from '../keys'
import { readOfficeHolders } from '../readOfficeHolders'
import { MovedOn, type AdvanceParts } from './advanceParts'
import { freezeSeats } from './freezeSeats'

/**
 * Opens the period of a due edge with its form, rules and groups frozen, and says when the next one is due: one transaction, so any
 * number of runs open it once. A timer that comes late takes nobody's days away: they count from the day it opened.
 */
export async function openPeriod(parts: AdvanceParts, edge: RatingEdgeDocument): Promise<void> {
  const { database, now } = parts
  const due = dueOpening(edge, edge.lastPeriodKey, now)
  if (!due || edge.standardId === null) throw new Error(`edge ${edge._id} is due with nothing to open`)
  const [courtyard, standard, eligible] = await Promise.all([
    database.collection('courtyards').get(edge.courtyardId),
    database.collection('standards').get(edge.standardId),
    countEligible(parts, edge, due.periodKey),
  ])
  if (!standard) throw new Error(`edge ${edge._id} has lost its standard`)
  const extraHolidays = courtyard?.extraHolidays ?? []
  const period = newPeriod(parts, edge, due, standard, eligible, extraHolidays)
  const next = nextOpening(edge, due.periodKey, now, extraHolidays)
  await database.transaction(async (transaction) => {
    const edges = transaction.collection('ratingEdges')
    const current = await edges.get(edge._id)
    const same = (['revision', 'lastPeriodKey', 'standardId'] as const).every(
      (field) => current?.[field] === edge[field],
    )
    if (!same) throw new MovedOn(`edge ${edge._id} has moved on`)
    await transaction.collection('ratingPeriods').create(period)
    await transaction.collection('outbox').create(openedNotice(period, now))
    await edges.update(edge._id, { lastPeriodKey: due.periodKey, dueAt: next.opensAt })
  })
}

function newPeriod(
  { secret, now }: AdvanceParts,
  edge: RatingEdgeDocument,
  { periodKey, opensAt }: Opening,
  standard: StandardDocument,
  eligible: number,
  extraHolidays: readonly string[],
): RatingPeriodDocument {
  const { _id: edgeId, courtyardId, raterGroup, ratee, openDays, groupMin, answerDays } = edge
  const form = formOf(standard)
  const closesAt = endOfDays(now, openDays, extraHolidays)
  return {
    _id: periodIdOf(secret, edgeId, periodKey),
    ...{ courtyardId, edgeId, raterGroup, ratee, periodKey },
    form,
    formHash: sha256(canonicalJson(form)),
    groupMin: Math.max(groupMin, GROUP_MIN_LEAST),
    ...{ answerDays, eligible, opensAt, closesAt },
    stage: 'open',
    reminded: false,
    appealUntil: null,
    openAppeals: 0,
    postedAt: null,
    dueAt: closesAt - REMINDER_MS > now ? closesAt - REMINDER_MS : closesAt + COUNT_GRACE_MS,
    createdAt: now,
    schema: 1,
  }
}

const formOf = ({ _id: standardId, number, title, items, praiseReasons }: StandardDocument): RatingForm => ({
  ...{ standardId, number, title, items, praiseReasons },
})

/** How many rate; on the property's edge how many households somebody of the team may rate, which nobody may the own. */
async function countEligible(parts: AdvanceParts, edge: RatingEdgeDocument, periodKey: string): Promise<number> {
  const { database, secret, now } = parts
  const { courtyardId, raterGroup } = edge
  if (raterGroup === 'households') return freezeSeats(parts, courtyardId, periodIdOf(secret, edge._id, periodKey))
  const [holders, roll] = await Promise.all([
    readOfficeHolders(database, courtyardId, now),
    raterGroup === 'committee' ? [] : readRoll(database, courtyardId, []),
  ])
  if (raterGroup === 'committee') return holders.filter((member) => seatOf(edge, member, null, now) !== null).length
  const team = holders.filter((member) => holdsHere(member, 'propertyManager', now))
  return roll.filter(({ _id }) => team.length === 0 || team.some((one) => seatOf(edge, one, _id, now) !== null)).length
}
