import * as v from 'valibot'
import { panelCard } from '../../engines/panel/cards'
import { householdIdSchema, lotIdSchema, proposalIdSchema } from '../../shared/ids'
import { procedure } from '../../shared/procedure'
import { done, empty, requiredText } from '../../shared/schemas'

const one = { lotId: lotIdSchema }
const word = v.picklist(['yes', 'no'])

export const panelProcedures = {
  /** 抽签来定的事: what isn't decided, and what was lately; at most 20. */
  panels: procedure({ roles: ['member'], input: empty, output: v.object({ panels: v.array(panelCard) }) }),

  panel: procedure({
    roles: ['member'],
    input: v.object(one),
    output: v.object({
      panel: panelCard,
      /** Of those whose word may be fetched. */
      doors: v.array(v.object({ id: householdIdSchema, no: v.string(), address: v.string() })),
    }),
  }),

  /** The public number, one a household. Refuses with NUMBER_DAY_WRONG before its day, TOO_MANY_TRIES beyond twelve. */
  enterLotNumber: procedure({
    roles: ['member'],
    input: v.object({ ...one, value: v.pipe(requiredText(20), v.regex(/^[\d.]+$/)) }),
    output: done,
  }),

  /** A household that was drawn accepts, or declines: that is free, until its word is given. */
  answerLot: procedure({ roles: ['member'], input: v.object({ ...one, accepts: v.boolean() }), output: done }),

  /** The household's word; it stays. */
  giveLotWord: procedure({ roles: ['member'], input: v.object({ ...one, word }), output: done }),

  /** The word of a door without an account, fetched by a household that sits beside it. */
  fetchLotWord: procedure({
    roles: ['member'],
    input: v.object({ ...one, householdId: householdIdSchema, word: v.picklist(['yes', 'no', 'declined']) }),
    output: done,
  }),

  /** Nobody can be the second in a proposal, or nobody answered for two days: three households are drawn to be it. */
  drawForProposal: procedure({
    roles: ['committee'],
    input: v.object({ id: proposalIdSchema }),
    output: v.object({ lotId: lotIdSchema }),
  }),
} as const
