/**
 * A file that counts for something, as the function keeps it: its own copy, which no phone can change or delete
 * (storageRule.json), and the sha256 of its bytes. `sha256` null: handed in before copies were kept; the file is then still the
 * uploader's, and nobody can tell whether it was changed.
 */
export interface Evidence {
  readonly fileId: string
  readonly sha256: string | null
  /** 0 where it isn't known (before copies were kept). */
  readonly bytes: number
  readonly type: 'image' | 'pdf'
}
