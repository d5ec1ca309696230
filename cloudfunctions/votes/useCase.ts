import type { UseCase } from '../shared/call'
import type { VotesContract } from './contract'

export type VotesUseCase<P extends keyof VotesContract> = UseCase<VotesContract, P>
