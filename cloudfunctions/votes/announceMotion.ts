import { emptyHead } from '../engines/chain/domain/link'
import type { MemberCall } from '../shared/call'
import type { Transaction } from '../shared/database'
import type { CourtyardDocument, MotionDocument, MotionStage, RuleVersionDocument } from '../shared/documents'
import { deriveId } from '../shared/ids'
import { Refusal } from '../shared/refusal'
import { appendFact } from './appendFact'
import type { VotesContract } from './contract'
import type { ParsedInputOf } from '../shared/procedure'
import { hashRegime } from './describeRegime'
import { endOfDays } from '../shared/dates'
import { announcedNotice } from './domain/notices'
import { regimeFor, regimeSuits } from './domain/regimes'
import { PLAN_MAX_MS, VOTING_MIN_MS } from './domain/times'
import type { VotesUseCase } from './useCase'

type Input = ParsedInputOf<VotesContract['announceMotion']>
const running: readonly MotionStage[] = ['announced', 'open', 'noQuorum', 'posted']

/**
 * Announces a vote on a sealed version: freezes regime and text with their hashes, and starts the days of notice.
 * The electorate is frozen when voting opens. The id comes from the request, so a retry finds what the first try made.
 */
export const announceMotion: VotesUseCase<'announceMotion'> = async (call, input) => {
  const { database, secret, accountId, requestId, member } = call
  const motionId = deriveId(secret, 'motion', member.courtyardId, accountId, requestId)
  const [made, courtyard, version, households, isFit] = await Promise.all([
    database.collection('motions').get(motionId),
    database.collection('courtyards').get(member.courtyardId),
    database.collection('ruleVersions').get(input.versionId),
    database.collection('households').count({ courtyardId: member.courtyardId, active: true }),
    call.wechat.textIsFit(call.openid, `${input.title}\n${input.question}`),
  ])
  if (made) return { motionId }
  if (!courtyard || version?.courtyardId !== member.courtyardId) throw new Refusal('NOT_FOUND')
  if (version.stage !== 'sealed' || version.hash === null) throw new Refusal('WRONG_STAGE')
  if (courtyard.rollVersion === 0 || households === 0) throw new Refusal('NO_ROLL')
  if (!regimeSuits(input.regimeKey, courtyard)) throw new Refusal('REGIME_UNFIT')
  checkTimes(call.now, input, courtyard)
  if (!isFit) throw new Refusal('RISKY_TEXT')

  const motion = newMotion(call, motionId, input, courtyard, version.ruleId, version.hash)
  await database.transaction(async (transaction) => {
    await claimVersion(transaction, motion)
    await transaction.collection('motions').create(motion)
    await appendFact(transaction, motion, {
      kind: 'announced',
      payload: {
        motionId,
        title: motion.title,
        question: motion.question,
        standing: motion.standing,
        textHash: motion.textHash,
        regimeHash: motion.regimeHash,
        opensAt: motion.opensAt,
        closesAt: motion.closesAt,
      },
      at: call.now,
      patch: {},
      notice: announcedNotice(motion, call.now),
    })
  })
  return { motionId }
}

function checkTimes(now: number, { regimeKey, opensAt, closesAt }: Input, courtyard: CourtyardDocument): void {
  const { noticeDays } = regimeFor(regimeKey, courtyard)
  const earliestOpensAt = endOfDays(now, noticeDays, courtyard.extraHolidays)
  if (opensAt < earliestOpensAt) throw new Refusal('NOTICE_TOO_SHORT', { earliestOpensAt })
  if (closesAt < opensAt + VOTING_MIN_MS) {
    throw new Refusal('VOTING_TOO_SHORT', { earliestClosesAt: opensAt + VOTING_MIN_MS })
  }
  if (closesAt > now + PLAN_MAX_MS) throw new Refusal('INVALID_INPUT', { at: 'closesAt' })
}

/** One running motion a version: the version names it, so that two announcements at once can't both go through. */
async function claimVersion(transaction: Transaction, { _id, versionId }: MotionDocument): Promise<void> {
  const versions = transaction.collection('ruleVersions')
  const version: RuleVersionDocument | null = await versions.get(versionId)
  if (version?.stage !== 'sealed') throw new Refusal('WRONG_STAGE')
  const other = version.motionId === null ? null : await transaction.collection('motions').get(version.motionId)
  if (other && running.includes(other.stage)) throw new Refusal('MOTION_RUNNING')
  await versions.update(versionId, { motionId: _id })
}

function newMotion(
  { accountId, now }: MemberCall,
  motionId: MotionDocument['_id'],
  input: Input,
  courtyard: CourtyardDocument,
  ruleId: MotionDocument['ruleId'],
  textHash: string,
): MotionDocument {
  const regime = regimeFor(input.regimeKey, courtyard)
  return {
    _id: motionId,
    courtyardId: courtyard._id,
    title: input.title,
    question: input.question,
    standing: input.standing,
    ruleId,
    versionId: input.versionId,
    textHash,
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
    decidedAt: null,
    endReasons: '',
    head: emptyHead,
    dueAt: input.opensAt,
    announcedBy: accountId,
    remindedAt: null,
    createdAt: now,
    schema: 1,
  }
}
