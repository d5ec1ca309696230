import { above } from '../../shared/database'
import type { HouseholdDocument, PutOutDocument } from '../../shared/documents'
import { deriveId } from '../../shared/ids'
import { isSeated } from '../../shared/offices'
import { Refusal } from '../../shared/refusal'
import { putOutLapsesAt, putOutsSince } from '../domain/doors/puttingOut'
import { memberKey } from '../readCourtyard'
import type { CourtyardUseCase } from '../useCase'
import { writeLine } from './writeLine'

/**
 * 不是我们家的人, the first of two steps: all accounts of the household are told, the one it is about too. Refuses with REQUEST_PENDING
 * while it waits already.
 */
export const askPutOut: CourtyardUseCase<'askPutOut'> = async (call, { memberId }) => {
  const { accountId, database, member, now, requestId, secret } = call
  const { courtyardId, householdId } = member
  if (householdId === null || memberId === accountId) throw new Refusal('NOT_FOUND')
  const _id = deriveId(secret, 'putOut', accountId, requestId)
  const waiting = await database.collection('putOuts').find({
    where: { householdId, state: 'waiting', createdAt: above(putOutsSince(now)) },
    orderBy: [['createdAt', 'desc']],
    limit: 50,
  })
  if (waiting.some((one) => one._id === _id)) return {}
  if (waiting.some((one) => one.accountId === memberId)) throw new Refusal('REQUEST_PENDING')
  await database.transaction(async (transaction) => {
    if (await transaction.collection('putOuts').get(_id)) return
    const target = await transaction.collection('members').get(memberKey(courtyardId, memberId))
    if (target?.householdId !== householdId) throw new Refusal('NOT_FOUND')
    const state = { state: 'waiting', neighbour: null, confirmedBy: null, endedAt: null } as const
    const about = { courtyardId, householdId, accountId: memberId, name: target.name, askedBy: accountId }
    await transaction.collection('putOuts').create({ _id, ...about, ...state, createdAt: now, schema: 1 })
    const text = `${member.name}说${target.name}不是你们家的人，请邻居来认；邻居也这么说，就请他退出`
    const line = { courtyardId, householdId, kind: 'putOut', text } as const
    await writeLine(transaction, call, line, { title: '你家的人有人说不对' })
  })
  return {}
}

/** Whoever asked takes it back; so may whom it is about not. */
export const withdrawPutOut: CourtyardUseCase<'withdrawPutOut'> = async (call, { id }) => {
  const { accountId, database, now } = call
  const done = await database
    .collection('putOuts')
    .updateWhere({ _id: id, askedBy: accountId, state: 'waiting' }, { state: 'withdrawn', endedAt: now })
  if (done > 0) return {}
  const before = await database.collection('putOuts').get(id)
  if (before?.askedBy === accountId && before.state === 'withdrawn') return {}
  throw new Refusal('NOT_FOUND')
}

/**
 * The second step, by a neighbour whose own door is recognised: the account is out, its seat open, and all accounts are told. Refuses
 * with WRONG_STAGE what has lapsed or was settled, NOT_RECOGNISED, SAME_HOUSEHOLD. Confirming twice changes nothing.
 */
export const confirmPutOut: CourtyardUseCase<'confirmPutOut'> = async (call, { id }) => {
  const { accountId, database, member, now } = call
  const { courtyardId, householdId: neighbour } = member
  await database.transaction(async (transaction) => {
    const putOuts = transaction.collection('putOuts')
    const asked = await putOuts.get(id)
    if (asked?.courtyardId !== courtyardId) throw new Refusal('NOT_FOUND')
    if (asked.state === 'done' && asked.confirmedBy === accountId) return
    if (asked.state !== 'waiting' || now >= putOutLapsesAt(asked)) throw new Refusal('WRONG_STAGE')
    if (neighbour === null || neighbour === asked.householdId) throw new Refusal('SAME_HOUSEHOLD')
    const own = await transaction.collection('households').get(neighbour)
    if (!own?.active || !own.recognised) throw new Refusal('NOT_RECOGNISED')

    const members = transaction.collection('members')
    const asker = await members.get(memberKey(courtyardId, asked.askedBy))
    if (asker?.householdId !== asked.householdId) throw new Refusal('WRONG_STAGE')
    const key = memberKey(courtyardId, asked.accountId)
    const target = await members.get(key)
    await putOuts.update(id, { state: 'done', neighbour, confirmedBy: accountId, endedAt: now })
    // gone by themselves meanwhile
    if (target?.householdId !== asked.householdId) return
    if (isSeated(target, now)) await members.update(key, { householdId: null, representative: false, onPaper: false })
    else await members.remove(key)
    const household = await transaction.collection('households').get(asked.householdId)
    if (household?.representativeId === asked.accountId) {
      await transaction.collection('households').update(household._id, { representativeId: null })
    }
    const line = { courtyardId, householdId: asked.householdId, kind: 'left', text: wordsOf(asked, own) } as const
    await writeLine(transaction, call, line, { title: `${asked.name}不在你家了` })
  })
  return {}
}

const wordsOf = ({ name }: PutOutDocument, { no }: HouseholdDocument): string =>
  `${name}退出了：家里人说不是你们家的人，${no} 的邻居也这么说`
