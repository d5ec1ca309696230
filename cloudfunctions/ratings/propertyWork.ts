import type { MemberCall } from '../shared/call'
import { oneOf } from '../shared/database'
import type { RatingAnswerState } from '../shared/documents'
import type { RatingsOutput } from './contract'
import { readRatingTodos } from './cardsFor'
import { describeAnswers } from './describeAnswer'
import { edgeKey } from './keys'
import { readMySheets } from './readMine'
import { describePeriod } from './readPeriod'
import { readRound } from './readRound'
import { summarize } from './readResults'
import type { RatingsUseCase } from './useCase'

const RESULTS_MAX = 4
const ANSWERS_MAX = 50
const ANSWERED_MAX = 20
const OPEN_MAX = 10

type Work = RatingsOutput<'propertyWork'>

/** The property manager's whole work in two steps of parallel reads. */
export const propertyWork: RatingsUseCase<'propertyWork'> = async (call) => {
  const [results, answers, households, todos] = await Promise.all([
    readResults(call),
    readAnswers(call),
    readHouseholds(call),
    readRatingTodos(call),
  ])
  return { results, ...answers, households, todos }
}

async function readResults(call: MemberCall): Promise<Work['results']> {
  const results = await call.database.collection('ratingResults').find({
    where: { edgeId: edgeKey(call.secret, call.member.courtyardId, 'property') },
    orderBy: [['closesAt', 'desc']],
    limit: RESULTS_MAX,
  })
  return summarize(call, results)
}

async function readAnswers(call: MemberCall): Promise<Pick<Work, 'toAnswer' | 'answered'>> {
  const { courtyardId } = call.member
  const find = (states: readonly RatingAnswerState[], direction: 'asc' | 'desc', limit: number) =>
    call.database.collection('ratingAnswers').find({
      where: { courtyardId, ratee: 'property', state: oneOf(states) },
      orderBy: [['answerBy', direction]],
      limit,
    })
  const [waiting, given, sheets] = await Promise.all([
    find(['due', 'rejected'], 'asc', ANSWERS_MAX),
    find(['answered', 'confirmed'], 'desc', ANSWERED_MAX),
    readMySheets(call),
  ])
  const described = await describeAnswers(call, [...waiting, ...given], sheets)
  return { toAnswer: described.slice(0, waiting.length), answered: described.slice(waiting.length) }
}

async function readHouseholds(call: MemberCall): Promise<Work['households']> {
  const { database, member, now } = call
  const periods = await database.collection('ratingPeriods').find({
    where: { courtyardId: member.courtyardId, stage: 'open' },
    orderBy: [['opensAt', 'desc']],
    limit: OPEN_MAX,
  })
  const open = periods.find(({ raterGroup, closesAt }) => raterGroup === 'property' && now < closesAt)
  if (!open) return null
  const { households, rated } = await readRound(call, open._id)
  return { period: describePeriod(open, now), rated, total: households.length }
}
