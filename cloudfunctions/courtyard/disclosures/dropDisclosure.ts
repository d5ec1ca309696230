import { oneOf } from '../../shared/database'
import { Refusal } from '../../shared/refusal'
import type { CourtyardUseCase } from '../useCase'
import { ownDisclosure } from './readDisclosures'

/** Gives a draft up; dropping it again changes nothing. What is posted stays: WRONG_STAGE. */
export const dropDisclosure: CourtyardUseCase<'dropDisclosure'> = async (call, { disclosureId }) => {
  const draft = await ownDisclosure(call, disclosureId)
  if (draft.stage === 'dropped') return {}
  const dropped = await call.database
    .collection('disclosures')
    .updateWhere({ _id: disclosureId, stage: oneOf(['draft', 'review']) }, { stage: 'dropped' })
  if (dropped === 0) throw new Refusal('WRONG_STAGE')
  return {}
}
