import type { Regime, Standing, Weight } from '../shared/documents'
import { sha256 } from '../shared/sha256'
import type { VotesOutput } from './contract'
import { canonicalJson } from '../engines/chain/domain/canonicalJson'
import { isOwnersRegime } from './domain/regimes'
import { participationSentence, passingSentence } from './domain/sentences'

export const hashRegime = (regime: Regime) => sha256(canonicalJson(regime))

/** A regime as the pages show it, its sentences with the numbers of this electorate. */
export function describeRegime(
  regime: Regime,
  electorate: Weight,
  standing: Standing = isOwnersRegime(regime.key) ? 'poll' : 'courtyard',
): VotesOutput<'regimes'>['plans'][number] {
  const { key, name, source, noticeDays, postingDays, abstentionParticipates, ballotChangeable } = regime
  return {
    key,
    name,
    source,
    noticeDays,
    postingDays,
    participationSentence: participationSentence(regime, electorate),
    passingSentence: passingSentence(regime, standing),
    abstentionParticipates,
    ballotChangeable,
    hash: hashRegime(regime),
  }
}
