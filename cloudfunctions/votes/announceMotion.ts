import type { MemberCall } from '../shared/call'
import type { CourtyardDocument, MotionDocument, MotionElectorate } from '../shared/documents'
import { deriveId } from '../shared/ids'
import { Refusal } from '../shared/refusal'
import { beginWith } from './appendFact'
import type { VotesContract } from './contract'
import type { ParsedInputOf } from '../shared/procedure'
import { hashRegime } from './describeRegime'
import { obstacleTo } from './domain/mayAnnounce'
import { announcedNotice } from './domain/notices'
import { matterFor } from './domain/ownersMatters'
import { endOfRegimeDays, regimeFor } from './domain/regimes'
import { PLAN_MAX_MS, VOTING_MIN_MS } from './domain/times'
import { commitTo, saidOf } from './electorate/commit'
import { freezeElectorate } from './electorate/freezeElectorate'
import { readElectors } from './readVoters'
import type { Words } from './subjects/subject'
import { proposalOf, subjectOf } from './subjects/subjectOf'
import type { VotesUseCase } from './useCase'

type Input = ParsedInputOf<VotesContract['announceMotion']>

/**
 * Announces a vote: freezes subject, regime and electorate with their hashes, and starts the days of notice. The electors are
 * written first; the transaction that creates the motion makes sure that the roll is still the one they were copied from. The
 * id comes from the request, so a retry finds what the first try made.
 */
export const announceMotion: VotesUseCase<'announceMotion'> = async (call, input) => {
  const { database, secret, accountId, requestId, member } = call
  const motionId = deriveId(secret, 'motion', member.courtyardId, accountId, requestId)
  const proposal = proposalOf(input)
  const [made, courtyard, proposed, stored, isFit] = await Promise.all([
    database.collection('motions').get(motionId),
    database.collection('courtyards').get(member.courtyardId),
    subjectOf(proposal.kind).propose(call, proposal),
    readElectors(call, motionId),
    call.wechat.textIsFit(call.openid, `${input.title}\n${input.question}`),
  ])
  if (made) return { motionId }
  if (!courtyard) throw new Refusal('NOT_FOUND')
  if (proposed instanceof Refusal) throw proposed
  const { subject, words } = proposed
  const { rollVersion } = courtyard
  if (rollVersion === 0) throw new Refusal('NO_ROLL')
  checkMatter(input, courtyard, words)
  checkTimes(call.now, input, courtyard)
  if (!isFit) throw new Refusal('RISKY_TEXT')

  const electors = await freezeElectorate(call, { _id: motionId, courtyardId: courtyard._id }, rollVersion, stored)
  if (electors.length === 0) throw new Refusal('NO_ROLL')
  const announced = newMotion(call, motionId, input, courtyard, subject)
  const motion = { ...announced, electorate: await commitTo(call, announced, rollVersion, electors) }
  await create(call, motion)
  return { motionId }
}

type NewMotion = Omit<MotionDocument, 'head'> & { readonly electorate: MotionElectorate }

async function create({ database, now }: MemberCall, motion: NewMotion): Promise<void> {
  const { _id: motionId, courtyardId, subject } = motion
  await database.transaction(async (transaction) => {
    const courtyard = await transaction.collection('courtyards').get(courtyardId)
    if (courtyard?.rollVersion !== motion.electorate.rollVersion) throw new Refusal('BUSY')
    await subjectOf(subject.kind).claim(transaction, subject, motionId)
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
  })
}

/** What the law keeps for owners isn't decided here, whatever the form says. */
function checkMatter(
  { regimeKey, standing, matter, title, question }: Input,
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

function checkTimes(now: number, { regimeKey, opensAt, closesAt }: Input, courtyard: CourtyardDocument): void {
  const { noticeDays } = regimeFor(regimeKey, courtyard, courtyard.regionCode)
  const earliestOpensAt = endOfRegimeDays(regimeKey, now, noticeDays, courtyard.extraHolidays)
  if (opensAt < earliestOpensAt) throw new Refusal('NOTICE_TOO_SHORT', { earliestOpensAt })
  if (closesAt < opensAt + VOTING_MIN_MS) {
    throw new Refusal('VOTING_TOO_SHORT', { earliestClosesAt: opensAt + VOTING_MIN_MS })
  }
  if (closesAt > now + PLAN_MAX_MS) throw new Refusal('INVALID_INPUT', { at: 'closesAt' })
}

function newMotion(
  { accountId, now }: MemberCall,
  motionId: MotionDocument['_id'],
  input: Input,
  courtyard: CourtyardDocument,
  subject: MotionDocument['subject'],
): Omit<MotionDocument, 'head'> {
  const { regionCode } = courtyard
  const regime = regimeFor(input.regimeKey, courtyard, regionCode)
  const matter = matterFor(input.matter ?? 'none', regionCode)
  if (!matter) throw new Error('announced without a matter')
  return {
    _id: motionId,
    courtyardId: courtyard._id,
    title: input.title,
    question: input.question,
    standing: input.standing,
    matter,
    subject,
    regime,
    regimeHash: hashRegime(regime),
    announcedAt: now,
    opensAt: input.opensAt,
    closesAt: input.closesAt,
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
    dueAt: input.opensAt,
    announcedBy: accountId,
    remindedAt: null,
    createdAt: now,
    schema: 1,
  }
}
