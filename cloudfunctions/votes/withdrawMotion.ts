import { propose } from '../engines/proposals/propose'
import { votesActs } from './acts/votesActs'
import type { VotesUseCase } from './useCase'

export const withdrawMotion: VotesUseCase<'withdrawMotion'> = (call, input) =>
  propose(call, votesActs, 'withdraw', input)
