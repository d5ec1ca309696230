/// <reference lib="dom" />
import { pages } from '../../miniprogram/services/pages'
import { DECEMBER } from '../../scripts/demo/meetings'
import { people } from '../../scripts/demo/people'
import { DRAFT } from '../../scripts/demo/story'
import { startAppPhones, type AppPhones } from '../support/appPhones'
import type { OpenPhone } from '../support/phone'
import { playedDemo } from '../support/playedDemo'
import type { BenchSection } from './report'

const OPENINGS = 7
const NAVIGATIONS = 20
/** Somebody who does something every ten seconds for an hour. */
const EVERY_MS = 10_000
const ACTIONS = 360
/** After these everything that is loaded once is loaded. */
const WARM = 60

interface Wx {
  reLaunch(options: { url: string }): Promise<void>
  navigateTo(options: { url: string }): Promise<void>
  navigateBack(options: object): Promise<void>
}
type InPage = typeof globalThis & { wx: Wx; __phone: { metrics(): { firstPageMs: number } } }

const median = (figures: readonly number[]) => [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0

/** How soon the phone shows something, and whether it and the cloud stay as large as they are over an hour of use. */
export async function benchPhoneUse(): Promise<BenchSection> {
  const phones = await startAppPhones()
  try {
    const memory = await playedDemo(phones, 'voting')
    const motion = pages.motion(memory.motions[DRAFT] ?? '')
    const meeting = pages.meeting(memory.meetings[DECEMBER] ?? '')
    const first = await firstPages(phones)
    const phone = await phones.open(people.liuXiuying.openid)
    const there = await navigations(phone, motion)
    const hour = await hourOfUse(phones, phone, [motion, meeting, pages.inbox(), pages.history()])
    const growth = (one: keyof Size) => (hour.end[one] / hour.start[one]).toFixed(2)
    const mb = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MB`
    const sizes = (one: 'heap' | 'cloud') => `${mb(hour.start[one])} → ${mb(hour.end[one])}`
    return {
      title: 'The phone',
      explains: `First page: of a phone that was never opened, median of ${OPENINGS}, to a page of one line in the same browser. Navigation: a page of votes opened until it is drawn, answer of the cloud included, median of ${NAVIGATIONS}, to the first page. An hour of use: ${ACTIONS} pages opened and left, ten simulated seconds apart with the timers of the cloud running; sizes after the first ${WARM} and at the end, garbage collected.`,
      columns: ['', 'figure', 'ratio'],
      rows: [
        ['first page', `${first.phone.toFixed(0)} ms`, `${(first.phone / first.plain).toFixed(1)} × a plain page`],
        ['navigation', `${there.toFixed(0)} ms`, `${(there / first.phone).toFixed(2)} × the first page`],
        ['an hour: script memory of the phone', sizes('heap'), growth('heap')],
        ['an hour: nodes of its document', `${hour.start.nodes} → ${hour.end.nodes}`, growth('nodes')],
        ['an hour: memory of the local cloud', sizes('cloud'), growth('cloud')],
      ],
    }
  } finally {
    await phones.stop()
  }
}

async function firstPages(phones: AppPhones): Promise<{ readonly phone: number; readonly plain: number }> {
  const [phone, plain]: [number[], number[]] = [[], []]
  for (let i = 0; i < OPENINGS; i++) {
    const opened = await phones.open(people.liuXiuying.openid)
    phone.push(await opened.page.evaluate(() => (globalThis as InPage).__phone.metrics().firstPageMs))
    await opened.close()
    const page = await phones.browser.newPage()
    const started = performance.now()
    await page.setContent('<p>院坝</p>', { waitUntil: 'load' })
    plain.push(performance.now() - started)
    await page.close()
  }
  return { phone: median(phone), plain: median(plain) }
}

const TEXTS = ['.text-title', '.text-card', '.text-strong', '.text-body']
const onTop = (phone: OpenPhone) =>
  phone.page
    .locator(TEXTS.map((name) => `.phone-page:not([hidden]) ${name}`).join(', '))
    .filter({ visible: true })
    .first()

async function go(phone: OpenPhone, url: string): Promise<void> {
  await phone.page.evaluate(async (to) => (globalThis as InPage).wx.navigateTo({ url: to }), url)
  await onTop(phone).waitFor()
}

async function back(phone: OpenPhone): Promise<void> {
  await phone.page.evaluate(async () => (globalThis as InPage).wx.navigateBack({}))
  await onTop(phone).waitFor()
}

async function navigations(phone: OpenPhone, url: string): Promise<number> {
  const times: number[] = []
  for (let i = 0; i < NAVIGATIONS; i++) {
    const started = performance.now()
    await go(phone, url)
    times.push(performance.now() - started)
    await back(phone)
  }
  return median(times)
}

interface Size {
  /** Bytes of the phone's scripts. */
  readonly heap: number
  readonly nodes: number
  /** Bytes of the whole local cloud. */
  readonly cloud: number
}

async function hourOfUse(phones: AppPhones, phone: OpenPhone, urls: readonly string[]) {
  const inspector = await phone.page.context().newCDPSession(phone.page)
  const size = async (): Promise<Size> => {
    await inspector.send('HeapProfiler.collectGarbage')
    const [{ usedSize }, { nodes }, { rssBytes }] = await Promise.all([
      inspector.send('Runtime.getHeapUsage'),
      inspector.send('Memory.getDOMCounters'),
      phones.cloud.get('/control/memory') as Promise<{ rssBytes: number }>,
    ])
    return { heap: usedSize, nodes, cloud: rssBytes }
  }
  let start = await size()
  for (let action = 1; action <= ACTIONS; action++) {
    await go(phone, urls[action % urls.length] ?? '')
    await back(phone)
    await phones.cloud.clock.advance(EVERY_MS)
    if (action === WARM) start = await size()
  }
  return { start, end: await size() }
}
