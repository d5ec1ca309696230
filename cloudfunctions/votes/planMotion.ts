import { Refusal } from '../shared/refusal'
import { regionCodeOf } from '../shared/regionCodes'
import { matterFor, matterNamedBy, mattersFor } from './domain/ownersMatters'
import { ownersRulesOf } from './domain/regionalRules'
import { endOfRegimeDays, isOwnersRegime, regimeFor, regimeKeys, regimeSuits } from './domain/regimes'
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
  const regionCode = regionCodeOf(courtyard)
  const estate = courtyard.kind === 'estate'
  const texts = version.articles.flatMap(({ title, text }) => [title, text])
  return {
    versionTitle: version.title,
    versionNumber: version.number,
    households: roll.households,
    matters: estate
      ? mattersFor(regionCode).flatMap(({ key, regimeKey }) => {
          const matter = matterFor(key, regionCode)
          return matter ? [{ ...matter, regimeKey }] : []
        })
      : [],
    named: estate ? (matterNamedBy({ titles: [version.title], texts }, regionCode)?.key ?? null) : null,
    posted: estate ? ownersRulesOf(regionCode).posted : '',
    plans: regimeKeys.map((key) => {
      const regime = regimeFor(key, courtyard, regionCode)
      return {
        key,
        name: regime.name,
        source: regime.source,
        suits: regimeSuits(key, courtyard),
        ofOwners: isOwnersRegime(key),
        noticeDays: regime.noticeDays,
        postingDays: regime.postingDays,
        earliestOpensAt: endOfRegimeDays(key, now, regime.noticeDays, courtyard.extraHolidays),
        participationSentence: participationSentence(regime, roll),
        passingSentence: passingSentence(regime, isOwnersRegime(key) ? 'poll' : 'courtyard'),
      }
    }),
  }
}
