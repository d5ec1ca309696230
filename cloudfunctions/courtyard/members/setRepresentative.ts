import { propose } from '../../engines/proposals/propose'
import { courtyardActs } from '../acts/courtyardActs'
import type { CourtyardUseCase } from '../useCase'

export const setRepresentative: CourtyardUseCase<'setRepresentative'> = (call, input) =>
  propose(call, courtyardActs, 'representative', input)
