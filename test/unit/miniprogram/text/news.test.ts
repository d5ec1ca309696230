import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { newsTagOf, newsUrl } from '../../../../miniprogram/text/news'

const root = join(__dirname, '../../../../miniprogram')
const urlOf = (kind: string, subjectId: string) => newsUrl({ id: `${kind}:${subjectId}`, kind, subjectId })

test('news leads to what it is about', () => {
  expect(urlOf('ruleInForce', 'v')).toBe('/packages/rules/version/version?id=v')
  expect(urlOf('resultPosted', 'm')).toBe('/packages/votes/result/result?id=m')
  expect(urlOf('motionOpened', 'm')).toBe('/packages/votes/motion/motion?id=m')
})

test('what has no page of its own, and what only a newer server knows, is told by its notice', () => {
  expect(urlOf('safetyNotice', 's')).toBe('/packages/mine/notice/notice?id=safetyNotice:s')
  expect(urlOf('somethingNew', 's')).toBe('/packages/mine/notice/notice?id=somethingNew:s')
  expect(newsTagOf('somethingNew')).toEqual({ text: '通知', tone: 'slate' })
})

const kinds = [
  'draftConsulting',
  'motionAnnounced',
  'electorateCorrected',
  'motionOpened',
  'motionClosing',
  'motionExtended',
  'resultPosted',
  'ruleInForce',
  'motionEnded',
  'disclosureToReview',
  'disclosurePosted',
  'disclosureCorrected',
  'queryAsked',
  'queryAnswered',
  'dutyOverdue',
  'meetingCalled',
  'meetingChanged',
  'meetingCancelled',
  'meetingSoon',
  'minutesToCheck',
  'minutesConfirmed',
  'taskAssigned',
  'ratingOpened',
  'ratingClosing',
  'ratingPosted',
  'ratingToAnswer',
  'ratingAnswered',
  'ratingRejected',
  'ratingAnswerOverdue',
  'ratingUnanswered',
  'householdRated',
  'appealRaised',
  'appealDecided',
  'safetyNotice',
  'plainNotice',
]
test.each(kinds)('%s leads to a page that there is', (kind) => {
  const [path = ''] = urlOf(kind, 'x').split('?')
  expect(existsSync(join(root, `${path}.wxml`))).toBe(true)
})
