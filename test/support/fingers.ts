import type { Locator, Page } from 'playwright-core'

export interface Finger {
  x: number
  y: number
}

/** Fingers on a phone that was opened with `touch`, moved in steps; more than one at once when several ways are given. */
export async function touchAlong(page: Page, ...ways: (readonly [Finger, Finger])[]): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: Finger[]) =>
    session.send('Input.dispatchTouchEvent', { type, touchPoints })
  const at = (part: number) =>
    ways.map(([from, to]) => ({ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }))
  await send('touchStart', at(0))
  for (let step = 1; step <= STEPS; step++) await send('touchMove', at(step / STEPS))
  await send('touchEnd', [])
  await session.detach()
}
const STEPS = 8

/** The middle of something that is on the screen. */
export async function middleOf(target: Locator): Promise<Finger> {
  const box = await target.boundingBox()
  if (!box) throw new Error('it is not on the screen')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}
