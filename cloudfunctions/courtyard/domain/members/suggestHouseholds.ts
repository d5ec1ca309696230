import { foldKey } from '../../../shared/characters'

export interface Candidate {
  readonly no: string
  readonly address: string
  readonly headName: string
}

export const SUGGESTIONS_MAX = 5

/** Households that a newcomer's name or claim (“3组张桂芳家”) points to, the likeliest first, at most five. */
export function suggestHouseholds<T extends Candidate>(name: string, claim: string, households: readonly T[]): T[] {
  return households
    .map((household, order) => ({ household, order, score: likelihood(name, claim, household) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.order - b.order)
    .slice(0, SUGGESTIONS_MAX)
    .map(({ household }) => household)
}

/** All of them as keys: a newcomer types a wide 3 or another dash than the roll. */
function likelihood(typedName: string, claim: string, household: Candidate): number {
  const [name, said] = [foldKey(typedName), foldKey(claim)]
  const [no, address, headName] = [foldKey(household.no), foldKey(household.address), foldKey(household.headName)]
  let score = 0
  if (headName !== '' && headName === name) score += 8
  if (headName !== '' && said.includes(headName)) score += 6
  if (no !== '' && mentions(said, no)) score += 6
  if (address !== '' && (said.includes(address) || (said.length >= 4 && address.endsWith(said)))) score += 5
  // a family name alone is too little to go by, unless nothing else is said
  else if (score === 0 && said.length <= 4 && headName !== '' && said.startsWith(headName.slice(0, 1))) score += 1
  return score
}

/** N002 but not within N0021. */
function mentions(said: string, no: string): boolean {
  for (let at = said.indexOf(no); at !== -1; at = said.indexOf(no, at + 1)) {
    const before = said[at - 1] ?? ''
    const after = said[at + no.length] ?? ''
    if (!/\d/.test(after) && !/[\dA-Z]/.test(before)) return true
  }
  return false
}
