import { ownCourtyard } from '../readCourtyard'
import type { CourtyardUseCase } from '../useCase'

/** For motions announced from now on; those already announced keep what they were frozen with. */
export const changeSettings: CourtyardUseCase<'changeSettings'> = async (call, input) => {
  const { _id, settings } = await ownCourtyard(call)
  await call.database.collection('courtyards').update(_id, { settings: { ...settings, ...input } })
  return {}
}
