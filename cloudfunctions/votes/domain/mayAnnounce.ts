import type { CourtyardKind, MatterKey, Regime, Standing } from '../../shared/documents'
import { matterFor, matterNamedBy, regimeOfMatter } from './ownersMatters'
import { isOwnersRegime, regimeSuits } from './regimes'

export interface Proposal {
  readonly kind: CourtyardKind
  readonly regionCode: string | null
  readonly regimeKey: Regime['key']
  readonly standing: Exclude<Standing, 'statutory'>
  /** Null = not said. */
  readonly matter: MatterKey | null
  /** Of the rule, of the motion, and its question. */
  readonly titles: readonly string[]
  /** Of the rule's articles. */
  readonly texts: readonly string[]
}

export type Obstacle =
  | { readonly code: 'INVALID_INPUT'; readonly at: 'matter' }
  | { readonly code: 'REGIME_UNFIT' }
  /** `name`: which matter; '' where only the regime says that it is one. `named`: the text says so, the form didn't. */
  | { readonly code: 'OWNERS_MATTER'; readonly name: string; readonly named: boolean }

/**
 * What keeps this from being announced; null = nothing. What the law keeps for owners (民法典 278) is decided by them, on paper or
 * in the government's system, under the town: here it can only be a poll, counted as the law counts it. A countryside
 * courtyard has no owners and none of their matters.
 */
export function obstacleTo(proposal: Proposal): Obstacle | null {
  const { kind, regionCode, regimeKey, standing, matter } = proposal
  if (!regimeSuits(regimeKey, { kind })) return { code: 'REGIME_UNFIT' }
  if (kind === 'rural') return (matter ?? 'none') === 'none' ? null : { code: 'INVALID_INPUT', at: 'matter' }

  const said = matter === null ? null : matterFor(matter, regionCode)
  const ofOwners = said !== null && said.key !== 'none' ? said : null
  const named = ofOwners ? null : matterNamedBy(proposal, regionCode)
  if (named) return { code: 'OWNERS_MATTER', name: named.name, named: true }
  if (standing === 'courtyard' && (ofOwners || isOwnersRegime(regimeKey))) {
    return { code: 'OWNERS_MATTER', name: ofOwners?.name ?? '', named: false }
  }
  if (!said) return { code: 'INVALID_INPUT', at: 'matter' }
  const fits = ofOwners ? regimeKey === regimeOfMatter(ofOwners.key) : !isOwnersRegime(regimeKey)
  return fits ? null : { code: 'REGIME_UNFIT' }
}
