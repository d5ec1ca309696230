import type { UseCase } from '../shared/call'
import type { NotificationsContract } from './contract'

export type NotificationsUseCase<P extends keyof NotificationsContract> = UseCase<NotificationsContract, P>
