import { mayHere } from '../../shared/offices'
import { describeMe } from '../describeMe'
import { ownHousehold, readCourtyards } from '../readCourtyard'
import type { CourtyardUseCase } from '../useCase'
import { describeSummary, describeVersion, predecessorOf } from './describeVersion'
import { versionsAt } from './readVersions'

const CONSULTING_MAX = 10
const HISTORY_MAX = 30
const DRAFTS_MAX = 20

/** The rule in force, what it was before, and what is being drafted. */
export const rules: CourtyardUseCase<'rules'> = async (call) => {
  const committee = mayHere(call, 'committee')
  const [courtyards, household, current, consulting, history, drafts, sealed] = await Promise.all([
    readCourtyards(call),
    ownHousehold(call),
    versionsAt(call, 'inForce', 1),
    versionsAt(call, 'consulting', CONSULTING_MAX),
    versionsAt(call, 'superseded', HISTORY_MAX),
    committee ? versionsAt(call, 'draft', DRAFTS_MAX) : [],
    committee ? versionsAt(call, 'sealed', DRAFTS_MAX) : [],
  ])
  const [inForce] = current
  return {
    me: describeMe(call, courtyards, household),
    inForce: inForce ? describeVersion(inForce, predecessorOf(inForce, history), []) : null,
    consulting: consulting.map(describeSummary),
    history: history.sort((a, b) => (b.inForceAt ?? 0) - (a.inForceAt ?? 0)).map(describeSummary),
    drafts: [...drafts, ...sealed].sort((a, b) => b.editedAt - a.editedAt).map(describeSummary),
  }
}
