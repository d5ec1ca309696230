import { propose } from '../engines/proposals/propose'
import { votesActs } from './acts/votesActs'
import type { VotesUseCase } from './useCase'

export const endMotion: VotesUseCase<'endMotion'> = (call, input) => propose(call, votesActs, 'end', input)
