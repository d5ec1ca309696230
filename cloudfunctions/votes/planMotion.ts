import { Refusal } from '../shared/refusal'
import { endOfDays } from '../shared/dates'
import { regimeFor, regimeKeys, regimeSuits } from './domain/regimes'
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
    subjectOf(proposal.kind).plan(call, proposal),
    readRollWeight(call, member.courtyardId),
  ])
  if (!courtyard) throw new Refusal('NOT_FOUND')
  if (headed instanceof Refusal) throw headed
  return {
    ...headed,
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
