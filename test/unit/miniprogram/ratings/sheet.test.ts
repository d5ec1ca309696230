import fc from 'fast-check'
import { showRate } from '../../../../miniprogram/packages/ratings/rate/rateView'
import { showHousehold } from '../../../../miniprogram/packages/property/rate/rateView'
import {
  countScored,
  fitSheet,
  sameSheet,
  withReason,
  withScore,
  type Sheet,
} from '../../../../miniprogram/packages/ratings/sheet'
import { aForm, aPeriod, now } from './answers'

const blank = (): Sheet => fitSheet(aForm(), null)
const rate = (sheet: Sheet, step = 0, changes = {}) => showRate(aForm(changes), now, { sheet, saved: 'idle', step })

test('a sheet has one line an item, and nothing is chosen for anybody', () => {
  expect(blank().scores.map(({ item, score }) => [item, score])).toEqual([
    ['openness', null],
    ['accounts', null],
    ['fairness', null],
  ])
})

test('what was kept comes back where it fits; what the form no longer has is left out', () => {
  const draft = {
    scores: [
      { item: 'accounts', score: 2, reasons: ['corners', 'gone'] },
      { item: 'gone', score: 5, reasons: [] },
    ],
    comment: '晚上灯太暗',
    photoFileId: '',
    praise: 'gone',
  }
  const sheet = fitSheet(aForm(), draft)
  expect(sheet.scores[1]).toEqual({ item: 'accounts', score: 2, reasons: ['corners'] })
  expect(sheet).toMatchObject({ comment: '晚上灯太暗', praise: '' })
  expect(countScored(sheet)).toBe(1)
})

test('the same score again takes it back; reasons come and go', () => {
  const scored = withScore(blank(), 'openness', 4)
  expect(countScored(scored)).toBe(1)
  expect(sameSheet(withScore(scored, 'openness', 4), blank())).toBe(true)
  expect(sameSheet(withReason(withReason(blank(), 'openness', 'bins'), 'openness', 'bins'), blank())).toBe(true)
})

test('however it is tapped, only the tapped item changes and scores stay within 1 to 5', () => {
  const taps = fc.array(fc.tuple(fc.constantFrom('openness', 'accounts'), fc.integer({ min: 1, max: 5 })))
  fc.assert(
    fc.property(taps, (list) => {
      const sheet = list.reduce((before, [item, score]) => withScore(before, item, score), blank())
      expect(sheet.scores[2]).toEqual({ item: 'fairness', score: null, reasons: [] })
      for (const { score } of sheet.scores) expect(score === null || (score >= 1 && score <= 5)).toBe(true)
    }),
  )
})

test('skipping never stands out, going on does', () => {
  expect(rate(blank()).next).toEqual({ label: '说不清,跳过', look: 'plain' })
  expect(rate(withScore(blank(), 'openness', 3)).next).toEqual({ label: '下一项', look: 'primary' })
})

test('the last step looks over all of it and hands nothing in that is empty', () => {
  const empty = rate(blank(), 3)
  expect(empty.item).toBeNull()
  expect(empty.reason).not.toBe('')
  const view = rate(withScore(blank(), 'accounts', 2), 3)
  expect(view.overview.map(({ note }) => note)).toEqual(['跳过', '2 分', '跳过'])
  expect(view.reason).toBe('')
})

test('after closing nothing can be filled in, whatever the server last said', () => {
  expect(rate(blank()).open).toBe(true)
  expect(rate(blank(), 0, { period: aPeriod({ closesAt: now }) }).open).toBe(false)
})

test('raters are told who sees their scores, and that handing in again replaces', () => {
  expect(rate(blank(), 3).promise).toContain('院管委会也看不到')
  expect(rate(blank(), 0, { submittedAt: now }).again).toContain('按新的算')
})

test('a household is rated on one screen, and the last one says so', () => {
  const form = aForm({ praiseReasons: [{ key: 'clean', title: '门前干净' }] })
  const sheet = { ...fitSheet(form, null), praise: 'clean' }
  const view = showHousehold(form, now, { sheet, more: false })
  expect(view.items).toHaveLength(3)
  expect(view.praise).toEqual([{ key: 'clean', title: '门前干净', on: true }])
  expect(view).toMatchObject({ more: false, button: '交,都评完了' })
  expect(view.reason).not.toBe('')
})

test('at a door where another of the team was, that is said before anything is tapped', () => {
  const second = (changes: object) => showHousehold(aForm(changes), now, { sheet: blank(), more: false }).second
  expect(second({ submittedAt: now - 1, savedByName: '王师傅' })).toBe('王师傅评过了,改了再交一遍')
  expect(second({ submittedAt: now - 1 })).toBe('评过了,改了再交一遍')
  expect(second({ savedByName: '王师傅' })).toMatch(/^王师傅评了一半 · .*截止$/)
  expect(second({})).not.toContain('评')
})

test('what another of the household has handed in is said, and the form isn’t shown', () => {
  expect(rate(blank()).byAnother).toBe('')
  expect(rate(blank(), 0, { submittedAt: now, handedInByAnother: true }).byAnother).toContain('是家里另一个人交的')
})
