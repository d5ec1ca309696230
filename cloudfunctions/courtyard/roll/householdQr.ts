import { activeHousehold } from '../readCourtyard'
import type { CourtyardUseCase } from '../useCase'
import { codePicture } from './codePicture'
import { codeOfHousehold } from './codes'

export const householdQr: CourtyardUseCase<'householdQr'> = async (call, { householdId }) => {
  const code = codeOfHousehold(call.secret, await activeHousehold(call, householdId))
  return { pngBase64: (await codePicture(call, code)).toString('base64'), code }
}
