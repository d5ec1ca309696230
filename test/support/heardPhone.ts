/// <reference lib="dom" />
import type { FrameLocator, Page } from 'playwright-core'
import type { FixturePhones } from './fixturePhone'

export interface PhoneEvent {
  kind: string
  [fact: string]: unknown
}

/** A phone inside a page that hears what it tells, as the desk does. */
export interface HeardPhone {
  page: Page
  screen: FrameLocator
  /** Everything of that kind so far. */
  heard: (kind: string) => Promise<PhoneEvent[]>
  /** Waits until so many of that kind have come. */
  hear: (kind: string, count?: number) => Promise<PhoneEvent[]>
  close: () => Promise<void>
}

type Hearing = typeof globalThis & { heard: PhoneEvent[] }

export async function openHeardPhone(phones: FixturePhones, address: Record<string, string>): Promise<HeardPhone> {
  const context = await phones.browser.newContext({ viewport: { width: 400, height: 850 } })
  const page = await context.newPage()
  await page.goto(`${phones.url}app.css`)
  await page.evaluate(
    (source) => {
      const all: PhoneEvent[] = []
      Object.assign(globalThis, { heard: all })
      addEventListener('message', ({ data }: MessageEvent<PhoneEvent>) => void all.push(data))
      const frame = document.createElement('iframe')
      frame.style.cssText = 'width:390px;height:844px'
      frame.src = source
      document.body.append(frame)
    },
    `${phones.url}index.html?${new URLSearchParams(address).toString()}`,
  )
  const heard = (kind: string) =>
    page.evaluate((wanted) => (globalThis as Hearing).heard.filter((event) => event.kind === wanted), kind)
  return {
    page,
    screen: page.frameLocator('iframe'),
    heard,
    hear: async (kind, count = 1) => {
      await page.waitForFunction(
        ([wanted, least]) => (globalThis as Hearing).heard.filter((event) => event.kind === wanted).length >= least,
        [kind, count] as const,
      )
      return heard(kind)
    },
    close: () => context.close(),
  }
}
