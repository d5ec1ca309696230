import { act } from '../../engines/proposals/act'
import { Refusal } from '../../shared/refusal'
import { peopleProcedures } from '../contract/people'
import { changeRepresentative } from '../members/changeRepresentative'
import { activeHousehold, memberKey } from '../readCourtyard'
import { occasionOf } from './occasionOf'

/** The committee names another member of a household as the one who casts: the household has two days to say no. */
export const representative = act({
  regime: 'household',
  aloneWhileYoung: false,
  schema: peopleProcedures.setRepresentative.input,
  plan: async (call, { householdId, memberId }) => {
    const [household, next] = await Promise.all([
      activeHousehold(call, householdId),
      call.database.collection('members').get(memberKey(call.member.courtyardId, memberId)),
    ])
    if (next?.householdId !== householdId) throw new Refusal('NOT_FOUND')
    if (household.representativeId === memberId) return null
    return {
      title: `${household.no} 换人来投票`,
      lines: [`${household.no} 以后由${next.name}来投票`],
      partyHouseholds: [householdId],
      doors: [householdId],
    }
  },
  carryOut: async (carrying, { householdId, memberId }, finish) => {
    const { database, courtyardId } = carrying
    await database.transaction(async (transaction) => {
      const change = { courtyardId, householdId, to: memberId, from: null, how: '院管委会两个人定的' }
      await changeRepresentative(transaction, occasionOf(carrying), change)
      await finish(transaction)
    })
  },
})
