import type { Call } from '../shared/call'
import { above, atMost, type Transaction } from '../shared/database'
import type { BallotDocument, ParticipationDocument } from '../shared/documents'
import type { MotionId } from '../shared/ids'
import { PAGE_SIZE, readPages } from '../shared/readPages'
import type { BallotPatch } from './domain/decideBallot'

/**
 * Where choices are read and written. Only those who must may import it (.dependency-cruiser.cjs names them): casting, witnessing
 * paper, the count, the record, and what a household is shown of its own. Who needs only “took part” reads participations.ts.
 */

type Parts = Pick<Call, 'database'>

/** One account casts for its household and those merged into it. */
const OWN_MAX = 100

export function isBallot(row: ParticipationDocument): row is ParticipationDocument & BallotDocument {
  return row.unballoted === null
}

/** The row of a household as it stands: a ballot, or a participation without one. */
export function readStanding({ database }: Parts, key: string): Promise<ParticipationDocument | null> {
  return database.collection('participations').get(key)
}

/**
 * The ballots that the caller has cast by WeChat, for whichever household, by their keys. What another account cast isn't even read, and
 * what was given on paper is nobody's of the household to read: they know their own slip.
 */
export async function readOwnBallots(
  { database, accountId }: Pick<Call, 'database' | 'accountId'>,
  motionId: MotionId,
): Promise<ReadonlyMap<string, BallotDocument>> {
  const rows = await database
    .collection('participations')
    .find({ where: { motionId, castBy: accountId, channel: 'wechat' }, limit: OWN_MAX })
  return new Map(rows.filter(isBallot).map((ballot) => [ballot._id, ballot]))
}

/** All ballots of a motion by receipt; who takes part without one has no receipt and isn't among them. */
export async function readBallots({ database }: Parts, motionId: MotionId): Promise<BallotDocument[]> {
  const rows = await readPages(
    (after) =>
      database.collection('participations').find({
        where: { motionId, receipt: above(after) },
        orderBy: [['receipt', 'asc']],
        limit: PAGE_SIZE,
      }),
    ({ receipt = '' }) => receipt,
  )
  return rows.filter(isBallot)
}

/** The receipts that are in, sorted, without what was chosen. */
export async function readReceipts({ database }: Parts, motionId: MotionId): Promise<string[]> {
  const rows = await readPages(
    (after) =>
      database.collection('participations').find({
        where: { motionId, receipt: above(after) },
        orderBy: [['receipt', 'asc']],
        limit: PAGE_SIZE,
        fields: ['receipt'],
      }),
    ({ receipt = '' }) => receipt,
  )
  return rows.flatMap(({ receipt }) => receipt ?? [])
}

/** 1-based, in the published order of receipts. */
export function placeOf({ database }: Parts, { motionId, receipt }: BallotDocument): Promise<number> {
  return database.collection('participations').count({ motionId, receipt: atMost(receipt) })
}

/** False if the household takes part already, or the receipt is another household's: nothing is written then. */
export function createBallot({ database }: Parts, ballot: BallotDocument): Promise<boolean> {
  return database.collection('participations').create({ ...ballot, unballoted: null })
}

/** False if the ballot isn't any more what it was when this was decided. */
export async function changeBallot(
  { database }: Parts,
  { _id, revision }: Pick<BallotDocument, '_id' | 'revision'>,
  patch: BallotPatch,
): Promise<boolean> {
  return (await database.collection('participations').updateWhere({ _id, revision }, patch)) === 1
}

/** The same within a transaction. */
export const standingIn = (transaction: Transaction, key: string): Promise<ParticipationDocument | null> =>
  transaction.collection('participations').get(key)

/** Writes a ballot in place of the one that was set aside. False if another was faster. */
export async function replaceSetAside({ database }: Parts, { _id, ...ballot }: BallotDocument): Promise<boolean> {
  const patch = { ...ballot, unballoted: null }
  return (await database.collection('participations').updateWhere({ _id, state: 'setAside' }, patch)) === 1
}

/**
 * Sets a ballot aside: what was chosen and its receipt are gone with it, what stays is that the household has none, and who made it.
 */
export async function setBallotAside(transaction: Transaction, ballot: ParticipationDocument): Promise<void> {
  const rows = transaction.collection('participations')
  const { _id, courtyardId, motionId, householdId, channel, adults, areaDm2, by, at, createdAt, schema } = ballot
  await rows.remove(_id)
  await rows.create({
    ...{ _id, courtyardId, motionId, householdId, channel, adults, areaDm2, by, at, createdAt, schema },
    ...{ state: 'setAside', unballoted: householdId },
  })
}

/** Writes a ballot on paper: in place of the paper that was handed out, or the ballot set aside. False if the household has taken part. */
export async function writePaperBallot(transaction: Transaction, ballot: BallotDocument): Promise<boolean> {
  const rows = transaction.collection('participations')
  const standing = await rows.get(ballot._id)
  if (standing?.state === 'tookPart') return false
  const { _id, ...row } = { ...ballot, unballoted: null }
  if (standing) await rows.update(_id, row)
  else await rows.create({ _id, ...row })
  return true
}
