import type { Cloud } from '../cloud'
import type { Firing } from '../functions/timers'
import { BadRequest, type Reply } from '../server/exchange'

export interface ClockState {
  now: string
  frozen: boolean
  /** Timers that the change of the clock fired, in order. */
  fired: Firing[]
}

function state(cloud: Cloud, fired: Firing[] = []): ClockState {
  return { now: new Date(cloud.clock.now()).toISOString(), frozen: cloud.clock.frozen, fired }
}

export function readClock(cloud: Cloud): Reply {
  return { json: state(cloud) }
}

/** `{ set: ISO }` or `{ advanceMs: n }`, and `{ freeze: true | false }`, alone or together. `{ real: true }` undoes all. */
export async function changeClock(cloud: Cloud, body: Record<string, unknown>): Promise<Reply> {
  const unknown = Object.keys(body).find((key) => !['set', 'advanceMs', 'freeze', 'real'].includes(key))
  if (unknown !== undefined || Object.keys(body).length === 0)
    throw new BadRequest('needs set, advanceMs, freeze or real')
  const { freeze, real } = body
  if (freeze !== undefined && typeof freeze !== 'boolean') throw new BadRequest('freeze must be true or false')
  const target = targetOf(cloud, body)
  if (real === true) {
    cloud.clock.reset()
    cloud.timers.resync()
  }
  if (freeze === true) cloud.clock.freeze(true)
  const fired = target === undefined ? [] : await cloud.timers.move(target)
  if (freeze === false) cloud.clock.freeze(false)
  cloud.timers.reschedule()
  await cloud.keepClock()
  cloud.events.emit({ type: 'clock', now: new Date(cloud.clock.now()).toISOString(), frozen: cloud.clock.frozen })
  return { json: state(cloud, fired) }
}

function targetOf(cloud: Cloud, { set, advanceMs }: Record<string, unknown>): number | undefined {
  if (set !== undefined && advanceMs !== undefined) throw new BadRequest('set and advanceMs exclude each other')
  if (typeof advanceMs === 'number' && !Number.isNaN(new Date(cloud.clock.now() + advanceMs).getTime()))
    return cloud.clock.now() + advanceMs
  if (advanceMs !== undefined) throw new BadRequest('advanceMs must be a number that leads to a time')
  if (set === undefined) return undefined
  const time = typeof set === 'string' ? Date.parse(set) : NaN
  if (Number.isNaN(time)) throw new BadRequest('set must be an ISO time')
  return time
}
