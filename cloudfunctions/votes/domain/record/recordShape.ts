import { RECORD_FORMAT, type PublishedRecord } from './publishedRecord'
import { anyRecord, fields, hash, list, nullOr, oneOf, positive, text, truth, whole } from './shape'

const denominator = oneOf('households', 'heads', 'adults', 'area')
const threshold = { counts: denominator, share: whole, shareOf: positive, strict: truth }
const sum = fields({ households: whole }, { areaDm2: whole, areaBlinding: hash })

const recordShape = fields(
  {
    format: oneOf(RECORD_FORMAT),
    courtyard: fields({ name: text, kind: oneOf('rural', 'estate'), path: list(text), number: text }),
    motion: fields({
      id: text,
      title: text,
      question: text,
      standing: oneOf('courtyard', 'poll', 'statutory'),
      announcedAt: whole,
      opensAt: whole,
      closesAt: whole,
      countedAt: whole,
      postedUntil: whole,
      extension: nullOr(fields({ reasons: text, closedAt: whole, at: whole })),
    }),
    regime: fields({
      key: text,
      name: text,
      source: text,
      noticeDays: whole,
      participation: list(fields(threshold)),
      passing: list(fields(threshold)),
      abstentionParticipates: truth,
      ballotChangeable: truth,
      postingDays: whole,
    }),
    text: fields({
      title: text,
      number: whole,
      articles: list(fields({ number: whole, title: text, text })),
      hash,
    }),
    electorate: fields(
      { households: whole, rollVersion: whole, leaves: list(text), commitment: hash },
      { areaDm2: whole, areaBlinding: hash },
    ),
    ballots: list(fields({ receipt: text, choice: oneOf('yes', 'no', 'abstain') }, { area: hash })),
    ballotsHash: hash,
    tally: fields({ yes: sum, no: sum, abstain: sum }),
    thresholds: list(
      fields({
        part: oneOf('participation', 'passing'),
        ...threshold,
        reached: whole,
        total: whole,
        needed: whole,
        left: whole,
        right: whole,
        met: truth,
      }),
    ),
    outcome: oneOf('passed', 'failed', 'noQuorum'),
    chain: list(
      fields({ height: whole, parentHash: hash, kind: text, payload: anyRecord, payloadHash: hash, at: whole, hash }),
    ),
    hash,
  },
  { setAside: whole },
)

/** Null if it is a record in this format, else the place where it isn't. */
export function departureFromShape(value: unknown): string | null {
  return recordShape(value, 'record')
}

export function isPublishedRecord(value: unknown): value is PublishedRecord {
  return departureFromShape(value) === null
}
