import { Refusal } from '../shared/refusal'
import { matterFor, matterNamedBy, mattersFor } from './domain/ownersMatters'
import { ownersRulesOf } from './domain/regionalRules'
import { endOfRegimeDays, isOwnersRegime, regimeFor, regimeKeys, regimeSuits } from './domain/regimes'
import { byDayFrom } from './domain/times'
import { participationSentence, passingSentence } from './domain/sentences'
import { readRollWeight } from './readVoters'
import { proposalOf, subjectOf } from './subjects/subjectOf'
import type { VotesUseCase } from './useCase'

/** What a vote on this could look like: each regime with its sentences and its earliest opening. */
export const planMotion: VotesUseCase<'planMotion'> = async (call, input) => {
  const { database, member, now } = call
  const proposal = proposalOf(input)
  const [courtyard, headed, roll] = await Promise.all([
    database.collection('courtyards').get(member.courtyardId),
    subjectOf(proposal.kind).plan({ database, now, courtyardId: member.courtyardId }, proposal),
    readRollWeight(call, member.courtyardId),
  ])
  if (!courtyard) throw new Refusal('NOT_FOUND')
  if (headed instanceof Refusal) throw headed
  const { heading, words } = headed
  const { regionCode } = courtyard
  const estate = courtyard.kind === 'estate'
  return {
    ...heading,
    ofCommittee: proposal.kind === 'committee',
    households: roll.households,
    matters: estate
      ? mattersFor(regionCode).flatMap(({ key, regimeKey }) => {
          const matter = matterFor(key, regionCode)
          return matter ? [{ ...matter, regimeKey }] : []
        })
      : [],
    named: estate ? (matterNamedBy(words, regionCode)?.key ?? null) : null,
    posted: estate ? ownersRulesOf(regionCode).posted : '',
    plans: regimeKeys.map((key) => {
      const regime = regimeFor(key, courtyard, regionCode, now)
      return {
        key,
        name: regime.name,
        source: regime.source,
        suits: regimeSuits(key, courtyard),
        ofOwners: isOwnersRegime(key),
        noticeDays: regime.noticeDays,
        postingDays: regime.postingDays,
        earliestOpensAt: byDayFrom(endOfRegimeDays(key, now, regime.noticeDays, courtyard.extraHolidays)),
        participationSentence: participationSentence(regime, roll),
        passingSentence: passingSentence(regime, isOwnersRegime(key) ? 'poll' : 'courtyard'),
      }
    }),
  }
}
