import type { DoorCheckDocument, ElectorDocument, MotionDocument, PaperBallotDocument } from '../../shared/documents'
import { oneOf } from '../../shared/database'
import { PAGE_SIZE } from '../../shared/readPages'
import { sha256 } from '../../shared/sha256'
import { readReceipts } from '../ballots'
import { readTookPart } from '../participations'
import { ofElectorate, readElectors } from '../readVoters'
import type { AdvanceParts } from './advanceParts'

export interface Concerned extends Pick<
  DoorCheckDocument,
  'courtyardId' | 'motionId' | 'householdId' | 'channel' | 'notBy'
> {
  readonly key: string
}

/** The doors whose ballot came on paper, or that weren't 认过门 as the vote opened; and a hash over all receipts that are in. */
export async function concernedDoors(
  parts: AdvanceParts,
  motion: MotionDocument,
): Promise<{ readonly doors: Concerned[]; readonly receiptsHash: string }> {
  const { _id: motionId, courtyardId } = motion
  const [tookPart, electors, papers, receipts] = await Promise.all([
    readTookPart(parts, motionId, ['householdId', 'channel']),
    readElectors(parts, motionId),
    readCountedPapers(parts, motion),
    readReceipts(parts, motionId),
  ])
  const notYet = new Set(
    ofElectorate(motion, electors)
      .filter(isNew)
      .map(({ _id }) => _id),
  )
  const hands = await handsByDoor(parts, motion, papers)
  const doors = tookPart
    .filter(({ _id, channel }) => channel === 'paper' || notYet.has(_id))
    .map(({ _id: key, householdId, channel }) => ({
      ...{ key, courtyardId, motionId, householdId, channel },
      notBy: hands.get(householdId) ?? [],
    }))
  return { doors, receiptsHash: sha256(receipts.join('\n')) }
}

const isNew = ({ recognised }: ElectorDocument): boolean => recognised === false

/** Paper is recorded by hand, one by one, and a page holds a thousand. */
const readCountedPapers = ({ database }: AdvanceParts, { _id: motionId }: MotionDocument) =>
  database.collection('paperBallots').find({
    where: { motionId, state: 'counted' },
    orderBy: [['createdAt', 'asc']],
    limit: PAGE_SIZE,
  })

/** Who recorded and witnessed each paper, with the household they are of. */
async function handsByDoor(
  { database }: AdvanceParts,
  { courtyardId }: MotionDocument,
  papers: readonly PaperBallotDocument[],
) {
  const witnesses = [...new Set(papers.flatMap(({ witnessBy }) => witnessBy ?? []))]
  const members =
    witnesses.length === 0
      ? []
      : await database.collection('members').find({
          where: { _id: oneOf(witnesses.map((accountId) => `${courtyardId}:${accountId}`)) },
          limit: witnesses.length,
          fields: ['accountId', 'householdId'],
        })
  const homeOf = new Map(members.map(({ accountId, householdId }) => [accountId, householdId]))
  return new Map(
    papers.map(({ householdId, recordedBy, recordedAs, witnessBy }) => [
      householdId,
      [
        { accountId: recordedBy, householdId: recordedAs.householdId },
        ...(witnessBy === null ? [] : [{ accountId: witnessBy, householdId: homeOf.get(witnessBy) ?? null }]),
      ],
    ]),
  )
}
