import { fitText } from '../../shared/fitText'
import { ownCourtyard } from '../readCourtyard'
import type { CourtyardUseCase } from '../useCase'

/** For motions announced from now on; those already announced keep what they were frozen with. */
export const changeSettings: CourtyardUseCase<'changeSettings'> = async (call, { contact, ...input }) => {
  const { _id, settings } = await ownCourtyard(call)
  if (contact !== undefined && contact !== settings.contact) await fitText(call, contact)
  await call.database
    .collection('courtyards')
    .update(_id, { settings: { ...settings, ...input, ...(contact === undefined ? {} : { contact }) } })
  return {}
}
