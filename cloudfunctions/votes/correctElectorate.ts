import { propose } from '../engines/proposals/propose'
import { votesActs } from './acts/votesActs'
import type { VotesUseCase } from './useCase'

export const correctElectorate: VotesUseCase<'correctElectorate'> = (call, input) =>
  propose(call, votesActs, 'correct', input)
