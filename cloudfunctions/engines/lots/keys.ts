import type { LotDocument } from '../../shared/documents'
import { deriveId, type CourtyardId, type LotId } from '../../shared/ids'

export interface LotMatter {
  readonly courtyardId: CourtyardId
  readonly matterKind: string
  readonly matterId: string
}

/** One drawing a matter. */
export const lotKey = (secret: string, { courtyardId, matterKind, matterId }: LotMatter): LotId =>
  deriveId(secret, 'lot', courtyardId, matterKind, matterId)

export const listIdOf = ({ _id, listHash }: Pick<LotDocument, '_id' | 'listHash'>): string => `${_id}-${listHash}`
export const doorKey = (listId: string, householdId: string): string => `${listId}:${householdId}`
