import { foldKey } from '../../shared/characters'
import { maskName } from '../domain/masking'
import type { CourtyardUseCase } from '../useCase'
import { readRoll } from './readMeeting'

const FOUND_MAX = 10

/** By the number as it begins or the head's whole name: whoever knows neither learns no name here. */
export const findHousehold: CourtyardUseCase<'findHousehold'> = async ({ database, member }, { text }) => {
  const roll = await readRoll(database, member.courtyardId)
  const wanted = foldKey(text)
  if (wanted === '') return { households: [] }
  return {
    households: roll
      .filter(({ active, no, headName }) => active && (foldKey(no).startsWith(wanted) || foldKey(headName) === wanted))
      .filter(({ _id }) => _id !== member.householdId)
      .slice(0, FOUND_MAX)
      .map(({ _id, no, group, headName }) => ({ id: _id, no, group, headNameMasked: maskName(headName) })),
  }
}
