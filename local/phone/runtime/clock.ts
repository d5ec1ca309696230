import { onOrder } from './desk'

let offset = 0

/** Sets how far the phone's clock is ahead, and lets app code see it: the desk moves the clock of cloud and phones together. */
export function installClock(startOffset: number): void {
  offset = startOffset
  const RealDate = Date
  class PhoneDate extends RealDate {
    constructor(...args: unknown[]) {
      if (args.length === 0) super(RealDate.now() + offset)
      else super(...(args as [number]))
    }
    static override now(): number {
      return RealDate.now() + offset
    }
  }
  globalThis.Date = PhoneDate as DateConstructor
  onOrder('clock', ({ offset: ms }) => {
    if (typeof ms === 'number') offset = ms
  })
}
