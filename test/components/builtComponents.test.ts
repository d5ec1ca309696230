/// <reference lib="dom" />
import { builtMiniprogram } from '../support/builtMiniprogram'
import { renderComponent } from '../support/simulate'

jest.setTimeout(60_000)

const dist = builtMiniprogram()

const settled = () => new Promise((done) => setTimeout(done))

test('a ballot offers its options in a fixed order, alike but for the one chosen', async () => {
  const ballot = renderComponent(dist(), 'components/choice-ballot/choice-ballot')
  const classes = () => ballot.querySelectorAll('.choice-ballot__option').map(({ dom }) => dom.className)
  expect(ballot.querySelectorAll('.choice-ballot__option').map(({ dom }) => dom.textContent)).toEqual([
    '同意',
    '反对',
    '弃权',
  ])
  expect(new Set(classes()).size).toBe(1)
  const heard: unknown[] = []
  ballot.addEventListener('choose', ({ detail }) => void heard.push(detail))
  ballot.querySelectorAll('.choice-ballot__option')[1]?.dispatchEvent('tap')
  await settled()
  expect(heard).toEqual([{ choice: 'no' }])
  ballot.setData({ chosen: 'no' })
  expect(new Set(classes()).size).toBe(2)
  ballot.detach()
})

test('a bar shows what is reached and where the threshold is', () => {
  const bar = renderComponent(dist(), 'components/threshold-bar/threshold-bar', {
    reached: 48,
    total: 96,
    needed: 64,
    label: '64 户',
  })
  const [fill] = bar.querySelectorAll('.threshold-bar__fill')
  expect(fill?.dom.style.width).toBe('50%')
  expect(parseFloat(bar.querySelectorAll('.threshold-bar__mark')[0]?.dom.style.left ?? '')).toBeCloseTo(66.67, 1)
  expect(bar.querySelectorAll('.threshold-bar__label')[0]?.dom.textContent).toBe('64 户')
  bar.detach()
})
