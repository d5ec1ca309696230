import { handle } from '../shared/handle'
import { notificationsContract } from './contract'
import { deliverWaiting } from './deliverWaiting'
import { inbox } from './inbox'
import { recordConsent } from './recordConsent'

export const main = handle({
  name: 'notifications',
  contract: notificationsContract,
  useCases: { inbox, recordConsent },
  timers: { deliver: deliverWaiting },
})
