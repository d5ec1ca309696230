import { foldKey } from '../../shared/characters'
import type { Call } from '../../shared/call'
import { not } from '../../shared/database'
import { chinaDay } from '../../shared/dates'
import type { HouseholdDocument } from '../../shared/documents'
import { deriveId, type CourtyardId } from '../../shared/ids'
import { fitText } from '../../shared/fitText'
import { outboxRow } from '../../shared/outbox'
import { readRoll } from '../../shared/readRoll'
import { Refusal } from '../../shared/refusal'
import { takeTry } from '../../shared/tries'
import type { CourtyardUseCase } from '../useCase'
import { rememberAccount } from './rememberAccount'

/** Requests of one account that may wait at the same time. */
const WAITING_MAX = 3

/**
 * One request an account and courtyard: asking again after a refusal renews it. Whoever is in the household that is named is told, once
 * a day, and may let the newcomer in at once. Refuses with REQUEST_PENDING while one waits, and with DOOR_UNKNOWN a number that isn't on
 * the roll.
 */
export const askToJoin: CourtyardUseCase<'askToJoin'> = async (call, { courtyardId, name, claim, householdNo }) => {
  const { accountId, database, memberships, now, secret } = call
  const joined = memberships.find((member) => member.courtyardId === courtyardId)
  if (joined?.householdId) throw new Refusal('ALREADY_MEMBER')
  await takeTry('asking', call)
  const requests = database.collection('joinRequests')
  const _id = deriveId(secret, 'joinRequest', courtyardId, accountId)
  const [courtyard, mine, door] = await Promise.all([
    database.collection('courtyards').get(courtyardId),
    requests.find({ where: { accountId }, orderBy: [['createdAt', 'desc']], limit: 20 }),
    doorOf(call, courtyardId, householdNo),
    fitText(call, name, claim),
  ])
  if (!courtyard) throw new Refusal('NOT_FOUND')
  if (householdNo !== '' && !door) throw new Refusal('DOOR_UNKNOWN')
  const householdId = door?._id ?? null
  const before = mine.find((request) => request._id === _id)
  if (before?.state === 'waiting') {
    // the answer to the first try may have been lost
    const isSame = before.name === name && before.claim === claim && (before.householdId ?? null) === householdId
    if (!isSame) throw new Refusal('REQUEST_PENDING')
    await tellHousehold(call, door, name, claim)
    return {}
  }
  if (mine.filter(({ state }) => state === 'waiting').length >= WAITING_MAX) throw new Refusal('REQUEST_PENDING')

  await rememberAccount(call)
  const fresh = {
    name,
    claim,
    householdId,
    unknownTo: null,
    state: 'waiting',
    decidedBy: null,
    createdAt: now,
  } as const
  const isStored =
    (await requests.create({ _id, courtyardId, accountId, ...fresh, schema: 1 })) ||
    (await requests.updateWhere({ _id, state: not('waiting') }, fresh)) > 0
  if (!isStored) throw new Refusal('REQUEST_PENDING')
  await tellHousehold(call, door, name, claim)
  return {}
}

type Door = Pick<HouseholdDocument, '_id' | 'courtyardId'>

/** The household on the roll that goes by a number, however it is typed; in an estate each of its rooms names it. */
async function doorOf({ database, secret }: Call, courtyardId: CourtyardId, typed: string): Promise<Door | null> {
  const key = foldKey(typed)
  if (key === '') return null
  const known = await database.collection('households').get(deriveId(secret, 'household', courtyardId, key))
  if (known?.active && known.courtyardId === courtyardId) return known
  const roll = await readRoll(database, courtyardId, ['courtyardId', 'rooms'])
  return roll.find(({ no, rooms }) => [no, ...rooms.map((room) => room.no)].some((one) => foldKey(one) === key)) ?? null
}

async function tellHousehold(
  { accountId, database, now }: Call,
  door: Door | null,
  name: string,
  claim: string,
): Promise<void> {
  if (!door) return
  const { _id: subjectId, courtyardId } = door
  const title = '有人想加入你家'
  const text = `${name}说是你家的人：${claim}。是的话点进来让他加入，不认识就点不认识`
  const fact = { kind: 'doorAsked', courtyardId, subjectId, title, text, audience: `household:${subjectId}` } as const
  await database.collection('outbox').create(outboxRow({ ...fact, period: `${accountId}-${chinaDay(now)}` }, now))
}
