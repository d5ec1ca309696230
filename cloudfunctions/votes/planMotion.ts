import { Refusal } from '../shared/refusal'
import { endOfDays } from '../shared/dates'
import { regimeFor, regimeKeys, regimeSuits } from './domain/regimes'
import { participationSentence, passingSentence } from './domain/sentences'
import { readRollWeight } from './readVoters'
import type { VotesUseCase } from './useCase'

/** What a vote on this version could look like: each regime with its sentences and its earliest opening. */
export const planMotion: VotesUseCase<'planMotion'> = async (call, { versionId }) => {
  const { database, member, now } = call
  const [courtyard, version, roll] = await Promise.all([
    database.collection('courtyards').get(member.courtyardId),
    database.collection('ruleVersions').get(versionId),
    readRollWeight(call, member.courtyardId),
  ])
  if (!courtyard || version?.courtyardId !== member.courtyardId) throw new Refusal('NOT_FOUND')
  return {
    versionTitle: version.title,
    versionNumber: version.number,
    households: roll.households,
    postingDays: courtyard.settings.postingDays,
    plans: regimeKeys.map((key) => {
      const regime = regimeFor(key, courtyard)
      return {
        key,
        name: regime.name,
        source: regime.source,
        suits: regimeSuits(key, courtyard),
        noticeDays: regime.noticeDays,
        earliestOpensAt: endOfDays(now, regime.noticeDays, courtyard.extraHolidays),
        participationSentence: participationSentence(regime, roll),
        passingSentence: passingSentence(regime),
      }
    }),
  }
}
