import { sha256 as hashOf } from '@noble/hashes/sha2.js'
import type * as areaCommitment from '../../../../cloudfunctions/votes/domain/record/areaCommitment'
import { leafOf } from '../../../../cloudfunctions/votes/domain/record/electorate'
import { recount, type Recount } from '../../../../cloudfunctions/votes/domain/record/recount'
import type { VotesOutput } from '../../../../cloudfunctions/votes/contract'
import { utf8 } from '../../../text/utf8'

type Opening = VotesOutput<'myOpenings'>['openings'][number]
type Areas = typeof areaCommitment

/** Whether one of the caller's households and its ballot are in the record as they should be. */
export interface Own {
  readonly label: string
  readonly receipt: string
  readonly channel: Opening['channel']
  readonly inElectorate: boolean
  /** 1-based place of the ballot in the published list; null: not there. */
  readonly place: number | null
  readonly choice: 'yes' | 'no' | 'abstain' | null
}

export interface Checked extends Pick<Recount, 'verdict' | 'checks'> {
  readonly own: readonly Own[]
}

const sha256 = (text: string): string =>
  Array.from(hashOf(utf8(text)), (byte) => byte.toString(16).padStart(2, '0')).join('')

/** Old phones have no big integers: there the areas are left out, and the page says so. */
async function openAreas(): Promise<Areas | null> {
  if (typeof BigInt !== 'function') return null
  try {
    return await import('../../../../cloudfunctions/votes/domain/record/areaCommitment')
  } catch {
    return null
  }
}

/** Counts the whole record again on this phone, and looks for the caller's own part in it. */
export async function recountHere(text: string, openings: readonly Opening[]): Promise<Checked> {
  const { verdict, checks, record } = recount(text, { sha256, areas: await openAreas() })
  const own = openings.map((opening): Own => {
    const place = record?.ballots.findIndex(({ receipt }) => receipt === opening.receipt) ?? -1
    const leaf = record ? leafOf({ ...opening, motionId: record.motion.id }, sha256) : ''
    return {
      label: opening.label,
      receipt: opening.receipt,
      channel: opening.channel,
      // where areas count, a line is the leaf, a blank and the sealed area
      inElectorate: record?.electorate.leaves.some((line) => line.split(' ')[0] === leaf) ?? false,
      place: place < 0 ? null : place + 1,
      choice: record?.ballots[place]?.choice ?? null,
    }
  })
  return { verdict, checks, own }
}
