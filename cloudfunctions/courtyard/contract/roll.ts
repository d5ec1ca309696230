import * as v from 'valibot'
import * as id from '../../shared/ids'
import { procedure } from '../../shared/procedure'
import { areaDm2, count, requiredText, sha256Hex, typedText } from '../../shared/schemas'
import { kind } from './parts'

/** The file itself, not a stored copy: nothing of a roll lies about in storage. ≤1 MB; or cells pasted from a sheet. */
export const sheetFile = v.variant('from', [
  v.object({
    from: v.literal('file'),
    name: requiredText(120),
    base64: v.pipe(v.string(), v.maxLength(1_400_000), v.regex(/^[A-Za-z0-9+/]*={0,2}$/)),
  }),
  v.object({ from: v.literal('text'), text: v.pipe(v.string(), v.minLength(1), v.maxLength(500_000)) }),
])

const ownerDecision = v.object({
  /** Owner's name that stands at several units. */
  name: requiredText(60),
  /** One person (one head) or different people of the same name. */
  same: v.boolean(),
})

const finding = v.object({
  /** 1-based row of the file, 0 = the file as a whole. */
  row: count,
  column: v.string(),
  value: v.string(),
  /** Plain Chinese: what is wrong and what to do. */
  message: v.string(),
})

const rollTotals = v.object({ households: count, units: count, heads: count, adults: count, residents: count, areaDm2 })

const rollChange = v.object({
  no: v.string(),
  kind: v.picklist(['add', 'change', 'end']),
  headName: v.string(),
  /** Plain Chinese, one a changed field: “成年人数 2 → 3”. */
  changes: v.array(v.string()),
})

const rollPreview = v.object({
  /** Of file, roll version and decisions: what is confirmed is what was seen. */
  digest: sha256Hex,
  kind,
  encoding: v.string(),
  totals: rollTotals,
  groups: v.array(v.object({ name: v.string(), households: count, areaDm2 })),
  errors: v.array(finding),
  warnings: v.array(finding),
  /** Owners' names at several units: proposed as one person, to be confirmed by the committee. */
  owners: v.array(v.object({ name: v.string(), units: v.array(v.string()), same: v.nullable(v.boolean()) })),
  headsIfSame: count,
  headsIfDifferent: count,
  changes: v.array(rollChange),
  unchanged: count,
  /** Warning when the size is outside 50–100 households (rural) or 300–500 people (estate); empty if it fits. */
  sizeAdvice: v.string(),
})

const rollRow = v.object({
  id: id.householdIdSchema,
  no: v.string(),
  group: v.string(),
  address: v.string(),
  headName: v.string(),
  /** 138****0001, or empty. */
  phoneMasked: v.string(),
  adults: count,
  residents: count,
  areaDm2,
  rooms: v.array(v.string()),
  note: v.string(),
  members: count,
  hasRepresentative: v.boolean(),
})

export const rollProcedures = {
  previewRoll: procedure({
    roles: ['committee'],
    input: v.object({ file: sheetFile, owners: v.pipe(v.array(ownerDecision), v.maxLength(500)) }),
    output: rollPreview,
  }),

  importRoll: procedure({
    roles: ['committee'],
    input: v.object({
      file: sheetFile,
      owners: v.pipe(v.array(ownerDecision), v.maxLength(500)),
      digest: sha256Hex,
    }),
    output: v.object({ rollVersion: count, added: count, changed: count, ended: count, households: count }),
  }),

  roll: procedure({
    roles: ['committee'],
    /** One group (小组 or 楼栋) at a time; empty = the first one. */
    input: v.object({ group: typedText(30) }),
    output: v.object({
      kind,
      rollVersion: count,
      totals: rollTotals,
      groups: v.array(v.object({ name: v.string(), households: count, bound: count })),
      group: v.string(),
      households: v.array(rollRow),
      openMotions: count,
    }),
  }),

  splitHousehold: procedure({
    roles: ['committee'],
    input: v.object({
      householdId: id.householdIdSchema,
      newNo: requiredText(30),
      newHeadName: requiredText(60),
      adultsMoved: count,
      residentsMoved: count,
      areaDm2Moved: areaDm2,
    }),
    output: v.object({ householdId: id.householdIdSchema, openMotions: count }),
  }),

  mergeHouseholds: procedure({
    roles: ['committee'],
    input: v.object({ into: id.householdIdSchema, from: id.householdIdSchema }),
    output: v.object({ openMotions: count }),
  }),
} as const
