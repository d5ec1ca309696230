import type { CourtyardOutput } from '../../cloudfunctions/courtyard/contract'
import type { NotificationsOutput } from '../../cloudfunctions/notifications/contract'
import type { CallReply } from '../../cloudfunctions/shared/procedure'
import { DECEMBER } from '../../scripts/demo/meetings'
import { people } from '../../scripts/demo/people'
import type { Memory } from '../../scripts/demo/stage'
import { startAppPhones, type AppPhones } from '../support/appPhones'
import type { OpenPhone } from '../support/phone'
import { playedDemo } from '../support/playedDemo'

// What goes on between two votes, by the hands of the demo's people: rating and answering, posting and asking, meeting, being told.
jest.setTimeout(240_000)

const { liuXiuying, liuLijuan, zhouYongfu, zhangYuhua, leiZhiqiang, tangJianping } = people

let phones: AppPhones
let memory: Memory
let calls = 0
let phone: OpenPhone | undefined

beforeAll(async () => {
  phones = await startAppPhones()
  memory = await playedDemo(phones, 'voting')
})
afterAll(() => phones?.stop())
afterEach(async () => {
  if (phone) expect(await phone.errors()).toEqual([])
  await phone?.close()
  phone = undefined
})

async function hold({ openid }: { readonly openid: string }, path = 'pages/home/home'): Promise<OpenPhone> {
  if (phone) expect(await phone.errors()).toEqual([])
  await phone?.close()
  phone = await phones.open(openid, { path })
  return phone
}

/** What a phone would ask, without a screen. */
async function ask<T>(
  { openid }: { readonly openid: string },
  fn: string,
  procedure: string,
  input: unknown,
): Promise<T> {
  calls += 1
  const requestId = `life-${String(calls).padStart(6, '0')}`
  const reply = (await phones.cloud.call(openid, fn, { procedure, input, requestId })) as CallReply<T>
  if (!reply.ok) throw new Error(`${fn}.${procedure}: ${reply.refusal.code} ${JSON.stringify(reply.refusal.detail)}`)
  return reply.value
}

const option = ({ page }: OpenPhone, score: number) =>
  page.locator('.phone-page:not([hidden]) [aria-role="radio"], .phone-page:not([hidden]) [role="radio"]').nth(score - 1)

describe('the ring', () => {
  test('a resident rates the committee, an item a screen, and hands it in', async () => {
    const resident = await hold(liuXiuying)
    await resident.expectText('给院管委会评一评')
    await resident.tap('去评')
    for (;;) {
      await option(resident, 4).click()
      if (await resident.text('评完了,看一遍').count()) break
      await resident.tap('下一项')
    }
    await resident.tap('评完了,看一遍')
    await resident.tap('交上去')
    await resident.expectText('交好了,谢谢你')
    const home = await hold(liuXiuying)
    await home.expectText('明年清洁费')
    expect(await home.text('去评').count()).toBe(0)
  })

  test('the property manager answers what was rated low; the committee, not the manager, accepts it', async () => {
    const manager = await hold(tangJianping, 'packages/property/desk/desk')
    await manager.tap('去答复')
    await manager.fill('做什么、谁来做,说得实在', '每周二、周五各清运一次,老陈负责,清完拍照。')
    await manager.tap('选一个日子')
    await manager.tap('确定')
    await manager.tap('交上答复')
    await manager.expectText('答复交上去了')

    for (const rater of [zhouYongfu, zhangYuhua]) {
      const answers = await hold(rater, `packages/ratings/answers/answers?id=${memory.periods['committee'] ?? ''}`)
      await answers.expectText('每周二、周五各清运一次,老陈负责,清完拍照。')
      await answers.tap('认可')
      await answers.expectText(/你认可了|大家认可了/)
    }
    const work = await hold(tangJianping, 'packages/property/desk/desk')
    await work.expectText('有 1 项过期没答复')
  })
})

describe('what is posted', () => {
  test('the books of summer add up for everybody, and a question is private until it is answered', async () => {
    const resident = await hold(liuLijuan, 'pages/disclosures/disclosures')
    await resident.tap('三季度账目')
    await resident.expectText('13,976.10')
    await resident.tap('有疑问,问一问')
    await resident.tap('凭证')
    await resident.fill('比如 8月清淤的 3,200.00 元,是哪家做的', '公示栏更换的收据贴在哪里?')
    await resident.tap('交给院管委会')
    await resident.expectText('问出去了')

    const neighbour = await hold(
      liuXiuying,
      `packages/disclosures/item/item?id=${memory.disclosures['finance-q3'] ?? ''}`,
    )
    await neighbour.expectText('160 米')
    await neighbour.expectNoText('公示栏更换的收据贴在哪里?')

    const { queries } = await ask<CourtyardOutput<'queries'>>(zhouYongfu, 'courtyard', 'queries', {})
    const query = queries.find(({ text }) => text.startsWith('公示栏更换'))
    await ask(zhouYongfu, 'courtyard', 'answerQuery', { queryId: query?.id, answer: '贴在公示栏左下角。' })
    const again = await hold(liuXiuying, `packages/disclosures/item/item?id=${memory.disclosures['finance-q3'] ?? ''}`)
    await again.expectText('贴在公示栏左下角。')
  })

  test('a second member of the committee looks a draft through: then it is posted, and the writer couldn’t', async () => {
    const { drafts } = await ask<CourtyardOutput<'disclosureDrafts'>>(zhouYongfu, 'courtyard', 'disclosureDrafts', {})
    const draft = drafts.find(({ stage }) => stage === 'review')
    const page = `packages/committee/disclosure-review/disclosure-review?id=${draft?.id ?? ''}`
    const writer = await hold(zhangYuhua, page)
    await writer.expectText('排水沟清淤办好了')
    expect(await writer.text('同意,公示').count()).toBe(0)
    const second = await hold(leiZhiqiang, page)
    await second.tap('同意公示')
    await second.tap('同意,公示')
    await second.expectText('公示了')
    const resident = await hold(liuXiuying)
    await resident.expectText('排水沟清淤办好了')
  })
})

describe('a meeting', () => {
  test('one tap says that a household comes', async () => {
    const resident = await hold(liuXiuying)
    await resident.tap('我要去')
    await resident.expectText(/你家说了要去/)
  })

  test('at the door: the code of the minute signs in, and who has no phone is ticked off the roll', async () => {
    await phones.cloud.clock.set('2026-12-05T19:20:00+08:00')
    const meetingId = memory.meetings[DECEMBER] ?? ''
    const { scene } = await ask<CourtyardOutput<'signInCode'>>(zhouYongfu, 'courtyard', 'signInCode', { meetingId })
    const resident = await hold(liuXiuying, `packages/meetings/signin/signin?scene=${scene}`)
    await resident.expectText('签到好了')

    const committee = await hold(zhouYongfu, `packages/committee/meeting-signin/meeting-signin?meetingId=${meetingId}`)
    await committee.page.locator('wx-image img').first().waitFor()
    await committee.tap('点名')
    await committee.expectText('没带手机的,叫到就点他家的号')
  })
})

describe('being told', () => {
  test('a warning reaches every inbox, the committee sees whom it didn’t, and a slip is ticked on the walk', async () => {
    const committee = await hold(zhouYongfu, 'packages/committee/notice-send/notice-send')
    await committee.tap('安全的急事')
    await committee.fill('比如 周三上午停水', '今晚停水')
    await committee.fill('什么时候、在哪里、大家要做什么', '今晚 22:00 到明早 6:00 停水,请先接好水。')
    await committee.tap('发给全院')
    await committee.tap('发出去')
    await committee.expectText('发出去了')

    const resident = await hold(liuXiuying, 'packages/mine/inbox/inbox')
    await resident.expectText('今晚停水')

    const { notices } = await ask<NotificationsOutput<'notices'>>(zhouYongfu, 'notifications', 'notices', {
      before: null,
    })
    const eventId = notices[0]?.id ?? ''
    const before = await ask<NotificationsOutput<'reach'>>(zhouYongfu, 'notifications', 'reach', { eventId })
    expect(before.total.households).toBe(96)
    expect(before.total.read).toBeGreaterThan(0)
    const walk = await hold(zhouYongfu, `packages/committee/sweep/sweep?eventId=${eventId}`)
    await walk.tap('单子签收了')
    await walk.expectText('签收了 ✓')
    const after = await ask<NotificationsOutput<'reach'>>(zhouYongfu, 'notifications', 'reach', { eventId })
    expect(after.total.slipSigned).toBe(before.total.slipSigned + 1)
  })
})
