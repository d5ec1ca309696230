import * as v from 'valibot'
import * as id from '../../shared/ids'
import { count, instant } from '../../shared/schemas'

export const kind = v.picklist(['rural', 'estate'])

export const memberRole = v.picklist(['committee', 'propertyManager'])

export const household = v.object({
  id: id.householdIdSchema,
  no: v.string(),
  group: v.string(),
  address: v.string(),
  /** As the roll names the representative or owner. */
  headName: v.string(),
})

export const courtyard = v.object({
  id: id.courtyardIdSchema,
  name: v.string(),
  kind,
  community: v.string(),
  /** False (待确认): named by whoever founded the courtyard. */
  communityConfirmed: v.boolean(),
  number: v.string(),
})

/** What the phone must know of the caller on every screen. */
export const me = v.object({
  courtyard,
  household: v.nullable(household),
  name: v.string(),
  representative: v.boolean(),
  roles: v.array(memberRole),
  otherCourtyards: v.array(courtyard),
})

/** Somebody who says they belong to the caller's household and waits to be let in. */
export const relative = v.object({ id: id.joinRequestIdSchema, name: v.string(), claim: v.string(), at: instant })

export const article = v.object({ number: count, title: v.string(), text: v.string() })

export const versionSummary = v.object({
  id: id.versionIdSchema,
  title: v.string(),
  number: count,
  stage: v.picklist(['draft', 'consulting', 'sealed', 'inForce', 'superseded', 'dropped']),
  articleCount: count,
  editedAt: instant,
  inForceAt: v.nullable(instant),
  supersededAt: v.nullable(instant),
  motionId: v.nullable(id.motionIdSchema),
})
