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

  test('has one main button: the first vote this household has not cast in', () => {
    const view = list([aCard({ iVoted: true }), aCard(), aCard()])
    expect(view.open.map(({ look }) => look)).toEqual(['plain', 'primary', 'plain'])
    expect(view.open.map(({ button }) => button)).toEqual(['看看这次表决', '去投票', '去投票'])
  })
})
