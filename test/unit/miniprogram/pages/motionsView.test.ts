import type { MotionCard } from '../../../../cloudfunctions/votes/cards'
import { showMotions } from '../../../../miniprogram/pages/council/motionsView'
import { aCard, now } from '../answers'

describe('the list of votes', () => {
  const list = (motions: readonly MotionCard[]) => showMotions(motions, now)

  test('is sorted by what can be done', () => {
    const view = list([
      aCard(),
      aCard({ status: 'announced' }),
      aCard({ status: 'noQuorum' }),
      aCard({ status: 'objected' }),
      aCard({ status: 'inForce' }),
      aCard({ status: 'ended' }),
    ])
    expect(view.open).toHaveLength(1)
    expect(view.groups.map(({ title, motions }) => [title, motions.length])).toEqual([
      ['公告中', 1],
      ['结果公示', 2],
      ['以前的', 2],
    ])
    expect(list([aCard()]).groups).toEqual([])
  })

  test('says that nobody objected only where nobody did', () => {
    const next = (changes: Partial<MotionCard>) => list([aCard(changes)]).groups[0]?.motions[0]?.next
    expect(next({ status: 'inForce', objectionsRaised: 0 })).toBe('公示期没有异议，已经施行')
    expect(next({ status: 'inForce', objectionsRaised: 2 })).toBe('公示期的 2 条异议都已了结，已经施行')
    expect(next({ status: 'objected', passed: true })).toBe('有人提了异议，都了结了才施行')
    // what was refused, or binds nobody, takes effect in no case
    expect(next({ status: 'objected', passed: false })).toBe('有人提了异议，正在处理')
    expect(next({ status: 'objected', passed: true, standing: 'poll' })).toBe('有人提了异议，正在处理')
  })

  test('has one main button: the first vote this household has not cast in', () => {
    const view = list([aCard({ iVoted: true }), aCard(), aCard()])
    expect(view.open.map(({ look }) => look)).toEqual(['plain', 'primary', 'plain'])
    expect(view.open.map(({ button }) => button)).toEqual(['看看这次表决', '去投票', '去投票'])
  })
})
