import { propose } from '../engines/proposals/propose'
import { ratingActs } from './edgeAct'
import type { RatingsUseCase } from './useCase'

export const changeEdge: RatingsUseCase<'changeEdge'> = (call, input) => propose(call, ratingActs, 'edge', input)
