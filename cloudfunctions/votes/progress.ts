import type { ElectorDocument, HouseholdDocument, PaperBallotDocument } from '../shared/documents'
import type { AccountId } from '../shared/ids'
import { card } from './cardsFor'
import { motionNow } from './changeMotion'
import { groupProgress, type ProgressRow } from './domain/groupProgress'
import { witnessAt } from './domain/paperWitness'
import { readViews } from './forDelivery'
import { PAGE_SIZE } from '../shared/readPages'
import { readRoll } from '../shared/readRoll'
import { readNames } from '../shared/readNames'
import { readPaperOut, readTookPart } from './participations'
import { ofElectorate, readElectors } from './readVoters'
import type { VotesUseCase } from './useCase'

/** Who has voted, holds paper, has seen it, or isn't reached. Choices aren't even read, nor what is on a waiting paper. */
export const progress: VotesUseCase<'progress'> = async (call, { motionId }) => {
  const { database, member, now, accountId } = call
  const [read, electors, tookPart, paperOut, views, roll, papers] = await Promise.all([
    database.collection('motions').get(motionId),
    readElectors(call, motionId),
    readTookPart(call, motionId, ['householdId']),
    readPaperOut(call, motionId, ['householdId']),
    readViews(call, motionId),
    readRoll(database, member.courtyardId),
    database.collection('paperBallots').find({
      where: { motionId, state: 'waiting' },
      orderBy: [['createdAt', 'asc']],
      limit: PAGE_SIZE,
      fields: ['householdId', 'recordedBy', 'witnessBy', 'witnessSince', 'createdAt'],
    }),
  ])
  const witnesses = papers.map((paper) => witnessAt(paper, now))
  const [motion, names] = await Promise.all([motionNow(call, read), readNames(call, witnesses)])
  const rows = motion.electorate ? rowsOf(ofElectorate(motion, electors), roll) : roll.map(rowOf)
  const { status, households, householdsNeeded } = card(motion, now, tookPart.length, false, roll.length)
  const named = new Map<string, ProgressRow>(rows.map((row) => [row.id, row]))
  return {
    title: motion.title,
    status,
    closesAt: motion.closesAt,
    households,
    voted: tookPart.length,
    needed: householdsNeeded,
    groups: groupProgress(rows, {
      voted: new Set(tookPart.map(({ householdId }) => householdId)),
      paperOut: new Set(paperOut.map(({ householdId }) => householdId)),
      // who came only to see the result had not seen the vote
      seen: new Set(views.filter(({ createdAt }) => createdAt < motion.closesAt).map(({ householdId }) => householdId)),
      paperWaiting: new Set(papers.map(({ householdId }) => householdId)),
    }),
    paperWaiting: papers.map((paper, at) => {
      const witness = witnesses[at] ?? null
      return {
        ...paperRow(paper, named.get(paper.householdId), accountId),
        witnessName: (witness && names.get(witness)) ?? '',
        witnessing: witness === accountId,
      }
    }),
    remindedAt: motion.remindedAt,
  }
}

const rowOf = ({ _id, no, group, position, headName, note }: HouseholdDocument): ProgressRow => ({
  id: _id,
  no,
  group,
  position,
  headName,
  note,
})

/** The electorate as frozen, with what the roll says of its households now. */
function rowsOf(electors: readonly ElectorDocument[], roll: readonly HouseholdDocument[]): ProgressRow[] {
  const now = new Map(roll.map((household) => [household._id, household]))
  return electors.map(({ householdId, no, group, position, headName }) => {
    const note = now.has(householdId) ? (now.get(householdId)?.note ?? '') : '公告后并户或销户，票照样算'
    return { id: householdId, no, group, position, headName, note }
  })
}

function paperRow(
  { _id, createdAt, recordedBy }: Pick<PaperBallotDocument, '_id' | 'createdAt' | 'recordedBy'>,
  row: ProgressRow | undefined,
  accountId: AccountId,
) {
  return {
    id: _id,
    no: row?.no ?? '',
    headName: row?.headName ?? '',
    at: createdAt,
    mine: recordedBy === accountId,
  }
}
