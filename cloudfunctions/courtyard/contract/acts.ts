import * as v from 'valibot'
import { proposalCard } from '../../engines/proposals/cards'
import { confirmProcedures } from '../../engines/proposals/contract'
import { proposalIdSchema } from '../../shared/ids'
import { procedure } from '../../shared/procedure'
import { done, instant } from '../../shared/schemas'

const one = v.object({ id: proposalIdSchema })

export const actProcedures = {
  ...confirmProcedures,

  /**
   * 院里的事: what takes two. The committee sees all of it, everybody else what is public and what touches their own door. 20 of
   * what has come to an end a page.
   */
  acts: procedure({
    roles: ['member'],
    /** `next` of the page before; null for the first. */
    input: v.object({ before: v.nullable(instant) }),
    output: v.object({
      /** Waiting for a second person, or confirmed and not in effect yet; only with the first page. */
      running: v.array(proposalCard),
      past: v.array(proposalCard),
      next: v.nullable(instant),
    }),
  }),

  /** Until it is confirmed. */
  withdrawProposal: procedure({ roles: ['committee'], input: one, output: done }),

  /** 我不同意, by a household that is 认过门, or by whom it is about; before it takes effect. */
  objectToProposal: procedure({ roles: ['member'], input: one, output: done }),
} as const
