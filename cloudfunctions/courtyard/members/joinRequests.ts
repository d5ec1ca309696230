import { readRoll } from '../../shared/readRoll'
import { describeHousehold } from '../describeMe'
import { suggestHouseholds } from '../domain/members/suggestHouseholds'
import type { CourtyardUseCase } from '../useCase'

const SHOWN_MAX = 50

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
    requests: requests.map(({ _id, name, claim, createdAt }) => ({
      id: _id,
      name,
      claim,
      at: createdAt,
      suggestions: suggestHouseholds(name, claim, households).map(describeHousehold),
    })),
  }
}
