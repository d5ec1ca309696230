/// <reference lib="dom" />
import { builtMiniprogram } from '../support/builtMiniprogram'
import { renderComponent } from '../support/simulate'

jest.setTimeout(60_000)

const dist = builtMiniprogram()

const settled = () => new Promise((done) => setTimeout(done))
const textsOf = (component: ReturnType<typeof renderComponent>, selector: string) =>
  component.querySelectorAll(selector).map(({ dom }) => dom.textContent)

const anchors = ['几天没人管', '要催好几次', '说了会来', '当天就来', '不用说就办了']

test('a scale offers 1 to 5 alike, says its ends first and then what the chosen one means', async () => {
  const scale = renderComponent(dist(), 'components/score-scale/score-scale', { anchors, label: '清扫' })
  const classes = () => scale.querySelectorAll('.score-scale__option').map(({ dom }) => dom.className)
  expect(textsOf(scale, '.score-scale__option')).toEqual(['1', '2', '3', '4', '5'])
  expect(new Set(classes()).size).toBe(1)
  expect(textsOf(scale, '.score-scale__end')).toEqual(['1 分几天没人管', '5 分不用说就办了'])
  const heard: unknown[] = []
  scale.addEventListener('score', ({ detail }) => void heard.push(detail))
  scale.querySelectorAll('.score-scale__option')[3]?.dispatchEvent('tap')
  await settled()
  expect(heard).toEqual([{ score: 4 }])
  scale.setData({ score: 1 })
  const [lowest, ...others] = classes()
  expect(new Set(others).size).toBe(1)
  expect(textsOf(scale, '.score-scale__said')).toEqual(['1 分几天没人管'])
  // which one is chosen makes no difference to how it looks
  scale.setData({ score: 5 })
  expect(classes()[4]).toBe(lowest)
  scale.setData({ disabled: true })
  scale.querySelectorAll('.score-scale__option')[0]?.dispatchEvent('tap')
  await settled()
  expect(heard).toHaveLength(1)
  scale.detach()
})

const bars = [
  { key: 'clean', label: '清扫', value: 42, previous: 39, said: '4.2', saidPrevious: '上次 3.9,高了 0.3' },
  { key: 'gate', label: '门禁', value: null, previous: 30, said: '评的户少,不公布', saidPrevious: '上次 3.0' },
]

test('bars stand against the last period; what is not published is said and not drawn', async () => {
  const plot = renderComponent(dist(), 'components/compare-bars/compare-bars', { bars, full: 50 })
  const fills = plot.querySelectorAll('.compare-bars__fill')
  expect(fills.map(({ dom }) => dom.style.width)).toEqual(['84%'])
  expect(plot.querySelectorAll('.compare-bars__before').map(({ dom }) => dom.style.left)).toEqual(['78%'])
  expect(textsOf(plot, '.compare-bars__said')).toEqual(['4.2', '评的户少,不公布'])
  // whoever hears it gets the same as a table
  const table = plot.querySelectorAll('.compare-bars__table')[0]?.dom.textContent
  for (const { label, said, saidPrevious } of bars) expect(table).toContain(`${label}${said}${saidPrevious}`)
  plot.setData({ tappable: true })
  const heard: unknown[] = []
  plot.addEventListener('pick', ({ detail }) => void heard.push(detail))
  plot.querySelectorAll('.compare-bars__bar')[0]?.dispatchEvent('tap')
  await settled()
  expect(heard).toEqual([{ key: 'clean' }])
  plot.detach()
})

test('columns are measured against the highest, with every count above its column', () => {
  const columns = renderComponent(dist(), 'components/spread-columns/spread-columns', { counts: [0, 1, 2, 8, 4] })
  expect(columns.querySelectorAll('.spread-columns__bar').map(({ dom }) => dom.style.height)).toEqual([
    '0%',
    '12.5%',
    '25%',
    '100%',
    '50%',
  ])
  expect(textsOf(columns, '.spread-columns__count')).toEqual(['0', '1', '2', '8', '4'])
  expect(columns.querySelectorAll('.spread-columns__table')[0]?.dom.textContent).toContain('4 分8 户')
  columns.detach()
})

test('a trend names its ends and puts every published period on the line', () => {
  const points = [
    { key: 'a', label: '一季度', value: 30, said: '3.0' },
    { key: 'b', label: '二季度', value: 40, said: '4.0' },
  ]
  const trend = renderComponent(dist(), 'components/trend-line/trend-line', { points })
  expect(textsOf(trend, '.trend-line__said')).toEqual(['3.0', '4.0'])
  expect(trend.querySelectorAll('.trend-line__dot').map(({ dom }) => dom.style.top)).toEqual(['50%', '25%'])
  expect(trend.querySelectorAll('.trend-line__table')[0]?.dom.textContent).toContain('二季度4.0')
  trend.detach()
})
