import type { Call } from '../../shared/call'
import type { Transaction } from '../../shared/database'
import type { HouseholdEventDocument, HouseholdEventKind, OutboxDocument } from '../../shared/documents'
import { derive, type CourtyardId, type HouseholdId } from '../../shared/ids'
import { outboxRow } from '../../shared/outbox'

/** One line of a household's record. */
export interface DoorLine {
  readonly courtyardId: CourtyardId
  readonly householdId: HouseholdId
  readonly kind: HouseholdEventKind
  /** In plain Chinese, one sentence. */
  readonly text: string
}

export type Occasion = Pick<Call, 'secret' | 'accountId' | 'requestId' | 'now'>

/** What makes a line one: whose request it came from. */
export const occasionKey = ({ secret, accountId, requestId }: Occasion): string =>
  derive(secret, 'occasion', accountId, requestId).toString('hex').slice(0, 16)

/**
 * Writes a line into 我家的记录; with a title it is told to all accounts of the household as well. Belongs into the transaction of the
 * change itself, after whatever finds that the change was made before.
 */
export async function writeLine(
  transaction: Transaction,
  occasion: Occasion,
  line: DoorLine,
  tell: { readonly title: string } | null,
): Promise<void> {
  await transaction.collection('householdEvents').create(lineDocument(occasion, line))
  if (tell) await transaction.collection('outbox').create(toldAtDoor(occasion, line, tell.title))
}

const lineDocument = (occasion: Occasion, line: DoorLine): HouseholdEventDocument => ({
  _id: `${line.householdId}:${line.kind}:${occasionKey(occasion)}`,
  ...line,
  at: occasion.now,
  createdAt: occasion.now,
  schema: 1,
})

const toldAtDoor = (
  occasion: Occasion,
  { courtyardId, householdId, kind, text }: DoorLine,
  title: string,
): OutboxDocument =>
  outboxRow(
    {
      ...{ kind: 'doorChanged', courtyardId, subjectId: householdId, title, text },
      audience: `household:${householdId}`,
      period: `${kind}-${occasionKey(occasion)}`,
    },
    occasion.now,
  )
