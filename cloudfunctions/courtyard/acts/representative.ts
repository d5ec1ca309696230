import { act } from '../../engines/proposals/act'
import { Refusal } from '../../shared/refusal'
import { peopleProcedures } from '../contract/people'
import { changeRepresentative } from '../members/changeRepresentative'
import { activeHousehold, memberKey } from '../readCourtyard'

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
  carryOut: async ({ database, courtyardId }, { householdId, memberId }, finish) => {
    await database.transaction(async (transaction) => {
      await changeRepresentative(transaction, { courtyardId, householdId, to: memberId, from: null })
      await finish(transaction)
    })
  },
})
