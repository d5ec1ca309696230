import type { PublishedBallot } from './publishedRecord'
import type { Sha256 } from './ruleTextHash'

/** Order of strings by UTF-16 code unit, the same on every machine. */
export const byCodeUnit = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** Hash over one line a ballot, sorted by receipt: “receipt choice” or “receipt choice area”. Fixed by the count. */
export function hashOfBallots(ballots: readonly PublishedBallot[], sha256: Sha256): string {
  const lines = new Array<string>(ballots.length)
  for (let i = 0; i < ballots.length; i++) {
    const ballot = ballots[i]
    if (!ballot) continue
    const { receipt, choice, area } = ballot
    lines[i] = area === undefined ? `${receipt} ${choice}` : `${receipt} ${choice} ${area}`
  }
  return sha256(lines.join('\n'))
}
