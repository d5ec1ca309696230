import * as v from 'valibot'
import { proposalIdSchema } from '../../shared/ids'
import { procedure } from '../../shared/procedure'
import { instant } from '../../shared/schemas'

/** Fifteen confirmations are one tap. */
const CONFIRMED_MAX = 30

/** What a procedure answers whose act takes two: done where it took nobody else, `already` where there was nothing to do. */
export const proposed = v.object({
  state: v.picklist(['already', 'done', 'waiting']),
  proposalId: v.nullable(proposalIdSchema),
  /** Until when another has to confirm it; only of what is waiting. */
  lapsesAt: v.nullable(instant),
})

/** Each function confirms its own acts. */
export const confirmProcedures = {
  /**
   * The second person's yes, one by one: one that can't be confirmed stops none of the others. `refusal`: why it wasn't, '' = it
   * was. `effectiveAt`: from when it takes effect.
   */
  confirmProposals: procedure({
    roles: ['committee'],
    input: v.object({ ids: v.pipe(v.array(proposalIdSchema), v.minLength(1), v.maxLength(CONFIRMED_MAX)) }),
    output: v.object({
      answers: v.array(v.object({ id: proposalIdSchema, refusal: v.string(), effectiveAt: v.nullable(instant) })),
    }),
  }),
} as const
