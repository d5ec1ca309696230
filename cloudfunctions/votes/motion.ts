import type { MemberCall } from '../shared/call'
import type {
  HouseholdDocument,
  MotionDocument,
  MotionViewDocument,
  ResolutionOriginDocument,
} from '../shared/documents'
import { isNewLook } from '../shared/markViewed'
import { Refusal } from '../shared/refusal'
import { card } from './cardsFor'
import { motionNow } from './changeMotion'
import { describeObjections, mayObject, objectionsFor } from './describeObjections'
import { describeRegime } from './describeRegime'
import { lateClaimsUntil } from './domain/complaints'
import { undecidedAt } from './domain/postingTimes'
import { allResults, nothing, participationResults } from './domain/record/thresholds'
import { doorKey } from './keys'
import { paperNumbers } from './paperNumbers'
import { readTurnout } from './participations'
import { readHistory } from './readHistory'
import { readMine, readOwn } from './readMine'
import { readRollWeight } from './readVoters'
import { subjectOf } from './subjects/subjectOf'
import type { VotesUseCase } from './useCase'

const OBJECTIONS_SHOWN = 200

/** Everything the motion's screen shows, in two steps of round trips; also notes that the household has seen it. */
export const motion: VotesUseCase<'motion'> = async (call, { motionId }) => {
  const { database, member, now } = call
  const own = member.householdId
  const [read, courtyard, household, voter, history, objections, origin, view] = await Promise.all([
    database.collection('motions').get(motionId),
    database.collection('courtyards').get(member.courtyardId),
    own === null ? null : database.collection('households').get(own),
    readOwn(call, motionId, own),
    readHistory(call, motionId),
    database.collection('raised').find({
      where: { subjectId: motionId },
      orderBy: [['createdAt', 'asc']],
      limit: OBJECTIONS_SHOWN,
    }),
    database.collection('resolutionOrigins').get(motionId),
    own === null ? null : database.collection('motionViews').get(doorKey(motionId, own)),
  ])
  const stored = await motionNow(call, read)
  if (!courtyard) throw new Refusal('NOT_FOUND')
  const [subject, roll, turnout, mine, newer, doorsAsked, numbers] = await Promise.all([
    subjectOf(stored.subject.kind).show(call, stored.subject),
    stored.electorate ?? readRollWeight(call, member.courtyardId),
    turnoutOf(call, stored),
    readMine(call, stored, household, stored === read ? voter : null),
    stored === read ? history : readHistory(call, motionId),
    countDoorsAsked(call, stored),
    paperNumbers(call, stored),
    noteSeen(call, stored, household, view),
  ])
  if (!subject) throw new Refusal('NOT_FOUND')
  return {
    ...card(stored, now, turnout.households, voter.tookPart, roll.households),
    forMe:
      stored.stage === 'open' || stored.stage === 'announced'
        ? mine.some(({ former }) => !former)
        : member.householdId !== null,
    courtyardName: courtyard.name,
    ...subject,
    regime: describeRegime(stored.regime, roll, stored.standing),
    matter: stored.matter && stored.matter.key !== 'none' ? stored.matter : null,
    announcedAt: stored.announcedAt,
    thresholds:
      stored.electorate && stored.tally
        ? allResults(stored.regime, stored.electorate, stored.tally)
        : participationResults(stored.regime, roll, turnout),
    tally: stored.tally,
    extension: stored.extension,
    canExtend: stored.stage === 'noQuorum' && stored.extension === null,
    endReasons: stored.endReasons,
    electorate: stored.electorate,
    rollChangedSince: stored.electorate !== null && stored.electorate.rollVersion !== courtyard.rollVersion,
    from: origin && describeOrigin(origin),
    wait: describeWait(stored),
    complaints: stored.complaints ?? { open: 0, upheld: 0 },
    mayClaimLate: mayClaimLate(call, stored, mine),
    paperNumbers: numbers,
    setAside: stored.setAside ?? 0,
    doorsAsked,
    mine,
    iRepresent: member.representative && own !== null,
    objections: describeObjections(call, objectionsFor(call, objections)),
    mayObject: mayObject(call, stored, objections),
    openObjections: stored.openObjections,
    settledUntil: stored.openObjections > 0 && stored.stage === 'posted' ? undecidedAt(stored) : null,
    historyHead: stored.head,
    history: newer.map(({ height, kind, at, hash }) => ({ height, kind, at, hash })),
  }
}

const describeOrigin = ({
  meetingId,
  meetingKind,
  meetingTitle,
  heldAt,
  resolutionText,
}: ResolutionOriginDocument) => ({
  meetingId,
  kind: meetingKind,
  title: meetingTitle,
  heldAt,
  resolution: resolutionText,
})

/** Its oldest account isn't read for it: who came in after the closing wasn't told, and is asked. */
function mayClaimLate(
  { member, now }: MemberCall,
  { stage, countedAt, countWait, closesAt }: MotionDocument,
  mine: readonly { readonly tookPart: object | null; readonly former: boolean; readonly carried: boolean }[],
): boolean {
  if (stage !== 'posted' || countedAt === null || now >= lateClaimsUntil(countedAt)) return false
  return (
    member.createdAt > (countWait?.since ?? closesAt) && mine.some((one) => one.tookPart && !one.former && !one.carried)
  )
}

function describeWait({ stage, countWait }: MotionDocument) {
  if (stage !== 'open' || !countWait) return null
  const { until, papers, doors } = countWait
  return { until, papers, doors }
}

async function countDoorsAsked({ database }: MemberCall, { _id: motionId, countWait }: MotionDocument) {
  if (!countWait) return { asked: 0, yes: 0, no: 0 }
  const checks = database.collection('doorChecks')
  const [asked, yes, no] = await Promise.all([
    checks.count({ motionId }),
    checks.count({ motionId, answer: 'yes' }),
    checks.count({ motionId, answer: 'no' }),
  ])
  return { asked, yes, no }
}

function turnoutOf(call: MemberCall, stored: MotionDocument) {
  if (stored.turnout) return stored.turnout
  return stored.stage === 'open' ? readTurnout(call, stored) : nothing
}

/** 看过: the household's first look, and its latest one, which tells what it has seen of all that was said about the motion. */
async function noteSeen(
  { database, now }: MemberCall,
  stored: MotionDocument,
  household: HouseholdDocument | null,
  view: MotionViewDocument | null,
) {
  if (!household || !isNewLook(view, now)) return
  const views = database.collection('motionViews')
  if (view) {
    await views.update(view._id, { viewedAt: now })
    return
  }
  await views.create({
    _id: doorKey(stored._id, household._id),
    courtyardId: stored.courtyardId,
    motionId: stored._id,
    householdId: household._id,
    viewedAt: now,
    createdAt: now,
    schema: 1,
  })
}
