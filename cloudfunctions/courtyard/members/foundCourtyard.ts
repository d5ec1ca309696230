import { emptyHead } from '../../engines/chain/domain/link'
import type { Call } from '../../shared/call'
import { isDuplicateKey, oneOf } from '../../shared/database'
import type { CourtyardDocument } from '../../shared/documents'
import { derive, deriveId, type CourtyardId } from '../../shared/ids'
import { Refusal } from '../../shared/refusal'
import { fitText } from '../../shared/fitText'
import { seated } from '../../shared/offices'
import { memberKey } from '../readCourtyard'
import type { CourtyardUseCase } from '../useCase'
import { rememberAccount } from './rememberAccount'

/** How many courtyards one account may found. */
const FOUNDED_MAX = 2
const NUMBERS_TRIED = 8

/**
 * The founder becomes the committee, without a household. A founder's courtyards have keys of their own (first, second),
 * so that two taps found one; founding the same one again (name and place) returns it. Refuses with FOUNDED_TOO_MANY.
 */
export const foundCourtyard: CourtyardUseCase<'foundCourtyard'> = async (call, input) => {
  const { accountId, database, secret, now } = call
  const path = [input.city, input.town, input.community] as const
  await fitText(call, input.name, ...path, input.founderName)
  await rememberAccount(call)
  for (let attempt = 0; attempt < NUMBERS_TRIED; attempt++) {
    const founded = await database
      .collection('courtyards')
      .find({ where: { foundedBy: accountId }, limit: FOUNDED_MAX + 1 })
    const same = founded.find((one) => one.name === input.name && one.path.join() === path.join())
    if (same) return { courtyardId: same._id, number: same.number }
    if (founded.length >= FOUNDED_MAX) throw new Refusal('FOUNDED_TOO_MANY', { max: FOUNDED_MAX })

    const taken = new Set(founded.map(({ _id }) => _id))
    const ids = Array.from({ length: FOUNDED_MAX }, (_, slot) => deriveId(secret, 'courtyard', accountId, String(slot)))
    const _id = ids.find((id) => !taken.has(id))
    if (!_id) throw new Refusal('FOUNDED_TOO_MANY', { max: FOUNDED_MAX })
    const courtyard: CourtyardDocument = {
      _id,
      name: input.name,
      kind: input.kind,
      path,
      number: await freeNumber(call, _id),
      settings: {
        noticeDays: 7,
        postingDays: 7,
        ballotChangeable: true,
        abstentionParticipates: true,
        objectionLapseDays: 7,
      },
      rollVersion: 0,
      extraHolidays: [],
      foundedBy: accountId,
      acts: emptyHead,
      createdAt: now,
      schema: 1,
    }
    if (await create(call, courtyard, input.founderName)) return { courtyardId: _id, number: courtyard.number }
  }
  throw new Refusal('BUSY')
}

/** False when somebody took the key or the number meanwhile: look again. */
async function create({ database, accountId, now }: Call, courtyard: CourtyardDocument, name: string) {
  try {
    await database.transaction(async (transaction) => {
      await transaction.collection('courtyards').create(courtyard)
      await transaction.collection('members').create({
        _id: memberKey(courtyard._id, accountId),
        courtyardId: courtyard._id,
        accountId,
        householdId: null,
        representative: false,
        offices: seated({ offices: [] }, { office: 'committee', courtyardId: courtyard._id, by: accountId, now }),
        name,
        createdAt: now,
        schema: 1,
      })
    })
    return true
  } catch (error) {
    if (isDuplicateKey(error)) return false
    throw error
  }
}

/** Six digits that no courtyard has yet. */
async function freeNumber({ database, secret }: Call, courtyardId: CourtyardId): Promise<string> {
  const candidates = Array.from({ length: NUMBERS_TRIED }, (_, attempt) => {
    const drawn = derive(secret, 'courtyardNumber', courtyardId, String(attempt)).readUInt32BE()
    return String(100_000 + (drawn % 900_000))
  })
  const taken = await database
    .collection('courtyards')
    .find({ where: { number: oneOf(candidates) }, limit: NUMBERS_TRIED, fields: ['number'] })
  const free = candidates.find((candidate) => !taken.some(({ number }) => number === candidate))
  if (free === undefined) throw new Refusal('BUSY')
  return free
}
