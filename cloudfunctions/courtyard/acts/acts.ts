import type { CourtyardUseCase } from '../useCase'
import { readActs } from './readActs'

export const acts: CourtyardUseCase<'acts'> = (call, { before }) => readActs(call, before)
