import type { MemberCall } from '../shared/call'
import type { OutboxDocument } from '../shared/documents'
import { Refusal } from '../shared/refusal'
import { posterCode } from './domain/pages'

export interface PosterFacts {
  readonly courtyardName: string
  /** The picture of the mini-program code; WeChat chooses its format. */
  readonly code: { readonly bytes: Buffer; readonly type: 'png' | 'jpeg' }
}

/** What a poster shows besides its notice. */
export async function readPosterFacts(
  { database, wechat }: MemberCall,
  { courtyardId, subjectId }: OutboxDocument,
): Promise<PosterFacts> {
  const { page, scene } = posterCode(subjectId)
  const [courtyard, bytes] = await Promise.all([
    database.collection('courtyards').get(courtyardId),
    wechat.miniProgramCode(page, scene),
  ])
  if (!courtyard) throw new Refusal('NOT_FOUND')
  return { courtyardName: courtyard.name, code: { bytes, type: bytes[0] === 0xff ? 'jpeg' : 'png' } }
}
