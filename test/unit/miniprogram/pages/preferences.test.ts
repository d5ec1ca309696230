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
    important: topic === 'votes' || topic === 'safety',
  })),
  quotas: [{ template: 'voteOpened', quota: 2 }],
})

test('muting votes or safety is asked once more, muting anything else and unmuting is not', () => {
  expect(topicOrder.filter((topic) => asksFirst(answer(), topic))).toEqual(['votes', 'safety'])
  expect(asksFirst(answer(['votes']), 'votes')).toBe(false)
})

test('every topic says whether it is on, and what is lost when it goes', () => {
  const view = showPreferences(answer(['rules']), now, { asked: 'votes' })
  expect(view.topics.filter(({ on }) => !on).map(({ spoken }) => spoken)).toEqual(['院规提醒,关着'])
  expect(view.asking.text).toContain('可能错过投票')
  expect(showPreferences(answer(), now, { asked: 'safety' }).asking.text).toContain('防火')
})

test('what is left of each reminder is said, none as none', () => {
  const { reminders } = showPreferences(answer(), now, { asked: 'votes' })
  expect(reminders.slice(0, 2)).toMatchObject([
    { name: '有新表决时提醒我', note: '还有 2 次', none: false },
    { name: '快截止还没投时提醒我', note: '不会提醒', none: true },
  ])
})
