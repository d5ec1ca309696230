import type { CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'

export type Places = CourtyardOutput<'placesIn'>['places']

const OFFERED_MAX = 6

/** Names to tap instead of typing: those that have what is typed in them, none once one of them is typed. */
export function offersOf(places: Places, typed: string): readonly string[] {
  const sought = typed.trim()
  const names = places.map(({ name }) => name)
  return names.includes(sought) ? [] : names.filter((name) => name.includes(sought)).slice(0, OFFERED_MAX)
}
