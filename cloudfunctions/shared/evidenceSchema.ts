import * as v from 'valibot'
import { count, sha256Hex } from './schemas'

/** What a phone may hand in as one file; a larger one is refused with FILE_TOO_LARGE. */
export const FILE_BYTES_MAX = 10 * 1024 * 1024

/** A file that a phone has uploaded (or a copy that it was shown): it counts as soon as the function has its own copy. */
export const uploadedFileId = v.pipe(v.string(), v.startsWith('cloud://'), v.maxLength(300))

/**
 * A file that counts, for who may see it: where the function's own copy lies, and the hash of the bytes that were handed in. The
 * phone works out the hash of what it downloads and shows nothing else. `sha256` null: from before copies were kept.
 */
export const evidence = v.object({
  fileId: v.string(),
  sha256: v.nullable(sha256Hex),
  bytes: count,
  type: v.picklist(['image', 'pdf']),
})
