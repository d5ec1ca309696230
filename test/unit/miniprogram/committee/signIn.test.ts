import { tick, type Tick, type TickingPage } from '../../../../miniprogram/packages/committee/meeting-signin/ticking'
import {
  isHere,
  showSignIn,
  type Sheet,
  type SignInLocal,
} from '../../../../miniprogram/packages/committee/meeting-signin/view'
import { now } from '../answers'
import { aMeetingCard } from '../meetings'
import { standInWeChat } from '../wechat'

const world = standInWeChat()
type Household = Sheet['groups'][number]['households'][number]
const household = (number: number, changes: Partial<Household> = {}): Household =>
  ({
    ...{ id: `h${number}`, no: `N00${number}`, headName: `户主${number}`, note: '', state: 'silent' },
    ...{ delegate: '', by: null },
    ...changes,
  }) as Household
const counts = { households: 4, present: 1, represented: 1, coming: 1, delegated: 0, notComing: 0, silent: 1 }
const sheet: Sheet = {
  card: aMeetingCard({ state: 'now' }),
  open: true,
  counts,
  groups: [
    {
      name: '1组',
      households: [
        household(1, { state: 'present', by: 'code' }),
        household(2, { state: 'represented', delegate: '1组 N001' }),
        household(3, { state: 'coming' }),
        household(4),
      ],
    },
  ],
}
const local: SignInLocal = { mode: 'roll', group: '', openId: '', marks: {}, present: null }
const show = (own: Partial<SignInLocal> = {}, given = sheet) => showSignIn(given, now, { ...local, ...own })

test('every door says whether its household is here, or is stood for, or is still to come', () => {
  expect(show().cells.map(({ label, state }) => `${label} ${state}`)).toEqual([
    '1 voted',
    '2 voted',
    '3 seen',
    '4 plain',
  ])
  expect(show()).toMatchObject({ headingCame: '到了 2 户', figure: { value: '1', unit: '/ 4 户' } })
})

test('what was ticked shows before the server has answered; taken back it is as it was', () => {
  expect(show({ marks: { h4: true } })).toMatchObject({ headingCame: '到了 3 户' })
  expect(show({ marks: { h3: false } }).cells[2]?.state).toBe('seen')
  expect([isHere(sheet, 'h4', {}), isHere(sheet, 'h4', { h4: true }), isHere(sheet, 'h1', {})]).toEqual([
    false,
    true,
    true,
  ])
})

test('who signed in by themselves can’t be unticked, and nobody once it is closed', () => {
  expect(show({ openId: 'h1' }).open).toMatchObject({ text: '自己扫码签到的', undoable: false })
  expect(show({ openId: 'h4', marks: { h4: true } }).open?.undoable).toBe(true)
  const closed = { ...sheet, open: false, card: aMeetingCard({ state: 'correcting', startsAt: now - 1 }) }
  expect(show({ openId: 'h4', marks: { h4: true } }, closed).open?.undoable).toBe(false)
  expect(show({}, closed).closed).toBe('记录已经交给大家核对,签到不能再改')
})

describe('calling the roll', () => {
  const aPage = (): TickingPage & { data: { notice: string; present: number } } => {
    const page = {
      answer: sheet,
      data: { marks: {}, ticking: false, waiting: [] as readonly Tick[], left: false, notice: '', present: 0 },
      setData: (data: object) => void Object.assign(page.data, data),
      redraw: () => undefined,
    }
    return page
  }
  const ticks = () => world.calls.map(({ data }) => (data.input as { householdId: string }).householdId)
  beforeEach(() => (world.calls.length = 0))

  test('is as quick as fingers are: all ticks show at once and go out one after the other', async () => {
    let inFlight = 0
    let most = 0
    world.answer = async () => {
      most = Math.max(most, ++inFlight)
      await Promise.resolve()
      inFlight -= 1
      return { result: { ok: true, value: { counts: { ...counts, present: world.calls.length } } } }
    }
    const page = aPage()
    const sent = tick(page, 'm', 'h2', true)
    void tick(page, 'm', 'h3', true)
    void tick(page, 'm', 'h4', true)
    expect(page.data.marks).toEqual({ h2: true, h3: true, h4: true })
    await sent
    expect(ticks()).toEqual(['h2', 'h3', 'h4'])
    expect([most, page.data.present, page.data.ticking]).toEqual([1, 3, false])
  })

  test('one that is refused is taken back and said; the others stay', async () => {
    world.answer = () => {
      const refused = world.calls.length === 1
      const refusal = { code: 'SIGN_IN_CLOSED', detail: {} }
      return Promise.resolve({ result: refused ? { ok: false, refusal } : { ok: true, value: { counts } } })
    }
    const page = aPage()
    const sent = tick(page, 'm', 'h3', true)
    void tick(page, 'm', 'h4', true)
    await sent
    expect(page.data.marks).toEqual({ h4: true })
    expect(page.data.notice).toMatch(/^N0*3 .+家没记上:/)
  })

  test('without a line the ticks wait, and go out as the same intentions when it is back', async () => {
    jest.useFakeTimers()
    try {
      let reachable = false
      world.answer = () =>
        reachable
          ? Promise.resolve({ result: { ok: true, value: { counts } } })
          : Promise.reject(new Error('request:fail'))
      const page = aPage()
      const sent = tick(page, 'm', 'h3', true)
      void tick(page, 'm', 'h4', true)
      await jest.advanceTimersByTimeAsync(1000)
      expect(page.data).toMatchObject({
        marks: { h3: true, h4: true },
        notice: expect.stringContaining('有 2 户还没记上') as string,
      })
      reachable = true
      await jest.advanceTimersByTimeAsync(5000)
      await sent
      expect(ticks()).toEqual(['h3', 'h3', 'h4'])
      expect(world.calls[0]?.data.requestId).toBe(world.calls[1]?.data.requestId)
      expect(page.data).toMatchObject({ marks: { h3: true, h4: true }, notice: '', ticking: false })
    } finally {
      jest.useRealTimers()
    }
  })
})
