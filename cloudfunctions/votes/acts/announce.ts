import { act, type Carrying, type Finish } from '../../engines/proposals/act'
import { DAY_MS, endOfDays, sayInstant } from '../../shared/dates'
import type { CourtyardDocument, MotionDocument, MotionElectorate } from '../../shared/documents'
import { fitText } from '../../shared/fitText'
import { deriveId, type MotionId, type ProposalId } from '../../shared/ids'
import type { ParsedInputOf } from '../../shared/procedure'
import { Refusal } from '../../shared/refusal'
import { beginWith } from '../appendFact'
import { votesContract } from '../contract'
import { hashRegime } from '../describeRegime'
import { obstacleTo } from '../domain/mayAnnounce'
import { announcedNotice } from '../domain/notices'
import { matterFor } from '../domain/ownersMatters'
import { endOfRegimeDays, regimeFor } from '../domain/regimes'
import { byDayFrom, isByDay, PLAN_MAX_MS, VOTING_MIN_MS } from '../domain/times'
import { commitTo, saidOf } from '../electorate/commit'
import { freezeElectorate } from '../electorate/freezeElectorate'
import { readElectors } from '../readVoters'
import type { Asking, Words } from '../subjects/subject'
import { proposalOf, subjectOf } from '../subjects/subjectOf'

type What = ParsedInputOf<(typeof votesContract)['announceMotion']>

/** What a vote will be called once its proposal is confirmed. */
export const announcedAs = (secret: string, proposalId: ProposalId): MotionId => deriveId(secret, 'motion', proposalId)

/**
 * Announces a vote: freezes subject, regime and electorate with their hashes, and starts the days of notice, which run from the second
 * person's yes. The electors are written first; the transaction that creates the motion makes sure that the roll is still the one they
 * were copied from.
 */
export const announce = act({
  regime: 'prompt',
  aloneWhileYoung: false,
  schema: votesContract.announceMotion.input,
  plan: async (call, what) => {
    const { database, member, now } = call
    const asking = { database, now, courtyardId: member.courtyardId }
    const [{ courtyard, words }] = await Promise.all([
      readProposed(asking, what),
      fitText(call, `${what.title}\n${what.question}`),
    ])
    checkMatter(what, courtyard, words)
    checkTimes(now, what, courtyard)
    const { name } = regimeOf(what, courtyard, now)
    return {
      title: `公告表决：${what.title}`,
      lines: [
        `问：${what.question}`,
        `${sayInstant(what.opensAt)} 开始投票，${sayInstant(what.closesAt)} 截止`,
        `规则：${name}${what.standing === 'poll' ? '，只是摸底' : ''}`,
      ],
      confirmBy: confirmBy(what, courtyard, now),
    }
  },
  carryOut: announceNow,
})

async function announceNow(carrying: Carrying, what: What, finish: Finish): Promise<void> {
  const { database, now, secret, courtyardId, proposal } = carrying
  const motionId = announcedAs(secret, proposal._id)
  const asking = { database, now, courtyardId }
  const [{ courtyard, subject, words }, stored] = await Promise.all([
    readProposed(asking, what),
    readElectors(carrying, motionId),
  ])
  const { rollVersion } = courtyard
  checkMatter(what, courtyard, words)
  checkTimes(now, what, courtyard)
  const electors = await freezeElectorate(carrying, { _id: motionId, courtyardId }, rollVersion, stored)
  if (electors.length === 0) throw new Refusal('NO_ROLL')
  const announced = newMotion(carrying, motionId, what, courtyard, subject)
  const motion = { ...announced, electorate: await commitTo(carrying, announced, rollVersion, electors) }
  await create(carrying, motion, finish)
}

/**
 * The courtyard and what is to be voted on. A courtyard's first vote is on its committee: until then the founder and whom the founder
 * seated count as one household.
 */
async function readProposed(asking: Asking, what: What) {
  const proposal = proposalOf(what)
  const [courtyard, proposed] = await Promise.all([
    asking.database.collection('courtyards').get(asking.courtyardId),
    subjectOf(proposal.kind).propose(asking, proposal),
  ])
  if (!courtyard) throw new Refusal('NOT_FOUND')
  if (courtyard.rollVersion === 0) throw new Refusal('NO_ROLL')
  if (courtyard.firstVoteAt === undefined && proposal.kind !== 'committee') throw new Refusal('FIRST_VOTE_COMMITTEE')
  if (courtyard.firstVoteAt !== undefined && proposal.kind === 'committee') throw new Refusal('WRONG_STAGE')
  if (proposed instanceof Refusal) throw proposed
  return { courtyard, ...proposed }
}

type NewMotion = Omit<MotionDocument, 'head'> & { readonly electorate: MotionElectorate }

async function create({ database, now }: Carrying, motion: NewMotion, finish: Finish): Promise<void> {
  const { _id: motionId, courtyardId, subject } = motion
  await database.transaction(async (transaction) => {
    const courtyard = await transaction.collection('courtyards').get(courtyardId)
    if (courtyard?.rollVersion !== motion.electorate.rollVersion) throw new Refusal('BUSY')
    await subjectOf(subject.kind).claim(transaction, subject, { motionId, courtyardId })
    await beginWith(transaction, motion, {
      kind: 'announced',
      payload: {
        motionId,
        title: motion.title,
        question: motion.question,
        standing: motion.standing,
        matter: motion.matter,
        ...subjectOf(subject.kind).inHistory(subject),
        regimeHash: motion.regimeHash,
        opensAt: motion.opensAt,
        closesAt: motion.closesAt,
        ...saidOf(motion, motion.electorate),
      },
      at: now,
      notice: announcedNotice(motion, now),
    })
    await finish(transaction)
  })
}

/** What the law keeps for owners isn't decided here, whatever the form says. */
function checkMatter(
  { regimeKey, standing, matter, title, question }: What,
  courtyard: CourtyardDocument,
  words: Words,
): void {
  const obstacle = obstacleTo({
    kind: courtyard.kind,
    regionCode: courtyard.regionCode,
    regimeKey,
    standing,
    matter: matter ?? null,
    titles: [...words.titles, title, question],
    texts: words.texts,
  })
  if (!obstacle) return
  const { code, ...detail } = obstacle
  throw new Refusal(code, 'named' in detail ? { ...detail, named: Number(detail.named) } : detail)
}

const regimeOf = ({ regimeKey }: What, courtyard: CourtyardDocument, now: number) =>
  regimeFor(regimeKey, courtyard, courtyard.regionCode, now)

const earliest = (what: What, courtyard: CourtyardDocument, now: number): number =>
  byDayFrom(endOfRegimeDays(what.regimeKey, now, regimeOf(what, courtyard, now).noticeDays, courtyard.extraHolidays))

function checkTimes(now: number, what: What, courtyard: CourtyardDocument): void {
  const { opensAt, closesAt } = what
  const earliestOpensAt = earliest(what, courtyard, now)
  if (opensAt < earliestOpensAt) throw new Refusal('NOTICE_TOO_SHORT', { earliestOpensAt })
  if (!isByDay(opensAt)) throw new Refusal('HOURS_UNFIT', { at: 'opensAt' })
  if (!isByDay(closesAt)) throw new Refusal('HOURS_UNFIT', { at: 'closesAt' })
  if (closesAt < opensAt + VOTING_MIN_MS) {
    throw new Refusal('VOTING_TOO_SHORT', { earliestClosesAt: opensAt + VOTING_MIN_MS })
  }
  if (closesAt > now + PLAN_MAX_MS) throw new Refusal('INVALID_INPUT', { at: 'closesAt' })
}

/** The end of the last day on which the notice would still be long enough. */
function confirmBy(what: What, courtyard: CourtyardDocument, now: number): number {
  let last = now
  while (last + DAY_MS < what.opensAt && earliest(what, courtyard, last + DAY_MS) <= what.opensAt) last += DAY_MS
  return endOfDays(last, 0, [])
}

function newMotion(
  { now, proposal }: Carrying,
  motionId: MotionId,
  what: What,
  courtyard: CourtyardDocument,
  subject: MotionDocument['subject'],
): Omit<MotionDocument, 'head'> {
  const { regionCode } = courtyard
  const regime = regimeOf(what, courtyard, now)
  const matter = matterFor(what.matter ?? 'none', regionCode)
  if (!matter) throw new Error('announced without a matter')
  return {
    _id: motionId,
    courtyardId: courtyard._id,
    title: what.title,
    question: what.question,
    standing: what.standing,
    matter,
    subject,
    regime,
    regimeHash: hashRegime(regime),
    announcedAt: now,
    opensAt: what.opensAt,
    closesAt: what.closesAt,
    stage: 'announced',
    electorate: null,
    extension: null,
    turnout: null,
    tally: null,
    ballotsHash: null,
    countedAt: null,
    postedUntil: null,
    openObjections: 0,
    objectionsRaised: 0,
    decidedAt: null,
    endReasons: '',
    dueAt: what.opensAt,
    announcedBy: proposal.proposedBy,
    remindedAt: null,
    createdAt: now,
    schema: 1,
  }
}
