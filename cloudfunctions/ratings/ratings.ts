import type { MemberCall } from '../shared/call'
import { oneOf } from '../shared/database'
import type { RatingResultDocument } from '../shared/documents'
import type { RatingsOutput } from './contract'
import { readRatingCards, readRatingTodos } from './cardsFor'
import { sayRating } from './domain/ring'
import { statusAt } from './domain/periodState'
import { nextPeriodName, readEdges } from './edges'
import { readOwnRating } from './readOwnRating'
import { describePeriod } from './readPeriod'
import { summarize } from './readResults'
import type { RatingsUseCase } from './useCase'

const RUNNING_MAX = 10
/** A year of two monthly edges: the latest half-yearly result is among them. */
const RESULTS_MAX = 26

type Tab = RatingsOutput<'ratings'>

/** The tab in two steps of parallel reads. */
export const ratings: RatingsUseCase<'ratings'> = async (call) => {
  const [open, results, waiting, own, todos, upcoming] = await Promise.all([
    readRatingCards(call),
    readLatest(call),
    readWaiting(call),
    readOwnRating(call, null),
    readRatingTodos(call),
    readUpcoming(call),
  ])
  return { open, results, waiting, own, todos, upcoming }
}

async function readLatest(call: MemberCall): Promise<Tab['results']> {
  const results = await call.database.collection('ratingResults').find({
    where: { courtyardId: call.member.courtyardId },
    orderBy: [['postedAt', 'desc']],
    limit: RESULTS_MAX,
  })
  const isFirst = ({ edgeId }: RatingResultDocument, index: number) =>
    results.findIndex((one) => one.edgeId === edgeId) === index
  return summarize(call, results.filter(isFirst))
}

async function readWaiting({ database, member, now }: MemberCall): Promise<Tab['waiting']> {
  const periods = await database.collection('ratingPeriods').find({
    where: { courtyardId: member.courtyardId, stage: oneOf(['open', 'appealing']) },
    orderBy: [['opensAt', 'desc']],
    limit: RUNNING_MAX,
  })
  return periods.filter((period) => statusAt(period, now) !== 'open').map((period) => describePeriod(period, now))
}

async function readUpcoming(call: MemberCall): Promise<Tab['upcoming']> {
  const { database, member, now } = call
  const [edges, courtyard] = await Promise.all([
    readEdges(call),
    database.collection('courtyards').get(member.courtyardId),
  ])
  return edges
    .flatMap((edge) => {
      const { raterGroup, ratee, dueAt } = edge
      if (dueAt === null) return []
      const periodName = nextPeriodName(edge, now, courtyard)
      return [{ raterGroup, ratee, title: sayRating(ratee), periodName, opensAt: dueAt }]
    })
    .sort((a, b) => a.opensAt - b.opensAt)
}
