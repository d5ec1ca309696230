import { readCards, readMotions } from '../../votes/cardsFor'
import { describeMe } from '../describeMe'
import { stateAt } from '../domain/meetings/stateAt'
import { OVER_AFTER_MS } from '../domain/meetings/times'
import { ownHousehold, readCourtyards } from '../readCourtyard'
import type { CourtyardUseCase } from '../useCase'
import { findPast, findUpcoming, readMeetingCards } from './cardsFor'

const UPCOMING_MAX = 20
const AHEAD: readonly string[] = ['upcoming', 'now', 'cancelled']

/** The 议事 tab: two steps of parallel reads. */
export const council: CourtyardUseCase<'council'> = async (call) => {
  const { now } = call
  const [courtyards, household, recent, past, motions] = await Promise.all([
    readCourtyards(call),
    ownHousehold(call),
    findUpcoming(call, UPCOMING_MAX),
    findPast(call, now - OVER_AFTER_MS + 1),
    readMotions(call, null),
  ])
  const upcoming = recent.filter((meeting) => AHEAD.includes(stateAt(meeting, now)))
  // a meeting of this evening whose minutes are begun already
  const justHeld = recent.filter((meeting) => !upcoming.includes(meeting)).reverse()
  const shownPast = [...justHeld, ...past.rows]
  const [cards, motionCards] = await Promise.all([
    readMeetingCards(call, [...upcoming, ...shownPast]),
    readCards(call, motions.rows),
  ])
  return {
    me: describeMe(call, courtyards, household),
    upcoming: cards.slice(0, upcoming.length),
    past: cards.slice(upcoming.length),
    morePast: past.more,
    motions: motionCards,
    moreMotions: motions.more,
  }
}
