import { readFileSync } from 'node:fs'
import path from 'node:path'
import type {
  BallotDocument,
  CourtyardDocument,
  ElectorDocument,
  HistoryDocument,
  MotionDocument,
  MotionSubject,
  RuleVersionDocument,
} from '../../../../../../cloudfunctions/shared/documents'
import { sha256 } from '../../../../../../cloudfunctions/shared/sha256'
import * as areas from '../../../../../../cloudfunctions/votes/domain/record/areaCommitment'
import { buildRecord } from '../../../../../../cloudfunctions/votes/domain/record/buildRecord'
import { recount } from '../../../../../../cloudfunctions/votes/domain/record/recount'
import { saltOf } from '../../../../../../cloudfunctions/votes/sealingFor'

const folder = path.resolve(__dirname, '../../../../../fixtures/records')
const read = (name: string) => readFileSync(path.join(folder, name), 'utf8')

/** A vote as it lay in the database when a motion still was a rule version and a ballot the household's choice. */
interface Facts {
  readonly secret: string
  readonly courtyard: CourtyardDocument
  readonly motion: Omit<MotionDocument, 'subject'> & Omit<MotionSubject & { kind: 'ruleVersion' }, 'kind'>
  readonly version: RuleVersionDocument
  readonly electors: readonly ElectorDocument[]
  readonly ballots: readonly BallotDocument[]
  readonly history: readonly HistoryDocument[]
}

describe.each(['rural', 'estate'])('a record in the format /1 of an earlier day (%s)', (name) => {
  const record = read(`${name}-record-1.json`)

  test('recounts', () => {
    const { verdict, checks } = recount(record, { sha256, areas })
    expect(checks.filter(({ state }) => state !== 'ok')).toEqual([])
    expect(verdict).toBe('matches')
  })

  test('comes out byte for byte the same from the same facts', () => {
    const facts = JSON.parse(read(`${name}-facts-1.json`)) as Facts
    const { ruleId, versionId, textHash, ...motion } = facts.motion
    const json = buildRecord({
      ...facts,
      motion: { ...motion, subject: { kind: 'ruleVersion', ruleId, versionId, textHash } },
      text: facts.version,
      saltOf: (householdId) => saltOf(facts.secret, motion._id, householdId),
      sha256,
      areas,
    })
    expect(json).toBe(record)
  })
})
