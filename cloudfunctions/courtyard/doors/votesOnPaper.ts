import type { Call } from '../../shared/call'
import type { Transaction } from '../../shared/database'
import type { MemberDocument } from '../../shared/documents'
import type { CourtyardId, HouseholdId } from '../../shared/ids'
import { Refusal } from '../../shared/refusal'
import type { CourtyardUseCase } from '../useCase'
import { writeLine, type Occasion } from './writeLine'

/** More accounts a household doesn't have. */
const ACCOUNTS_MAX = 50

/** 我家用纸投: the representative locks the own household on paper, at once. Opening it again takes somebody at the door: PAPER_LOCKED. */
export const votesOnPaper: CourtyardUseCase<'votesOnPaper'> = async (call, { householdId, on }) => {
  const { database, member } = call
  if (member.householdId !== householdId) throw new Refusal('NOT_FOUND')
  if (!on) throw new Refusal('PAPER_LOCKED')
  const paper = await readAccounts(call, householdId)
  const change = { courtyardId: member.courtyardId, householdId, on, how: `${member.name}定的` }
  await database.transaction((transaction) => setOnPaper(transaction, call, paper, change))
  return {}
}

export interface PaperChange {
  readonly courtyardId: CourtyardId
  readonly householdId: HouseholdId
  readonly on: boolean
  /** Who decided it, as the household's record says it. */
  readonly how: string
}

export interface PaperAccounts {
  readonly keys: readonly string[]
  readonly bindings: number
}

/** The accounts that a change of paper is written to, read ahead of its transaction. */
export async function readAccounts(
  { database }: Pick<Call, 'database'>,
  householdId: HouseholdId,
): Promise<PaperAccounts> {
  // in this order: an account that comes in between is noticed by the count
  const household = await database.collection('households').get(householdId)
  const members: Pick<MemberDocument, '_id'>[] = await database
    .collection('members')
    .find({ where: { householdId }, limit: ACCOUNTS_MAX, fields: ['_id'] })
  return { keys: members.map(({ _id }) => _id), bindings: household?.bindings ?? 0 }
}

/**
 * Locks a household on paper, or opens its phones again: written to its accounts as well, so that casting a ballot reads no household.
 * Changing it to what it is changes nothing.
 */
export async function setOnPaper(
  transaction: Transaction,
  occasion: Occasion,
  { keys, bindings }: PaperAccounts,
  { courtyardId, householdId, on, how }: PaperChange,
): Promise<void> {
  const household = await transaction.collection('households').get(householdId)
  if (!household?.active || household.courtyardId !== courtyardId) throw new Refusal('NOT_FOUND')
  if ((typeof household.onPaperSince === 'number') === on) return
  if ((household.bindings ?? 0) !== bindings) throw new Refusal('BUSY')
  await transaction.collection('households').update(householdId, { onPaperSince: on ? occasion.now : null })
  for (const key of keys) {
    const member = await transaction.collection('members').get(key)
    if (member?.householdId === householdId) await transaction.collection('members').update(key, { onPaper: on })
  }
  const text = on ? `以后你家用纸票投，手机上不能投：${how}` : `你家又能用手机投票了：${how}`
  const line = { courtyardId, householdId, kind: 'paper', text } as const
  await writeLine(transaction, occasion, line, { title: on ? '你家改用纸票' : '你家改用手机' })
}
