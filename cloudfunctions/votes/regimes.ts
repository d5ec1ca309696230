import { Refusal } from '../shared/refusal'
import { regimeFor, regimeKeys, regimeSuits } from './domain/regimes'
import { describeRegime } from './describeRegime'
import { readRollWeight } from './readVoters'
import type { VotesUseCase } from './useCase'

/** What this courtyard may vote by, with today's numbers. */
export const regimes: VotesUseCase<'regimes'> = async (call) => {
  const { courtyardId } = call.member
  const [courtyard, roll] = await Promise.all([
    call.database.collection('courtyards').get(courtyardId),
    readRollWeight(call, courtyardId),
  ])
  if (!courtyard) throw new Refusal('NOT_FOUND')
  return {
    plans: regimeKeys
      .filter((key) => regimeSuits(key, courtyard))
      .map((key) => describeRegime(regimeFor(key, courtyard, courtyard.regionCode, call.now), roll)),
  }
}
