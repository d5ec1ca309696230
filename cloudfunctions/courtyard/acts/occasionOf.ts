import type { Carrying } from '../../engines/proposals/act'
import type { Occasion } from '../doors/writeLine'

/** An act of two is one occasion, whoever's call or whichever run of the clock carries it out. */
export const occasionOf = ({ now, proposal, secret }: Carrying): Occasion => ({
  secret,
  accountId: proposal.proposedBy,
  requestId: proposal._id,
  now,
})
