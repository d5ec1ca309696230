import * as v from 'valibot'
import * as id from '../../shared/ids'
import { procedure } from '../../shared/procedure'
import { areaDm2, count, done, instant, requiredText, typedText } from '../../shared/schemas'

const doorCounts = v.object({
  households: count,
  phone: count,
  paper: count,
  notYet: count,
  recognised: count,
  confirmedByPhone: count,
  confirmedBySlip: count,
})

/** A door as everybody of the courtyard sees it. */
const door = v.object({
  id: id.householdIdSchema,
  no: v.string(),
  address: v.string(),
  /** 刘*英 */
  headName: v.string(),
  votes: v.picklist(['phone', 'paper', 'notYet']),
  /** When its first account joined. */
  since: v.nullable(instant),
  recognised: v.boolean(),
  confirmed: v.picklist(['phone', 'slip', 'notYet']),
  mine: v.boolean(),
  /** 没有这一户 or 不是这家 stands against it, until it is settled. */
  questioned: v.boolean(),
})

/** The posted roll: everybody's. */
export const postedRollProcedures = {
  doors: procedure({
    roles: ['member'],
    /** One group (小组 or 楼栋) at a time; empty = the caller's own, or the first one. */
    input: v.object({ group: typedText(30) }),
    output: v.object({
      courtyardName: v.string(),
      totals: doorCounts,
      groups: v.array(v.object({ name: v.string(), ...doorCounts.entries })),
      group: v.string(),
      doors: v.array(door),
      /** The caller's own row in full; null without a household on the roll. `rowVersion` goes back with confirmRow. */
      mine: v.nullable(
        v.object({
          id: id.householdIdSchema,
          no: v.string(),
          address: v.string(),
          headName: v.string(),
          adults: count,
          areaDm2,
          confirmed: v.boolean(),
          rowVersion: count,
        }),
      ),
      /** The caller's household is 认过门: only then can it say 没有这一户 or 不是这家. */
      mayQuestion: v.boolean(),
    }),
  }),

  /** 我家在册: the own row is right as it was shown. ROW_CHANGED: it has been changed since. */
  confirmRow: procedure({
    roles: ['member'],
    input: v.object({ rowVersion: count }),
    output: done,
  }),

  /**
   * 没有这一户 or 不是这家, by an account of a 认过门 household: NOT_RECOGNISED, TOO_MANY_QUESTIONS (most), QUESTIONS_CLOSED (until): less
   * than 72 hours before the next vote opens. It stands when a second household has said so; `standing` says whether it does.
   */
  questionDoor: procedure({
    roles: ['member'],
    input: v.object({
      householdId: id.householdIdSchema,
      kind: v.picklist(['noSuchDoor', 'otherPeople']),
      text: requiredText(200),
    }),
    output: v.object({ standing: v.boolean() }),
  }),
} as const
