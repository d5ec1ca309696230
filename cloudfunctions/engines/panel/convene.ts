import type { Call } from '../../shared/call'
import { above } from '../../shared/database'
import type { CourtyardDocument, LotDocument, MemberDocument } from '../../shared/documents'
import type { AccountId, LotId } from '../../shared/ids'
import { outboxRow } from '../../shared/outbox'
import { PAGE_SIZE, readPages } from '../../shared/readPages'
import { readRoll } from '../../shared/readRoll'
import { Refusal } from '../../shared/refusal'
import { fixList } from '../lots/fixList'
import { lotKey, type LotMatter } from '../lots/keys'
import { drawable, SEATS, SEATS_FROM, type Uninvolved } from './domain/drawable'

/** Nobody in the courtyard sets it, and everybody can look it up. */
const SOURCE = '上证综指收盘'

/** A matter that three households drawn by lot settle. */
export interface Matter extends LotMatter {
  readonly asks: Pick<LotDocument, 'home' | 'title' | 'lines' | 'words'>
  readonly uninvolved: Uninvolved
}

type Parts = Pick<Call, 'database' | 'secret' | 'now'>

/**
 * Begins a drawing: who may be drawn is fixed in the courtyard's chain before the number is known. With three to five doors all of
 * them sit, at once. Refuses with TOO_FEW_TO_DRAW. A retry finds the drawing that was begun.
 */
export async function convene(parts: Parts, { asks, uninvolved, ...matter }: Matter): Promise<LotId> {
  const { database, now, secret } = parts
  const { courtyardId } = matter
  const begun = await database.collection('lots').get(lotKey(secret, matter))
  if (begun) return begun._id
  const [courtyard, doors, members] = await Promise.all([
    database.collection('courtyards').get(courtyardId),
    readRoll(database, courtyardId, ['recognised']),
    readMembers(parts, courtyardId),
  ])
  if (!courtyard) throw new Refusal('NOT_FOUND')
  const list = drawable({ doors, members, foundedAt: courtyard.createdAt }, uninvolved, now)
  if (list.length < SEATS) throw new Refusal('TOO_FEW_TO_DRAW', { doors: list.length })
  const whole = list.length < SEATS_FROM
  const seats = whole ? list.length : SEATS
  const lotId = await fixList(parts, { ...matter, asks, whole, doors: list, seats, source: SOURCE })
  if (!whole) await database.collection('outbox').create(numberNotice(courtyard, lotId, asks.title, now))
  return lotId
}

const numberNotice = ({ _id: courtyardId }: CourtyardDocument, subjectId: LotId, title: string, now: number) =>
  outboxRow(
    {
      kind: 'lotToDraw',
      courtyardId,
      subjectId,
      title: `要抽三户来定：${title}`,
      text: `抽哪三户，看下一个交易日的${SOURCE}，谁也定不了。收盘以后，谁看到了都可以把它填进来，两户填的一样就算数。`,
    },
    now,
  )

function readMembers({ database }: Parts, courtyardId: LotMatter['courtyardId']) {
  return readPages<MemberDocument>(
    (after) =>
      database.collection('members').find({
        where: { courtyardId, ...(after === '' ? {} : { accountId: above(after as AccountId) }) },
        orderBy: [['accountId', 'asc']],
        limit: PAGE_SIZE,
      }),
    ({ accountId }) => accountId,
  )
}
