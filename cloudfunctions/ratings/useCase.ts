import type { UseCase } from '../shared/call'
import type { RatingsContract } from './contract'

export type RatingsUseCase<P extends keyof RatingsContract> = UseCase<RatingsContract, P>
