import type { Call } from '../shared/call'
import type { HistoryDocument } from '../shared/documents'
import type { MotionId } from '../shared/ids'
import { PAGE_SIZE } from '../shared/readPages'

/** A motion's history from its first step. A step is a person's or the clock's act: far fewer than a page. */
export function readHistory({ database }: Pick<Call, 'database'>, motionId: MotionId): Promise<HistoryDocument[]> {
  return database
    .collection('history')
    .find({ where: { chainId: motionId }, orderBy: [['height', 'asc']], limit: PAGE_SIZE })
}
