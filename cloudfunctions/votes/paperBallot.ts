import type { MemberCall } from '../shared/call'
import type { PaperBallotDocument } from '../shared/documents'
import type { PaperBallotId } from '../shared/ids'
import { readNames } from '../shared/readNames'
import { Refusal } from '../shared/refusal'
import { doorKey } from './keys'
import { openPaper, witnessAt, withOpening } from './domain/paperWitness'
import type { VotesUseCase } from './useCase'

/**
 * What is on a paper, for two people: who recorded it and its witness. The first other who opens it becomes that, and is written
 * down before anything is shown. Two steps of round trips; a third when somebody else was faster at the same moment.
 */
export const paperBallot: VotesUseCase<'paperBallot'> = async (call, { id }) => {
  const { accountId, database } = call
  const paper = await readPaper(call, id)
  if (paper.state !== 'waiting') throw new Refusal('NOT_FOUND')
  const opening = openPaper(paper, accountId, call.now)
  if (opening === 'taken') throw await paperTaken(call, paper)
  const openings = opening === 'assign' ? withOpening(paper.openings, accountId, call.now) : paper.openings
  const [assigned, motion, elector, names] = await Promise.all([
    opening === 'show' ? 1 : assign(call, paper, openings),
    database.collection('motions').get(paper.motionId),
    database.collection('electors').get(doorKey(paper.motionId, paper.householdId)),
    readNames(call, [paper.recordedBy, ...openings.map(({ by }) => by)]),
  ])
  if (assigned === 0) throw await paperTaken(call, await readPaper(call, id))
  return {
    id,
    title: motion?.title ?? '',
    no: elector?.no ?? '',
    headName: elector?.headName ?? '',
    choice: paper.choice,
    slipNumber: paper.slipNumber,
    photo: paper.photo,
    at: paper.createdAt,
    mine: paper.recordedBy === accountId,
    recordedByName: names.get(paper.recordedBy) ?? '',
    openings: openings.map(({ by, at }) => ({ name: names.get(by) ?? '', at, mine: by === accountId })),
  }
}

/** One of the caller's courtyard; another courtyard's looks like none. */
export async function readPaper({ database, member }: MemberCall, id: PaperBallotId): Promise<PaperBallotDocument> {
  const paper = await database.collection('paperBallots').get(id)
  if (paper?.courtyardId !== member.courtyardId) throw new Refusal('NOT_FOUND')
  return paper
}

/** PAPER_TAKEN with the name of who is looking at it; BUSY where nobody is any more. */
export async function paperTaken(call: MemberCall, paper: PaperBallotDocument): Promise<Refusal> {
  const witness = witnessAt(paper, call.now)
  if (witness === null) return new Refusal('BUSY')
  return new Refusal('PAPER_TAKEN', { name: (await readNames(call, [witness])).get(witness) ?? '' })
}

/** Only over the witness that was read: of two who open it at once one is too late. */
function assign(
  { accountId, database, now }: MemberCall,
  { _id, witnessBy, witnessSince }: PaperBallotDocument,
  openings: PaperBallotDocument['openings'],
): Promise<number> {
  return database
    .collection('paperBallots')
    .updateWhere(
      { _id, state: 'waiting', witnessBy, witnessSince },
      { witnessBy: accountId, witnessSince: now, openings },
    )
}
