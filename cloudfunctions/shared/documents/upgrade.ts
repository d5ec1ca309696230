import type { Evidence } from './evidence'

/**
 * Documents of schema 1 named the uploader's file where those of schema 2 hold evidence. What was handed in then was not copied, so
 * it has no hash; it stays readable and says so (docs/data-model.md).
 */
type Stored = Readonly<Record<string, unknown>>
type Upgrade = (stored: Stored) => Stored

const before = (fileId: unknown): Evidence | null =>
  typeof fileId === 'string' && fileId !== '' ? { fileId, sha256: null, bytes: 0, type: 'image' } : null

/** One that was copied since has both. */
const photo: Upgrade = ({ photoFileId, ...rest }) => ({ photo: before(photoFileId), ...rest })

const upgrades: Readonly<Record<string, Upgrade>> = {
  paperBallots: (stored) => ({ witnessBy: null, witnessSince: null, openings: [], ...photo(stored) }),
  slips: photo,
  posters: photo,
  ratingComments: photo,
  ratingAppeals: ({ ratingPhotoFileId, ...rest }) => ({ ...photo(rest), ratingPhoto: before(ratingPhotoFileId) }),
  ratings: (stored) => {
    const submitted = (stored['submitted'] ?? null) as Stored | null
    if (submitted === null) return stored
    return { ...stored, submitted: { ...photo(submitted), uploadedAs: submitted['photoFileId'] ?? '' } }
  },
  disclosures: (stored) => ({ ...stored, attachments: attachments(stored['attachments']) }),
}

const attachments = (stored: unknown): unknown[] =>
  ((stored ?? []) as readonly Stored[]).map(({ size, ...rest }) => ({ ...rest, sha256: null, bytes: size }))

/** A part of each old shape that the new one doesn't have: a query for some fields leaves `schema` out. */
const isOld: Readonly<Record<string, (stored: Stored) => boolean>> = {
  paperBallots: (stored) => 'photoFileId' in stored,
  slips: (stored) => 'photoFileId' in stored,
  posters: (stored) => 'photoFileId' in stored,
  ratingComments: (stored) => 'photoFileId' in stored,
  ratingAppeals: (stored) => 'photoFileId' in stored,
  ratings: ({ submitted }) => typeof submitted === 'object' && submitted !== null && 'photoFileId' in submitted,
  disclosures: ({ attachments: stored }) =>
    Array.isArray(stored) && (stored as readonly Stored[]).some((one) => 'size' in one),
}

/** A document as its collection's newest shape has it. Nothing is written: a later write of the whole writes the new shape. */
export function upgraded(collection: string, stored: object): object {
  const old = isOld[collection]?.(stored as Stored) ?? false
  return old ? { ...upgrades[collection]?.(stored as Stored), schema: 2 } : stored
}
