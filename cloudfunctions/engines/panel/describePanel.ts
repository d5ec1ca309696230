import type { HouseholdId } from '../../shared/ids'
import { dayOfNumber } from '../lots/domain/number'
import type { Standing } from '../lots/standing'
import type { PanelCard } from './cards'

/** A panel as it reads to a household, or to somebody of none. */
export function describePanel({ lot, asked, sitting, doubted }: Standing, own: HouseholdId | null): PanelCard {
  const { _id: id, title, beganAt, whole, doors, seats, source, typed, number, drawnAt, decision, decidedAt } = lot
  const seat = asked.find(({ door }) => door.householdId === own)
  const mine = seat ? seatState(seat.state, seat.door.word !== null) : 'none'
  const knows = mine === 'asked' || mine === 'sits' || mine === 'said'
  return {
    ...{ id, title, beganAt, whole, doors, seats, source, drawnAt, doubted, decidedAt },
    stage: decision !== null ? 'decided' : drawnAt === null ? 'number' : 'asking',
    day: dayOfNumber(beganAt),
    typed: counted(
      typed.map(({ value }) => value),
      number?.value,
    ),
    iTyped: typed.find(({ householdId }) => householdId === own)?.value ?? '',
    decision: decision === null ? null : lot.words[decision],
    mine,
    answerBy: mine === 'asked' ? (seat?.answerBy ?? null) : null,
    lines: knows ? [...lot.lines] : [],
    words: knows ? lot.words : null,
    toFetch:
      mine === 'sits' || mine === 'said'
        ? sitting.flatMap(({ door }) => (!door.hasAccount && door.word === null ? [door.householdId] : []))
        : [],
  }
}

function seatState(state: 'asked' | 'accepted' | 'declined' | 'lapsed', said: boolean): PanelCard['mine'] {
  if (state === 'accepted') return said ? 'said' : 'sits'
  return state
}

function counted(values: readonly string[], drew = ''): PanelCard['typed'] {
  const all = [...new Set(values)].map((value) => ({ value, households: values.filter((one) => one === value).length }))
  return all.sort((a, b) => Number(b.value === drew) - Number(a.value === drew) || b.households - a.households)
}
