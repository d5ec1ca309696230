import { foldKey } from '../../shared/characters'
import type { HouseholdDocument, Room } from '../../shared/documents'
import { deriveId } from '../../shared/ids'
import { Refusal } from '../../shared/refusal'
import { readRoll } from '../../shared/readRoll'
import type { CourtyardInput } from '../contract'
import { noSlip } from '../doors/newCode'
import { activeHousehold, countOpenMotions, ownCourtyard } from '../readCourtyard'
import type { CourtyardUseCase } from '../useCase'
import { fileCodes } from './codes'

type SplitInput = CourtyardInput<'splitHousehold'>

/**
 * Part of a household becomes one of its own (分户). The old one keeps its id, and with it its ballots in open votes. In an
 * estate `newNo` is the room that goes, with its whole area. Refuses with HOUSEHOLD_TAKEN or INVALID_INPUT.
 */
export const splitHousehold: CourtyardUseCase<'splitHousehold'> = async (call, input) => {
  const { database, member, now, secret } = call
  const newKey = foldKey(input.newNo)
  if (newKey === '') throw new Refusal('INVALID_INPUT', { at: 'newNo' })
  const newId = deriveId(secret, 'household', member.courtyardId, newKey)
  const [courtyard, from, former, households, openMotions] = await Promise.all([
    ownCourtyard(call),
    activeHousehold(call, input.householdId),
    database.collection('households').get(newId),
    readRoll(database, member.courtyardId),
    countOpenMotions(database, member.courtyardId),
  ])
  const taken = households.find(({ no }) => foldKey(no) === newKey) ?? former
  if (taken && isSame(taken, input)) return { householdId: taken._id, openMotions }
  if (taken || newKey === foldKey(from.no)) throw new Refusal('HOUSEHOLD_TAKEN')
  const parts = courtyard.kind === 'rural' ? splitPeople(from, input) : splitRoom(from, input)

  const generation = (await fileCodes(call, courtyard._id, new Map([[newId, 1]]))).get(newId) ?? 1
  const next = households.find(({ position }) => position > from.position)
  const position = next ? Math.floor((from.position + next.position) / 2) : from.position + 1000
  const rollVersion = courtyard.rollVersion + 1
  const created: HouseholdDocument = {
    ...from,
    ...noSlip,
    ...parts.moved,
    _id: newId,
    no: parts.moved.rooms[0]?.no ?? input.newNo,
    headName: input.newHeadName,
    position,
    phone: '',
    developer: false,
    note: '',
    carries: [],
    representativeId: null,
    knows: [],
    onPaperSince: null,
    bindings: 0,
    codeGeneration: generation,
    rollVersion,
    createdAt: now,
  }
  await database.transaction(async (transaction) => {
    const fresh = await transaction.collection('courtyards').get(courtyard._id)
    if (fresh?.rollVersion !== courtyard.rollVersion) throw new Refusal('BUSY')
    await transaction.collection('courtyards').update(courtyard._id, { rollVersion })
    await transaction.collection('households').update(from._id, { ...parts.left, rollVersion })
    await transaction.collection('households').create(created)
  })
  return { householdId: newId, openMotions }
}

interface Parts {
  readonly left: Part
  readonly moved: Part
}
type Part = Pick<HouseholdDocument, 'adults' | 'residents' | 'areaDm2' | 'rooms' | 'address'>

/** The answer to the first try may have been lost. */
function isSame({ active, headName, adults, residents, areaDm2 }: HouseholdDocument, input: SplitInput): boolean {
  return (
    active &&
    headName === input.newHeadName &&
    adults === input.adultsMoved &&
    residents === input.residentsMoved &&
    areaDm2 === input.areaDm2Moved
  )
}

function share(from: HouseholdDocument, input: SplitInput, leftRooms: readonly Room[], rooms: readonly Room[]): Parts {
  const moved = { adults: input.adultsMoved, residents: input.residentsMoved, areaDm2: input.areaDm2Moved }
  const left = {
    adults: from.adults - moved.adults,
    residents: from.residents - moved.residents,
    areaDm2: from.areaDm2 - moved.areaDm2,
  }
  if (left.residents < 0) throw new Refusal('INVALID_INPUT', { at: 'residentsMoved', max: from.residents })
  if (left.areaDm2 < 0) throw new Refusal('INVALID_INPUT', { at: 'areaDm2Moved', max: from.areaDm2 })
  const { address } = from
  return { left: { ...left, rooms: leftRooms, address }, moved: { ...moved, rooms, address } }
}

function splitPeople(from: HouseholdDocument, input: SplitInput): Parts {
  // both households need a grown-up who can represent them
  const most = Math.max(0, from.adults - 1)
  if (input.adultsMoved < 1 || input.adultsMoved > most)
    throw new Refusal('INVALID_INPUT', { at: 'adultsMoved', max: most })
  return share(from, input, [], [])
}

function splitRoom(from: HouseholdDocument, input: SplitInput): Parts {
  const room = from.rooms.find(({ no }) => foldKey(no) === foldKey(input.newNo))
  if (!room || from.rooms.length < 2) throw new Refusal('INVALID_INPUT', { at: 'newNo' })
  if (room.areaDm2 !== input.areaDm2Moved) throw new Refusal('INVALID_INPUT', { at: 'areaDm2Moved', max: room.areaDm2 })
  if (input.adultsMoved > from.adults) throw new Refusal('INVALID_INPUT', { at: 'adultsMoved', max: from.adults })
  return share(
    from,
    input,
    from.rooms.filter((one) => one !== room),
    [room],
  )
}
