import { showActs, togetherOf, type ActCard } from '../../../../miniprogram/packages/acts/acts/view'
import { showPanel, type PanelAnswer } from '../../../../miniprogram/packages/acts/panel/view'
import { now } from '../answers'

const DAY = 86_400_000
const card = (changes: Partial<ActCard> = {}): ActCard => ({
  id: 'a' as ActCard['id'],
  home: 'courtyard',
  title: '请陆国栋进院管委会',
  lines: ['请陆国栋进院管委会', '陆国栋和周永福是亲戚'],
  state: 'waiting',
  at: now - DAY,
  byName: '张玉华',
  mine: false,
  secondName: '',
  byLot: false,
  lotId: null,
  lapsesAt: now + 6 * DAY,
  effectiveAt: null,
  endedAt: null,
  mayConfirm: false,
  oneByOne: false,
  seconds: ['周永福'],
  mayDraw: false,
  mayObject: false,
  objected: false,
  objectors: 0,
  stoppedBy: 5,
  ...changes,
})
const show = (...running: ActCard[]) =>
  showActs({ running, past: [], next: null }, now, { askedId: 'a', askedKey: 'confirm' })
const first = (view: ReturnType<typeof show>) => view.sections[0]?.cards[0]

test('what waits for me says so, who proposed it, and is the one thing to do', () => {
  const view = show(card({ mayConfirm: true }))
  expect(view.title).toBe('1 件事等你确认')
  expect(first(view)).toMatchObject({
    lines: ['陆国栋和周永福是亲戚'],
    who: '张玉华提的，可以确认的：周永福',
    actions: [{ key: 'confirm', look: 'primary' }],
  })
  expect(view.ask.title).toBe('确认：请陆国栋进院管委会？')
})

test('several are one tap, but for what touches a single door or the own seat', () => {
  const alike = [card({ mayConfirm: true }), card({ mayConfirm: true, id: 'b' as ActCard['id'] })]
  const own = card({ mayConfirm: true, oneByOne: true, id: 'c' as ActCard['id'] })
  expect(show(...alike, own).all).toBe('这 2 件都确认')
  expect(togetherOf({ running: [...alike, own], past: [], next: null })).toEqual(alike)
  expect(show(own).all).toBe('')
})

test('what is confirmed says from when, who stops it and how many have said no', () => {
  const view = show(
    card({ state: 'confirmed', secondName: '雷志强', effectiveAt: now + 2 * DAY, objectors: 2, mayObject: true }),
  )
  expect(first(view)?.who).toBe('张玉华提的，雷志强确认的')
  expect(first(view)?.when).toContain('2 户不同意，满 5 户就停')
  expect(first(view)?.actions).toMatchObject([{ key: 'object', label: '我不同意' }])
})

test('where nobody can be the second, neighbours are drawn', () => {
  const view = show(card({ mine: true, seconds: [], mayDraw: true }))
  expect(first(view)?.who).toBe('张玉华提的，现在没有能确认的人')
  expect(first(view)?.actions.map(({ key }) => key)).toEqual(['draw', 'withdraw'])
})

const panel = (changes: Partial<PanelAnswer['panel']> = {}): PanelAnswer => ({
  panel: {
    id: 'p' as PanelAnswer['panel']['id'],
    title: '请陆国栋进院管委会',
    stage: 'number',
    beganAt: now - DAY,
    whole: false,
    doors: 40,
    seats: 3,
    source: '上证综指收盘',
    day: '2000-01-03',
    typed: [],
    iTyped: '',
    drawnAt: null,
    doubted: false,
    decision: null,
    decidedAt: null,
    mine: 'none',
    answerBy: null,
    lines: [],
    words: null,
    toFetch: [],
    ...changes,
  },
  doors: [],
})

test('the number is asked for once its day has come, and only once a household', () => {
  expect(showPanel(panel(), now, { word: '' }).number).toMatchObject({ title: '1月3日 的上证综指收盘', open: true })
  expect(showPanel(panel({ day: '2999-01-03' }), now, { word: '' }).number?.open).toBe(false)
  expect(showPanel(panel({ iTyped: '3287.46' }), now, { word: '' }).number?.open).toBe(false)
})

test('who was drawn accepts or declines, and then reads five lines and taps one of two equal buttons', () => {
  const words = { yes: '可以办', no: '不能办' }
  const asked = showPanel(panel({ stage: 'asking', mine: 'asked', answerBy: now + DAY, words }), now, { word: '' })
  expect(asked.mine?.buttons.map(({ label }) => label)).toEqual(['我家参加', '不参加'])
  const sits = showPanel(panel({ stage: 'asking', mine: 'sits', lines: ['一', '二'], words }), now, { word: 'yes' })
  expect(sits.mine?.buttons.map(({ label, look }) => [label, look])).toEqual([
    ['可以办', 'plain'],
    ['不能办', 'plain'],
  ])
  expect(sits.ask.text).toContain('不公开')
  expect(showPanel(panel({ stage: 'decided', mine: 'said', decision: '可以办' }), now, { word: '' }).state).toContain(
    '可以办',
  )
})
