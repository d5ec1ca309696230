import { createHash } from 'node:crypto'
import type { MemberCall } from './call'
import type { Evidence } from './documents'
import { FILE_BYTES_MAX } from './evidenceSchema'
import { fileTypeOf } from './fileType'
import { deriveId } from './ids'
import { Refusal } from './refusal'

/** What the refusals call it; '' for a photo that has no name. */
interface Wanted {
  readonly type: Evidence['type']
  readonly name?: string
  /** How many bytes the phone sent: a file of another size was cut on its way. */
  readonly sent?: number
}

/**
 * The function's own copy of what somebody uploaded, made when it is handed in: from then on its uploader can change or delete the
 * upload as they like. The path is made of the bytes, so that a retry or a second use finds the same copy; it is keyed, so that
 * who reads a published hash can't work out where the file lies. Refuses with FILE_MISSING what storage doesn't hold,
 * FILE_TOO_LARGE, FILE_FOREIGN what is no picture or PDF by its first bytes. Four round trips, two for what is a copy already.
 */
export async function keepEvidence(
  call: MemberCall,
  fileId: string,
  { type, name = '', sent }: Wanted,
): Promise<Evidence> {
  const { member, secret, storage } = call
  const { courtyardId } = member
  const bytes = await storage.read(fileId, FILE_BYTES_MAX)
  if (bytes === 'tooLarge') throw new Refusal('FILE_TOO_LARGE', { name })
  const cut = bytes === 'missing' || bytes.length === 0 || (sent !== undefined && bytes.length !== sent)
  if (cut) throw new Refusal('FILE_MISSING', { name })
  const known = fileTypeOf(bytes)
  if (known?.type !== type) throw new Refusal('FILE_FOREIGN', { name })
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const path = `evidence/${courtyardId}/${deriveId(secret, 'evidence', courtyardId, sha256)}.${known.ending}`
  const isCopy = fileId.replace(/^cloud:\/\/[^/]+\//, '') === path
  return { fileId: isCopy ? fileId : await storage.write(path, bytes), sha256, bytes: bytes.length, type }
}

/**
 * Before something is decided by it: the copy still has the bytes that were handed in, else FILE_CHANGED. What was handed in
 * before copies were kept is copied now.
 */
export async function standingEvidence(call: MemberCall, evidence: Evidence, name = ''): Promise<Evidence> {
  const { fileId, sha256, type } = evidence
  if (sha256 === null) return keepEvidence(call, fileId, { type, name })
  const found = await call.storage.digest(fileId, FILE_BYTES_MAX)
  if (found === 'missing' || found === 'tooLarge' || found.sha256 !== sha256)
    throw new Refusal('FILE_CHANGED', { name })
  return evidence
}
