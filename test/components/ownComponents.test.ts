/// <reference lib="dom" />
import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { builtMiniprogram } from '../support/builtMiniprogram'
import { committeeExamples } from './examples/committee'
import type { Said } from './examples/example'
import { sharedExamples } from './examples/shared'
import { elementsOf, renderComponent, send } from '../support/simulate'

jest.setTimeout(120_000)

const sources = resolve(__dirname, '../../miniprogram')
const dist = builtMiniprogram()

const EXAMPLES = [...sharedExamples, ...committeeExamples]

const pathOf = (component: string) => {
  const [area, name] = component.includes('/') ? component.split('/') : ['', component]
  return area ? `packages/${area}/components/${name}/${name}` : `components/${component}/${component}`
}

test.each(EXAMPLES)('%s', async (_promise, { component, given = {}, shows = {}, acts = [], says = [] }) => {
  const rendered = renderComponent(dist(), pathOf(component), given)
  for (const [name, texts] of Object.entries(shows)) {
    expect([name, elementsOf(rendered, name).map(({ textContent }) => textContent.trim())]).toEqual([name, texts])
  }
  const heard: Said[] = []
  const listen = (event: string) =>
    rendered.addEventListener(event, ({ detail }) => void heard.push([event, (detail ?? {}) as object]))
  for (const event of [
    'act',
    'cancel',
    'change',
    'close',
    'confirm',
    'decide',
    'fold',
    'join',
    'pick',
    'press',
    'retry',
    'step',
    'toggle',
  ])
    listen(event)
  for (const [name, index, event, detail] of acts) {
    const element = elementsOf(rendered, name)[index]
    if (!element) throw new Error(`there is no ${name}`)
    await send(element, event, detail)
  }
  expect(heard).toEqual(says)
  rendered.detach()
})

test('shares of a whole are as wide as they are', () => {
  const bar = renderComponent(dist(), pathOf('share-bar'), { parts: [6, 3, 1], sentence: '同意 6 户' })
  expect(elementsOf(bar, 'share-bar__part').map(({ style }) => style.width)).toEqual(['60%', '30%', '10%'])
  bar.detach()
})

test('a poster that finds no canvas to draw on says so', async () => {
  const poster = renderComponent(dist(), pathOf('committee/poster-picture'))
  const said = new Promise((done) => poster.addEventListener('failed', () => done('failed')))
  poster.setData({ words: { title: '修围墙' } })
  expect(await said).toBe('failed')
  poster.detach()
})

/** Tested by what they draw: in ratingPlots, disclosureComponents, builtComponents and above. */
const ELSEWHERE =
  `account-bars attachment-list choice-ballot choice-chips compare-bars finance-lines plain-sum score-scale share-bar
  spread-columns threshold-bar trend-line year-bars committee/poster-picture`.split(/\s+/)

test('no component of ours goes without', () => {
  const committee = readdirSync(join(sources, 'packages/committee/components')).map((name) => `committee/${name}`)
  const all = [...readdirSync(join(sources, 'components')), ...committee]
  const tested = new Set([...EXAMPLES.map(([, { component }]) => component), ...ELSEWHERE])
  expect(all.filter((name) => !tested.has(name))).toEqual([])
})
