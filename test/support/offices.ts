import type { Office, OfficeHolding } from '../../cloudfunctions/shared/documents'
import type { CourtyardId, PlaceId } from '../../cloudfunctions/shared/ids'

/** Offices held from ever, without an end. */
export const inOffice = (placeId: CourtyardId | PlaceId, ...offices: readonly Office[]): OfficeHolding[] =>
  offices.map((office) => ({ office, placeId, from: 0, until: null, seatedBy: [] }))
