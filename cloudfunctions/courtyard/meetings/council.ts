import { readCards } from '../../votes/cardsFor'
import { describeMe } from '../describeMe'
import { stateAt } from '../domain/meetings/stateAt'
import { OVER_AFTER_MS } from '../domain/meetings/times'
import { ownHousehold, readCourtyards } from '../readCourtyard'
import type { CourtyardUseCase } from '../useCase'
import { findPast, findUpcoming, readMeetingCards } from './cardsFor'

const UPCOMING_MAX = 20
const PAGE = 20
const AHEAD: readonly string[] = ['upcoming', 'now', 'cancelled']

/** The 议事 tab: two steps of parallel reads. */
export const council: CourtyardUseCase<'council'> = async (call) => {
  const { database, member, now } = call
  const { courtyardId } = member
  const [courtyards, household, recent, past, motions] = await Promise.all([
    readCourtyards(call),
    ownHousehold(call),
    findUpcoming(call, UPCOMING_MAX),
    findPast(call, now - OVER_AFTER_MS + 1, PAGE + 1),
    database
      .collection('motions')
      .find({ where: { courtyardId }, orderBy: [['announcedAt', 'desc']], limit: PAGE + 1 }),
  ])
  const upcoming = recent.filter((meeting) => AHEAD.includes(stateAt(meeting, now)))
  // a meeting of this evening whose minutes are begun already
  const justHeld = recent.filter((meeting) => !upcoming.includes(meeting)).reverse()
  const shownPast = [...justHeld, ...past.slice(0, PAGE)]
  const [cards, motionCards] = await Promise.all([
    readMeetingCards(call, [...upcoming, ...shownPast]),
    readCards(call, motions.slice(0, PAGE)),
  ])
  return {
    me: describeMe(call, courtyards, household),
    upcoming: cards.slice(0, upcoming.length),
    past: cards.slice(upcoming.length),
    morePast: past.length > PAGE,
    motions: motionCards,
    moreMotions: motions.length > PAGE,
  }
}
