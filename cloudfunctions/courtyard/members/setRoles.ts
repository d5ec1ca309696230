import { propose } from '../../engines/proposals/propose'
import { courtyardActs } from '../acts/courtyardActs'
import type { CourtyardUseCase } from '../useCase'

export const setRoles: CourtyardUseCase<'setRoles'> = (call, input) => propose(call, courtyardActs, 'seat', input)
