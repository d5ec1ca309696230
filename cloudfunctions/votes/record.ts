import { Refusal } from '../shared/refusal'
import { sha256 } from '../shared/sha256'
import { motionNow } from './changeMotion'
import { chinaDay } from '../shared/dates'
import { buildRecord } from './domain/record/buildRecord'
import { readHistory } from './readHistory'
import { readBallots } from './ballots'
import { ofElectorate, readElectors } from './readVoters'
import { sealingFor } from './sealingFor'
import { subjectOf } from './subjects/subjectOf'
import type { VotesUseCase } from './useCase'

/**
 * The published record of a counted motion, as the exact text to recount. Without a quorum there is none: the choices
 * then decide nothing, and the matter may be voted on again.
 */
export const record: VotesUseCase<'record'> = async (call, { motionId }) => {
  const { database, member } = call
  const [read, courtyard, electors, ballots] = await Promise.all([
    database.collection('motions').get(motionId),
    database.collection('courtyards').get(member.courtyardId),
    readElectors(call, motionId),
    readBallots(call, motionId),
  ])
  const motion = await motionNow(call, read)
  if (!motion.tally || motion.countedAt === null) throw new Refusal('NOT_COUNTED_YET')
  const [text, history, sealing] = await Promise.all([
    subjectOf(motion.subject.kind).textOf(call, motion.subject),
    readHistory(call, motionId),
    sealingFor(call, motion),
  ])
  if (!courtyard || !text) throw new Refusal('NOT_FOUND')
  const json = buildRecord({
    ...sealing,
    courtyard,
    motion,
    text,
    electors: ofElectorate(motion, electors),
    ballots,
    history,
    sha256,
  })
  return { fileName: `yuanba-record-${chinaDay(motion.countedAt)}-${motionId.slice(0, 6)}.json`, json }
}
