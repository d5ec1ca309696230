import type { CourtyardDocument } from '../../cloudfunctions/shared/documents'
import { deriveId } from '../../cloudfunctions/shared/ids'

/** Where a courtyard written straight into the store is: in one confirmed community, under a name of its own. */
export const placed = (
  nameKey: string,
): Pick<CourtyardDocument, 'placeId' | 'placeState' | 'regionCode' | 'nameKey'> => ({
  placeId: deriveId('a fixed secret for tests', 'place', 'community', '南桥社区'),
  placeState: 'confirmed',
  regionCode: '510181',
  nameKey,
})
