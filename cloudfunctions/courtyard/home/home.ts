import type { Call, MemberCall } from '../../shared/call'
import type { MotionDocument, OutboxDocument } from '../../shared/documents'
import { oneOf } from '../../shared/database'
import type { CourtyardId } from '../../shared/ids'
import { audiencesOf } from '../../shared/outbox'
import type { MotionCard } from '../../votes/cards'
import { readRatingCards, readRatingTodos } from '../../ratings/cardsFor'
import { readCards } from '../../votes/cardsFor'
import type { CourtyardOutput } from '../contract'
import { describeMe } from '../describeMe'
import { readRelatives } from '../doors/readRelatives'
import { readDisclosureTodos, readLatestDisclosures } from '../disclosures/cardsFor'
import { readMeetingTodos, readUpcomingMeetings } from '../meetings/cardsFor'
import { ownHousehold, readCourtyards } from '../readCourtyard'
import { describeSummary } from '../rules/describeVersion'
import { versionsAt } from '../rules/readVersions'
import type { CourtyardUseCase } from '../useCase'
import { committeeTodos } from './committeeTodos'

type Home = CourtyardOutput<'home'>

const MOTIONS_MAX = 20
const NEWS_MAX = 10
const CONSULTING_MAX = 10
const MEETINGS_MAX = 2
const DISCLOSURES_MAX = 2
/** Motions that are over leave the home screen; the list of motions keeps them. */
const RUNNING: readonly MotionDocument['stage'][] = ['announced', 'open', 'noQuorum', 'posted']
/** By the clock they may be over before the timer has stored it. */
const OVER: readonly MotionCard['status'][] = ['inForce', 'rejected', 'ended']

/** The home screen in two steps of parallel reads: what there is, then what is counted of it. */
export const home: CourtyardUseCase<'home'> = async (call) => {
  const { member } = call
  return member ? memberHome({ ...call, member }) : newcomerHome(call)
}

const noTodos = { todos: [], disclosureTodos: [], meetingTodos: [], ratingTodos: [] }

async function newcomerHome({ accountId, database }: Call): Promise<Home> {
  const [[request], [out]] = await Promise.all([
    database.collection('joinRequests').find({ where: { accountId }, orderBy: [['createdAt', 'desc']], limit: 1 }),
    database.collection('putOuts').find({
      where: { accountId, state: 'done' },
      orderBy: [['createdAt', 'desc']],
      limit: 1,
    }),
  ])
  const courtyardOf = async (one: { readonly courtyardId: CourtyardId } | undefined) =>
    one ? database.collection('courtyards').get(one.courtyardId) : null
  const [courtyard, left] = await Promise.all([courtyardOf(request), courtyardOf(out)])
  const state = request?.state === 'waiting' || request?.state === 'declined' ? request.state : null
  const atDoor = typeof request?.householdId === 'string' && typeof request.unknownTo !== 'string'
  const joinRequest =
    request && courtyard && state ? { courtyardName: courtyard.name, state, atDoor, at: request.createdAt } : null
  const putOut = out && left ? { courtyardName: left.name, at: out.endedAt ?? out.createdAt } : null
  const nothing = { waiting: [], running: [], consulting: [], ratings: [], meetings: [], disclosures: [], news: [] }
  return { me: null, ...nothing, ...noTodos, relatives: [], joinRequest, putOut }
}

async function memberHome(call: MemberCall): Promise<Home> {
  const { database, member } = call
  const audience = oneOf(audiencesOf(member, call.now))
  const [votes, household, outbox, others, othersTodos, relatives] = await Promise.all([
    readVotes(call),
    ownHousehold(call),
    database.collection('outbox').find({
      where: { courtyardId: member.courtyardId, audience },
      orderBy: [['createdAt', 'desc']],
      limit: NEWS_MAX,
    }),
    readOthers(call),
    readOthersTodos(call),
    readRelatives(call),
  ])
  const { courtyards, cards, consulting, todos } = votes
  const shown = cards.filter(({ status }) => !OVER.includes(status))
  const waits = ({ status, iVoted, forMe }: MotionCard) => status === 'open' && !iVoted && forMe
  return {
    me: describeMe(call, courtyards, household),
    waiting: shown.filter(waits).sort((a, b) => a.closesAt - b.closesAt),
    running: shown.filter((card) => !waits(card)),
    consulting: consulting.map(describeSummary),
    ...others,
    todos,
    ...othersTodos,
    news: outbox.map(describeNews),
    relatives,
    joinRequest: null,
    putOut: null,
  }
}

/** What there is to vote on, then what is counted of it. */
async function readVotes(call: MemberCall) {
  const { courtyardId } = call.member
  const [courtyards, motions, consulting] = await Promise.all([
    readCourtyards(call),
    call.database.collection('motions').find({
      where: { courtyardId, stage: oneOf(RUNNING) },
      orderBy: [['announcedAt', 'desc']],
      limit: MOTIONS_MAX,
    }),
    versionsAt(call, 'consulting', CONSULTING_MAX),
  ])
  const courtyard = courtyards.find(({ _id }) => _id === courtyardId)
  const [cards, todos] = await Promise.all([
    readCards(call, motions),
    committeeTodos(call, courtyard, motions, consulting),
  ])
  return { courtyards, cards, consulting, todos }
}

async function readOthers(call: MemberCall): Promise<Pick<Home, 'ratings' | 'meetings' | 'disclosures'>> {
  const [ratings, meetings, disclosures] = await Promise.all([
    readRatingCards(call),
    readUpcomingMeetings(call, MEETINGS_MAX),
    readLatestDisclosures(call, DISCLOSURES_MAX),
  ])
  return { ratings, meetings, disclosures }
}

async function readOthersTodos(
  call: MemberCall,
): Promise<Pick<Home, 'disclosureTodos' | 'meetingTodos' | 'ratingTodos'>> {
  const [disclosureTodos, meetingTodos, ratingTodos] = await Promise.all([
    readDisclosureTodos(call),
    readMeetingTodos(call),
    readRatingTodos(call),
  ])
  return { disclosureTodos, meetingTodos, ratingTodos }
}

const describeNews = ({ _id, kind, subjectId, title, text, createdAt }: OutboxDocument) => ({
  ...{ id: _id, kind, subjectId, title, text },
  at: createdAt,
})
