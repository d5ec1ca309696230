import type { MemberCall } from '../../shared/call'
import { above, oneOf } from '../../shared/database'
import type { HouseholdDocument, HouseholdEventDocument, MemberDocument, PutOutDocument } from '../../shared/documents'
import type { HouseholdId } from '../../shared/ids'
import { Refusal } from '../../shared/refusal'
import { readTakingPart } from '../../votes/forDelivery'
import { describeHousehold } from '../describeMe'
import { putOutLapsesAt, putOutsSince } from '../domain/doors/puttingOut'
import { NEIGHBOURS_NEEDED } from '../domain/doors/recognising'
import { mayRead, shownSince } from '../domain/doors/record'
import type { CourtyardUseCase } from '../useCase'
import { readRelatives } from './readRelatives'

const MEMBERS_MAX = 50
const LINES_MAX = 200
const PUT_OUTS_MAX = 20

/** 我家: who is in, who votes, what waits for an answer, and the household's record. */
export const myDoor: CourtyardUseCase<'myDoor'> = async (call) => {
  const { accountId, database, member, now } = call
  const { householdId } = member
  if (householdId === null) throw new Refusal('NOT_FOUND')
  const [household, members, relatives, lines, votes, asked] = await Promise.all([
    database.collection('households').get(householdId),
    database.collection('members').find({ where: { householdId }, limit: MEMBERS_MAX }),
    readRelatives(call),
    readLines(call, householdId),
    readTakingPart(call, householdId, shownSince(now)),
    readPutOuts(call),
  ])
  if (!household) throw new Refusal('NOT_FOUND')
  const cameInAt = member.householdSince ?? member.createdAt
  return {
    household: describeHousehold(household),
    people: members
      .sort((a, b) => sinceOf(a) - sinceOf(b))
      .map((one) => ({
        id: one.accountId,
        name: one.name,
        representative: one.representative,
        isMe: one.accountId === accountId,
        since: sinceOf(one),
      })),
    seatIsOpen: household.representativeId === null,
    relatives,
    recognised: household.recognised ?? null,
    neighbours: { said: household.knownBy?.length ?? 0, needed: NEIGHBOURS_NEEDED },
    onPaperSince: household.onPaperSince ?? null,
    ...describePutOuts(call, asked, household),
    lines: [...lines.filter((line) => mayRead(line, cameInAt)).map(describeLine), ...votes]
      .sort((a, b) => b.at - a.at)
      .slice(0, LINES_MAX),
  }
}

const sinceOf = ({ householdSince, createdAt }: MemberDocument): number => householdSince ?? createdAt
const describeLine = ({ _id: id, kind, text, at }: HouseholdEventDocument) => ({ id, kind, text, at })

const readLines = ({ database, now }: MemberCall, householdId: HouseholdId): Promise<HouseholdEventDocument[]> =>
  database.collection('householdEvents').find({
    where: { householdId, at: above(shownSince(now)) },
    orderBy: [['at', 'desc']],
    limit: LINES_MAX,
  })

interface Asked {
  readonly waiting: readonly PutOutDocument[]
  readonly doorOf: ReadonlyMap<HouseholdId, HouseholdDocument>
}

/** 不是我们家的人, of every household of the courtyard, that still waits, with the doors it is about. */
async function readPutOuts({ database, member: { courtyardId }, now }: MemberCall): Promise<Asked> {
  const waiting = await database.collection('putOuts').find({
    where: { courtyardId, state: 'waiting', createdAt: above(putOutsSince(now)) },
    orderBy: [['createdAt', 'desc']],
    limit: PUT_OUTS_MAX,
  })
  const ids = [...new Set(waiting.map(({ householdId }) => householdId))]
  const doors =
    ids.length === 0
      ? []
      : await database.collection('households').find({ where: { _id: oneOf(ids) }, limit: ids.length })
  return { waiting, doorOf: new Map(doors.map((door) => [door._id, door])) }
}

/** The own household's, and the neighbours' for whoever may say something to them. */
function describePutOuts(call: MemberCall, { waiting, doorOf }: Asked, own: HouseholdDocument) {
  const others = own.recognised ? waiting.filter(({ householdId }) => householdId !== own._id) : []
  return {
    putOuts: waiting
      .filter(({ householdId }) => householdId === own._id)
      .map((one) => ({
        id: one._id,
        memberId: one.accountId,
        name: one.name,
        iAsked: one.askedBy === call.accountId,
        until: putOutLapsesAt(one),
      })),
    neighboursAsk: others.flatMap((one) => {
      const door = doorOf.get(one.householdId)
      return door ? [{ id: one._id, name: one.name, door: describeHousehold(door), until: putOutLapsesAt(one) }] : []
    }),
  }
}
