import type { HouseholdDocument } from '../../shared/documents'
import { readRoll } from '../../shared/readRoll'
import { describeHousehold } from '../describeMe'
import { suggestHouseholds } from '../domain/members/suggestHouseholds'
import type { CourtyardUseCase } from '../useCase'

const SHOWN_MAX = 50

const describeDoor = (household: HouseholdDocument | undefined) => (household ? describeHousehold(household) : null)

export const joinRequests: CourtyardUseCase<'joinRequests'> = async ({ database, member: { courtyardId } }) => {
  const [requests, households] = await Promise.all([
    database.collection('joinRequests').find({
      where: { courtyardId, state: 'waiting' },
      orderBy: [['createdAt', 'asc']],
      limit: SHOWN_MAX,
    }),
    readRoll(database, courtyardId),
  ])
  return {
    requests: requests.map(({ _id, name, claim, createdAt, householdId, unknownTo }) => ({
      id: _id,
      name,
      claim,
      at: createdAt,
      door: describeDoor(households.find((household) => household._id === householdId)),
      unknownThere: typeof unknownTo === 'string',
      suggestions: suggestHouseholds(name, claim, households).map(describeHousehold),
    })),
  }
}
