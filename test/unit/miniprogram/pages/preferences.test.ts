import {
  asksFirst,
  showPreferences,
  type Preferences,
} from '../../../../miniprogram/packages/mine/preferences/preferencesView'
import { topicOrder } from '../../../../miniprogram/text/topics'
import { now } from '../answers'

const answer = (muted: readonly string[] = []): Preferences => ({
  topics: topicOrder.map((topic) => ({
    topic,
    muted: muted.includes(topic),
    always: topic === 'votes' || topic === 'door',
    important: topic === 'safety',
  })),
  quotas: [{ template: 'voteOpened', quota: 2 }],
})

test('muting safety is asked once more, muting anything else and unmuting is not', () => {
  expect(topicOrder.filter((topic) => asksFirst(answer(), topic))).toEqual(['safety'])
  expect(asksFirst(answer(['safety']), 'safety')).toBe(false)
})

test('every topic says whether it is on, and what is lost when it goes', () => {
  const view = showPreferences(answer(['rules']), now, { asked: 'safety' })
  expect(view.topics.filter(({ on }) => !on).map(({ spoken }) => spoken)).toEqual(['院规提醒，关着'])
  expect(view.topics.filter(({ always }) => always).map(({ spoken }) => spoken)).toEqual([
    '表决提醒，关不掉',
    '我家提醒，关不掉',
  ])
  expect(view.asking.text).toContain('防火')
})

test('what is left of each reminder is said, none as none', () => {
  const { reminders } = showPreferences(answer(), now, { asked: 'safety' })
  expect(reminders.slice(0, 2)).toMatchObject([
    { name: '有新表决时提醒我', note: '还有 2 次', none: false },
    { name: '快截止还没投时提醒我', note: '不会提醒', none: true },
  ])
})
