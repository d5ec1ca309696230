import type { UseCase } from '../../shared/call'
import { Refusal } from '../../shared/refusal'
import type { Acts } from './act'
import { confirm } from './confirm'
import type { confirmProcedures } from './contract'

type ConfirmProposals = UseCase<typeof confirmProcedures, 'confirmProposals'>

/** The use case of a function, for its own acts. A single one that is refused refuses the call, so that its page says why. */
export const confirmProposals =
  (acts: Acts): ConfirmProposals =>
  async (call, { ids }) => {
    const answers: Awaited<ReturnType<ConfirmProposals>>['answers'] = []
    for (const id of ids) {
      try {
        const { effectiveAt } = await confirm(call, acts, id)
        answers.push({ id, refusal: '', effectiveAt })
      } catch (error) {
        if (!(error instanceof Refusal) || ids.length === 1) throw error
        answers.push({ id, refusal: error.code, effectiveAt: null })
      }
    }
    return { answers }
  }
