import { groupBy } from 'lodash-es'
import type { Call } from '../shared/call'
import { chinaDay } from '../shared/dates'
import type { MotionDocument } from '../shared/documents'
import { PAGE_SIZE } from '../shared/readPages'
import type { VotesOutput } from './contract'

/** The numbers of the slips that came in, so that whoever gave one finds it, and whoever counts them finds one that was made up. */
export async function paperNumbers(
  { database }: Pick<Call, 'database'>,
  { _id: motionId, stage }: MotionDocument,
): Promise<VotesOutput<'motion'>['paperNumbers']> {
  if (stage === 'announced') return []
  const papers = await database.collection('paperBallots').find({
    where: { motionId },
    limit: PAGE_SIZE,
    fields: ['slipNumber', 'state', 'createdAt'],
  })
  const received = papers.filter(({ state }) => state !== 'refused')
  return Object.entries(groupBy(received, ({ createdAt }) => chinaDay(createdAt)))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([day, all]) => ({ day, numbers: all.map(({ slipNumber }) => slipNumber).sort((a, b) => a - b) }))
}
