import notifications from '../../../../../cloudfunctions/notifications/config.json'
import { LEASE_MS } from '../../../../../cloudfunctions/notifications/deliverWaiting'
import votes from '../../../../../cloudfunctions/votes/config.json'
import { COUNT_GRACE_MS } from '../../../../../cloudfunctions/votes/domain/times'

test('the count waits longer than a function may run, so every accepted ballot is in by then', () => {
  expect(COUNT_GRACE_MS).toBeGreaterThan(votes.timeout * 1000)
})

test('a lease on a fact outlives the worker that holds it', () => {
  expect(LEASE_MS).toBeGreaterThan(notifications.timeout * 1000)
})
