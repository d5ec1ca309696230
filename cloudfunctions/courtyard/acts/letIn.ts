import { act } from '../../engines/proposals/act'
import type { Database, Transaction } from '../../shared/database'
import type { JoinRequestDocument } from '../../shared/documents'
import type { CourtyardId, JoinRequestId } from '../../shared/ids'
import type { ParsedInputOf } from '../../shared/procedure'
import { Refusal } from '../../shared/refusal'
import { peopleProcedures } from '../contract/people'
import { admitPropertyManager } from '../members/admitPropertyManager'
import { bindMember } from '../members/bindMember'
import { activeHousehold } from '../readCourtyard'
import { occasionOf } from './occasionOf'
import { seatersOf } from './seatersOf'

const schema = peopleProcedures.decideJoinRequest.input
type What = ParsedInputOf<(typeof peopleProcedures)['decideJoinRequest']>

/** Somebody without a code is let into a household by two of the committee; the household has two days to say no. */
export const letIn = act({
  regime: 'household',
  aloneWhileYoung: false,
  schema,
  plan: async (call, { id, householdId }) => {
    const request = await waiting(call.database, call.member.courtyardId, id)
    if (!request) return null
    const { no, _id } = await activeHousehold(call, idOf(householdId))
    return {
      title: `让${request.name}加入 ${no}`,
      lines: [`${request.name}加入 ${no} 这一户`, saying(request)],
      partyAccounts: [request.accountId],
      partyHouseholds: [_id],
      doors: [_id],
    }
  },
  carryOut: async (carrying, { id, householdId }, finish) => {
    const { database, courtyardId, proposal } = carrying
    const occasion = occasionOf(carrying)
    await database.transaction(async (transaction) => {
      const { accountId, name } = await accept(transaction, id, proposal.proposedBy)
      const binding = { courtyardId, householdId: idOf(householdId), accountId, name, represents: false, byCode: null }
      await bindMember(transaction, occasion, { ...binding, how: '加入了，院管委会两个人让进来的' })
      await finish(transaction)
    })
  },
})

/** The property's manager, who lives nowhere here, comes in with the seat: everybody is told. */
export const admitManager = act({
  regime: 'delayed',
  aloneWhileYoung: true,
  schema,
  plan: async (call, { id }) => {
    const request = await waiting(call.database, call.member.courtyardId, id)
    if (!request) return null
    const title = `请${request.name}当物业经理`
    return { title, lines: [title, saying(request)], partyAccounts: [request.accountId] }
  },
  carryOut: async ({ database, courtyardId, now, proposal }, { id }, finish) => {
    await database.transaction(async (transaction) => {
      const { accountId, name } = await accept(transaction, id, proposal.proposedBy)
      await admitPropertyManager(transaction, { courtyardId, accountId, name, now, by: seatersOf(proposal) })
      await finish(transaction)
    })
  },
})

const saying = ({ claim }: JoinRequestDocument): string => `申请时写的是“${claim}”`

function idOf(householdId: What['householdId']) {
  if (householdId === null) throw new Refusal('INVALID_INPUT', { at: 'householdId' })
  return householdId
}

/** Null: let in already. */
async function waiting(database: Database, courtyardId: CourtyardId, id: JoinRequestId) {
  const request = await database.collection('joinRequests').get(id)
  if (request?.courtyardId !== courtyardId) throw new Refusal('NOT_FOUND')
  if (request.state === 'accepted') return null
  if (request.state !== 'waiting') throw new Refusal('WRONG_STAGE')
  return request
}

async function accept(transaction: Transaction, id: JoinRequestId, decidedBy: JoinRequestDocument['decidedBy']) {
  const requests = transaction.collection('joinRequests')
  const request = await requests.get(id)
  if (request?.state !== 'waiting') throw new Refusal('WRONG_STAGE')
  await requests.update(id, { state: 'accepted', decidedBy })
  return request
}
