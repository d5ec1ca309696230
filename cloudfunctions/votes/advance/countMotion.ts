import type { BallotDocument, ElectorDocument, MotionDocument, Weight } from '../../shared/documents'
import { sha256 } from '../../shared/sha256'
import { appendFact, type Fact } from '../appendFact'
import { resultNotice } from '../domain/notices'
import { marginOf } from '../domain/margin'
import { endOfRegimeDays } from '../domain/regimes'
import { hashOfBallots } from '../domain/record/ballots'
import { publishBallots } from '../domain/record/publish'
import { allResults, countsIn, outcomeOf, participants } from '../domain/record/thresholds'
import { publishedSum } from '../domain/record/weightOf'
import { tallyBallots } from '../domain/tally'
import { readBallots } from '../ballots'
import { ofElectorate, readElectors } from '../readVoters'
import { sealingFor } from '../sealingFor'
import { stillAt, type AdvanceParts } from './advanceParts'

/** Counts what is in, no earlier than COUNT_GRACE_MS after closing, and posts the result, or says that no quorum came together. */
export async function countMotion(parts: AdvanceParts, motion: MotionDocument): Promise<void> {
  const { database, now } = parts
  const [ballots, electors, setAside, courtyard, sealing] = await Promise.all([
    readBallots(parts, motion._id),
    readElectors(parts, motion._id),
    database.collection('claims').count({ motionId: motion._id, state: 'setAside' }),
    database.collection('courtyards').get(motion.courtyardId),
    sealingFor(parts, motion),
  ])
  if (!motion.electorate) throw new Error(`motion ${motion._id} is open without an electorate`)
  const { regime } = motion
  const tally = tallyBallots(regime, ballots)
  const outcome = outcomeOf(allResults(regime, motion.electorate, tally))
  const turnout = participants(tally, regime)
  const publish = (weight: typeof turnout) => publishedSum(weight, countsIn(regime, 'area'))

  let fact: Fact
  if (outcome === 'noQuorum') {
    // no choice is published: the vote may be extended, and nobody shall know how it stands
    fact = {
      kind: 'counted',
      payload: { closesAt: motion.closesAt, outcome, turnout: publish(turnout), setAside },
      at: now,
      patch: { stage: 'noQuorum', turnout, setAside, countedAt: now, dueAt: null },
    }
  } else {
    const ballotsHash = hashOfBallots(publishBallots(ballots, sealing), sha256)
    const postedUntil = endOfRegimeDays(regime.key, now, regime.postingDays, courtyard?.extraHolidays ?? [])
    fact = {
      kind: 'counted',
      payload: {
        closesAt: motion.closesAt,
        outcome,
        ballotsHash,
        tally: { yes: publish(tally.yes), no: publish(tally.no), abstain: publish(tally.abstain) },
        postedUntil,
        setAside,
      },
      at: now,
      patch: {
        stage: 'posted',
        turnout,
        tally,
        setAside,
        margin: margin(motion, motion.electorate, electors, ballots),
        ballotsHash,
        countedAt: now,
        postedUntil,
        dueAt: postedUntil,
      },
      notice: resultNotice(motion, now, outcome === 'passed', postedUntil),
    }
  }
  await database.transaction(async (transaction) => {
    await appendFact(transaction, await stillAt(transaction, motion), fact)
  })
}

function margin(
  motion: MotionDocument,
  electorate: Weight,
  electors: readonly ElectorDocument[],
  ballots: readonly BallotDocument[],
): number {
  const choices = new Map(ballots.map(({ householdId, choice }) => [householdId, choice]))
  const doors = ofElectorate(motion, electors).map(({ householdId, adults, areaDm2 }) => ({
    ...{ adults, areaDm2 },
    choice: choices.get(householdId) ?? null,
  }))
  // one more than there are doors: nothing they could have done changes it
  return Math.min(marginOf(motion.regime, electorate, doors), electorate.households + 1)
}
