import { increment, type Transaction } from '../../shared/database'
import type { AccountId, CourtyardId, HouseholdId } from '../../shared/ids'
import { Refusal } from '../../shared/refusal'
import { writeLine, type Occasion } from '../doors/writeLine'
import { memberKey } from '../readCourtyard'

export interface Binding {
  readonly courtyardId: CourtyardId
  readonly householdId: HouseholdId
  readonly accountId: AccountId
  readonly name: string
  /** 是，我来投: it votes for the household if nobody does yet. Else the seat stays as it is. */
  readonly represents: boolean
  /** The code it comes in by, which opens the door once. Null: somebody lets it in. */
  readonly byCode: { readonly generation: number } | null
  /** What the household's record says of it, after the name. */
  readonly how: string
}

/**
 * Binds an account to a household. Binding again changes nothing. Whichever way the first one came in, the household's code opens
 * nothing from then on. Returns whether the account represents the household. Refuses with NOT_FOUND, CODE_SPENT, CODE_WRONG where
 * the code was renewed meanwhile, or ALREADY_MEMBER for an account that belongs to another household of the courtyard.
 */
export async function bindMember(transaction: Transaction, occasion: Occasion, binding: Binding): Promise<boolean> {
  const { courtyardId, householdId, accountId, name, represents, byCode, how } = binding
  const { now } = occasion
  const household = await transaction.collection('households').get(householdId)
  if (!household?.active || household.courtyardId !== courtyardId) throw new Refusal('NOT_FOUND')
  const members = transaction.collection('members')
  const key = memberKey(courtyardId, accountId)
  const member = await members.get(key)
  if (member?.householdId === householdId) return member.representative
  if (member && member.householdId !== null) throw new Refusal('ALREADY_MEMBER')
  if (byCode && byCode.generation !== household.codeGeneration) throw new Refusal('CODE_WRONG')
  if (byCode && typeof household.codeSpentAt === 'number') throw new Refusal('CODE_SPENT')

  const representative = represents && household.representativeId === null
  const seat = { householdId, representative, name, householdSince: now, onPaper: isOnPaper(household) }
  if (!member) {
    await members.create({ _id: key, courtyardId, accountId, ...seat, offices: [], createdAt: now, schema: 1 })
  } else await members.update(key, seat)
  await transaction.collection('households').update(householdId, {
    bindings: increment(1),
    codeSpentAt: household.codeSpentAt ?? now,
    ...(representative ? { representativeId: accountId } : {}),
  })
  const isOpen = !representative && household.representativeId === null
  const text = `${name}${how}${representative ? '，以后由这位来投票' : isOpen ? '。投票的位子空着，家里谁来都行' : ''}`
  await writeLine(
    transaction,
    occasion,
    { courtyardId, householdId, kind: byCode ? 'joined' : 'letIn', text },
    // the first one knows it without a message
    (household.bindings ?? 0) > 0 ? { title: '你家多了一个人' } : null,
  )
  return representative
}

const isOnPaper = ({ onPaperSince }: { readonly onPaperSince?: number | null }) => typeof onPaperSince === 'number'
