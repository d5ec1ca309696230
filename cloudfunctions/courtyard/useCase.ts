import type { UseCase } from '../shared/call'
import type { CourtyardContract } from './contract'

export type CourtyardUseCase<P extends keyof CourtyardContract> = UseCase<CourtyardContract, P>
