import { propose } from '../engines/proposals/propose'
import { votesActs } from './acts/votesActs'
import type { VotesUseCase } from './useCase'

export const extendMotion: VotesUseCase<'extendMotion'> = (call, input) => propose(call, votesActs, 'extend', input)
