import { createHash } from 'node:crypto'
import type { Choice } from '../../cloudfunctions/shared/documents'
import { buildRecord } from '../../cloudfunctions/votes/domain/record/buildRecord'
import { recount } from '../../cloudfunctions/votes/domain/record/recount'
import { countedVote } from '../unit/cloudfunctions/votes/aMotion'
import type { BenchSection } from './report'

const BALLOTS = 1_000_000
const choices: readonly Choice[] = ['yes', 'yes', 'no', 'yes', 'abstain']

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

function seconds(work: () => void): number {
  const started = performance.now()
  work()
  return (performance.now() - started) / 1000
}

/** Recounts a record of a million synthetic ballots, beside plain sha256 over the same bytes. */
export function benchRecount(): BenchSection {
  const cast = Array.from({ length: BALLOTS }, (_, i) => choices[i % choices.length])
  const text = buildRecord(countedVote('courtyardOrdinary', cast))
  const plain = seconds(() => sha256(text))
  let verdict = ''
  const whole = seconds(() => {
    verdict = recount(text, { sha256, areas: null }).verdict
  })
  if (verdict !== 'matches') throw new Error(`the synthetic record ${verdict}`)
  return {
    title: `Recount of ${BALLOTS.toLocaleString('en')} ballots`,
    explains: `${Math.round(Buffer.byteLength(text) / 1024 / 1024)} MB of record: parsed, checked for its shape, every hash, ballot, threshold and outcome recomputed.`,
    columns: ['what', 'seconds', 'ratio'],
    rows: [
      ['recount', whole.toFixed(2), (whole / plain).toFixed(1)],
      ['sha256 over the same bytes', plain.toFixed(2), '1'],
    ],
  }
}
