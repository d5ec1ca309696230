import type { MemberCall } from '../shared/call'
import { oneOf } from '../shared/database'
import type {
  HouseholdDocument,
  MotionDocument,
  MotionViewDocument,
  ObjectionDocument,
  ResolutionOriginDocument,
  RuleVersionDocument,
} from '../shared/documents'
import { isNewLook } from '../shared/markViewed'
import { mayHere } from '../shared/offices'
import { Refusal } from '../shared/refusal'
import { ballotKey, card } from './cardsFor'
import { motionNow } from './changeMotion'
import type { VotesOutput } from './contract'
import { describeRegime } from './describeRegime'
import { allResults, nothing, participationResults } from './domain/record/thresholds'
import { previousVersion } from './domain/previousVersion'
import { readHistory } from './readHistory'
import { readMine } from './readMine'
import { readRollWeight, readTurnout } from './readVoters'
import type { VotesUseCase } from './useCase'

const OBJECTIONS_SHOWN = 200
const VERSIONS_SHOWN = 100

/** Everything the motion's screen shows, in two steps of round trips; also notes that the household has seen it. */
export const motion: VotesUseCase<'motion'> = async (call, { motionId }) => {
  const { database, member, now } = call
  const own = member.householdId
  const [read, courtyard, household, elector, ballot, history, objections, origin, view] = await Promise.all([
    database.collection('motions').get(motionId),
    database.collection('courtyards').get(member.courtyardId),
    own === null ? null : database.collection('households').get(own),
    own === null ? null : database.collection('electors').get(ballotKey(motionId, own)),
    own === null ? null : database.collection('ballots').get(ballotKey(motionId, own)),
    readHistory(call, motionId),
    database.collection('objections').find({
      where: { motionId },
      orderBy: [['createdAt', 'asc']],
      limit: OBJECTIONS_SHOWN,
    }),
    database.collection('resolutionOrigins').get(motionId),
    own === null ? null : database.collection('motionViews').get(ballotKey(motionId, own)),
  ])
  const stored = await motionNow(call, read)
  if (!courtyard) throw new Refusal('NOT_FOUND')
  const [version, siblings, roll, turnout, mine, newer] = await Promise.all([
    database.collection('ruleVersions').get(stored.versionId),
    database.collection('ruleVersions').find({
      where: { ruleId: stored.ruleId, stage: oneOf<RuleVersionDocument['stage']>(['inForce', 'superseded']) },
      orderBy: [['number', 'desc']],
      limit: VERSIONS_SHOWN,
      fields: ['number', 'stage', 'inForceAt'],
    }),
    stored.electorate ?? readRollWeight(call, member.courtyardId),
    turnoutOf(call, stored),
    readMine(call, stored, household, stored === read ? { elector, ballot } : null),
    stored === read ? history : readHistory(call, motionId),
    noteSeen(call, stored, household, view),
  ])
  if (!version) throw new Refusal('NOT_FOUND')
  const iVoted = mine.some(({ carried, ballot }) => !carried && ballot !== null)
  return {
    ...card(stored, now, turnout.households, iVoted, roll.households),
    forMe: stored.stage === 'open' ? mine.length > 0 : member.householdId !== null,
    courtyardName: courtyard.name,
    versionId: version._id,
    versionNumber: version.number,
    previousVersionId: previousVersion(version, siblings),
    textHash: stored.textHash,
    articles: [...version.articles],
    regime: describeRegime(stored.regime, roll),
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
    mine,
    iRepresent: member.representative && own !== null,
    objections: shownObjections(call, objections),
    openObjections: stored.openObjections,
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
    _id: ballotKey(stored._id, household._id),
    courtyardId: stored.courtyardId,
    motionId: stored._id,
    householdId: household._id,
    viewedAt: now,
    createdAt: now,
    schema: 1,
  })
}

/** The committee sees all; others their own, and the number of open ones. */
function shownObjections(
  call: MemberCall,
  objections: readonly ObjectionDocument[],
): VotesOutput<'motion'>['objections'] {
  const { accountId } = call
  return objections
    .filter(({ raisedBy }) => raisedBy === accountId || mayHere(call, 'committee'))
    .map(({ _id, text, answer, state, createdAt, raisedBy, settledBy }) => ({
      id: _id,
      text,
      answer,
      state,
      at: createdAt,
      mine: raisedBy === accountId,
      settledBy,
    }))
}
