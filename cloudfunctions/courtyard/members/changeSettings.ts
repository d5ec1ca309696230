import { propose } from '../../engines/proposals/propose'
import { courtyardActs } from '../acts/courtyardActs'
import type { CourtyardUseCase } from '../useCase'

/** For motions announced from then on; those already announced keep what they were frozen with. */
export const changeSettings: CourtyardUseCase<'changeSettings'> = (call, input) =>
  propose(call, courtyardActs, 'settings', input)
