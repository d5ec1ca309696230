import * as v from 'valibot'
import { householdIdSchema, lotIdSchema, type HouseholdId } from '../../shared/ids'
import { count, instant } from '../../shared/schemas'

/** What a panel shows of itself. Who said what is nobody's. */
export const panelCard = v.object({
  id: lotIdSchema,
  title: v.string(),
  /** Waiting for the number, asking, or decided. */
  stage: v.picklist(['number', 'asking', 'decided']),
  beganAt: instant,
  /** All doors that have nothing to do with it sit, and more than half of them decide. */
  whole: v.boolean(),
  doors: count,
  seats: count,
  /** Where the number comes from, and of which day: YYYY-MM-DD. */
  source: v.string(),
  day: v.string(),
  /** What was typed and how many households typed it, the number that drew first. */
  typed: v.array(v.object({ value: v.string(), households: count })),
  iTyped: v.string(),
  drawnAt: v.nullable(instant),
  /** Somebody typed another number than the one that drew. */
  doubted: v.boolean(),
  decision: v.nullable(v.string()),
  decidedAt: v.nullable(instant),
  /** How the caller's household stands to it. */
  mine: v.picklist(['none', 'asked', 'sits', 'said', 'declined', 'lapsed']),
  answerBy: v.nullable(instant),
  /** Five lines and two words, for a household that is asked or sits; else empty. */
  lines: v.array(v.string()),
  words: v.nullable(v.object({ yes: v.string(), no: v.string() })),
  /** Doors without an account that sit and whose word the caller's household may fetch. */
  toFetch: v.array(householdIdSchema),
})
export type PanelCard = Omit<v.InferInput<typeof panelCard>, 'toFetch'> & { readonly toFetch: HouseholdId[] }
