import {
  showMotion,
  type MotionAnswer,
  type MotionLocal,
} from '../../../../miniprogram/packages/votes/motion/motionView'
import { showResult } from '../../../../miniprogram/packages/votes/result/resultView'
import { nextOf, tagOfResult } from '../../../../miniprogram/text/motion'
import { aCard, aMotionAnswer, anElectorOfMine, now } from '../answers'

const local: MotionLocal = { explained: false, unfolded: false, householdId: '' }
const show = (changes: Partial<MotionAnswer> = {}, own: Partial<MotionLocal> = {}) =>
  showMotion(aMotionAnswer(changes), now, { ...local, ...own })
const ballot = { choice: 'yes', receipt: '竹林-清泉-0731', castAt: now, revision: 1 } as const
const byOther = { channel: 'wechat', at: now, by: 'household' } as const

test('the representative of an open vote has a ballot at the foot, for the own household', () => {
  const view = show()
  expect(view.canCast).toBe(true)
  expect(view.current?.label).toBe('刘秀英家')
  expect(view.foot).toBe('')
})

test('before closing turnout is all that shows, even if more came', () => {
  const passing = { ...aMotionAnswer().thresholds[0], part: 'passing' } as MotionAnswer['thresholds'][number]
  const view = show({ thresholds: [...aMotionAnswer().thresholds, passing] })
  expect(view.passing.bars).toHaveLength(1)
  expect(JSON.stringify(view.passing)).not.toMatch(/反对/)
})

test('what it is by law stands with the title', () => {
  expect(show({ standing: 'courtyard' }).standing).toBe('院落自治表决')
  expect(show({ standing: 'poll' }).standing).toBe('意向征集')
  expect(show({ standing: 'statutory' }).standing).toBe('法定业主表决')
})

test('the exact dates are one tap away', () => {
  expect(show().meaning).toBe('')
  expect(show({}, { explained: true }).meaning).toContain('2026年11月25日 周三 24:00 截止')
})

test('who may not cast is told why', () => {
  expect(show({ iRepresent: false })).toMatchObject({ canCast: false, foot: '一户一票,你家的票由户代表来投' })
  expect(show({ mine: [] }).foot).toContain('还不在户册上')
  expect(show({ status: 'announced' })).toMatchObject({ canCast: false, canBeTold: true })
  expect(show({ status: 'counting' }).foot).toContain('正在数票')
  const regime = { ...aMotionAnswer().regime, ballotChangeable: false }
  expect(show({ regime, mine: [anElectorOfMine({ ballot })] })).toMatchObject({ canCast: false })
})

test('a household merged into this one keeps its own ballot: the one that waits comes first, any can be chosen', () => {
  const mine = [
    anElectorOfMine({ ballot }),
    anElectorOfMine({ householdId: 'other', label: '3组9号', headName: '周家', carried: true }),
  ]
  expect(show({ mine }).current?.householdId).toBe('other')
  expect(show({ mine }, { householdId: mine[0]?.householdId ?? '' }).current?.carried).toBe(false)
  expect(show({ mine }).notes.join('')).toContain('原来那一户的票还是你来投')
})

test('before voting it is said who will see the choice', () => {
  expect(show().promise).toBe('投了什么只有你这部手机的微信看得到，家里其他人只看得到“投过了”')
})

test('whoever of the household didn’t cast is told that it took part and by whose hand, and casts nothing', () => {
  const view = show({ mine: [anElectorOfMine({ tookPart: byOther })] })
  expect(view).toMatchObject({
    canCast: false,
    castable: [],
    mine: [{ took: '你家已经投过了，是家里另一个人投的', choice: '', receipt: '' }],
    foot: '你家已经投过了，是家里另一个人投的。投了什么，只有投票的人自己知道',
  })
  const said = (tookPart: object, more = {}) => show({ mine: [anElectorOfMine({ tookPart, ...more })] }).mine[0]?.took
  expect(said({ ...byOther, by: 'others' })).toBe('你家已经投过了，是原先的户代表投的')
  expect(said({ ...byOther, channel: 'paper', by: 'others' })).toBe('你家已经投过了，用的是纸票')
  expect(said({ ...byOther, by: 'others' }, { carried: true })).toBe('这一户已经投过了，是另一个人投的')
})

test('of two households the thumb chooses only those whose ballot is its own to cast', () => {
  const cast = anElectorOfMine({ householdId: 'other', carried: true, tookPart: { ...byOther, by: 'others' } })
  const view = show({ mine: [anElectorOfMine(), cast] })
  expect(view.castable.map(({ householdId }) => householdId)).toEqual(['mine'])
  expect(view.notes).toEqual([])
})

test('what was cast for a household one has left can be looked at, not changed', () => {
  const view = show({ mine: [anElectorOfMine({ former: true, ballot, tookPart: { ...byOther, by: 'me' } })] })
  expect(view).toMatchObject({ canCast: false, mine: [{ choice: '同意' }], foot: '这一票是你代表那一户投的，一直算数' })
})

test('a changed roll is said: this vote keeps the frozen one', () => {
  expect(show({ rollChangedSince: true }).notes.join('')).toContain('按公告时的户册算')
})

const counted = {
  status: 'posted',
  passed: true,
  postedUntil: Date.parse('2026-12-05T00:00:00+08:00'),
  tally: {
    yes: { households: 58, adults: 0, areaDm2: 0 },
    no: { households: 8, adults: 0, areaDm2: 0 },
    abstain: { households: 5, adults: 0, areaDm2: 0 },
  },
} as const

test('a result shows every threshold with its numbers and the counts of each choice', () => {
  const participation = { ...aMotionAnswer().thresholds[0], reached: 71, left: 213, met: true }
  const passing = {
    ...participation,
    part: 'passing',
    reached: 58,
    total: 71,
    share: 1,
    shareOf: 2,
    strict: true,
    needed: 36,
    left: 116,
    right: 71,
  }
  const view = showResult(
    aMotionAnswer({ ...counted, thresholds: [participation, passing] as MotionAnswer['thresholds'] }),
    now,
  )
  expect(view.tag.text).toBe('通过 · 公示中')
  expect(view.next).toBe('公示到 12月4日，没有未了的异议就施行')
  expect(view.participation[0]).toMatchObject({ value: '71', unit: '/ 96 户', verdict: '够数' })
  expect(view.participation[0]?.arithmetic.join('')).toBe('71×3 = 213,不少于 96×2 = 192')
  expect(view.passing[0]).toMatchObject({ verdict: '过半' })
  expect(view.shares?.texts).toEqual(['同意 58', '反对 8', '弃权 5'])
  expect(view).toMatchObject({ canCheck: true, canObject: true })
})

test('a refused motion that is posted does not look like a rule that takes effect', () => {
  const view = showResult(aMotionAnswer({ ...counted, passed: false }), now)
  expect(view.tag).toEqual({ text: '没通过 · 公示中', tone: 'slate' })
  expect(view.next).not.toContain('施行')
})

const covenant = { key: 'covenant', name: '定或者改管理规约', source: '民法典第二百七十八条第一款第二项' } as const

test('a poll on what the law keeps for owners says so on the ballot’s page and on the result’s, and what is formal', () => {
  const poll = { standing: 'poll', matter: covenant } as const
  const formal = '正式的要开业主大会，用书面票或政府的电子投票系统，要报镇街指导。正式的结果现在还不能登记到这里'
  const view = show(poll, { explained: true })
  expect(view.notes[0]).toContain('法律留给全体业主共同决定')
  expect(view.notes[0]).toContain(formal)
  expect(view.meaning).toContain('民法典第二百七十八条第一款第二项')
  expect(view.passing.heading).toBe('怎样算够数')
  const result = showResult(aMotionAnswer({ ...counted, ...poll }), now)
  expect(result.notes[0]).toContain(formal)
  expect(result.next).toBe('公示到 12月4日，供大家参考，不直接施行')
})

test.each(['posted', 'objected', 'ended', 'rejected'] as const)(
  'a poll that is %s never passes, and names no half',
  (status) => {
    for (const passed of [true, false]) {
      const view = showResult(aMotionAnswer({ ...counted, standing: 'poll', passed, status, openObjections: 1 }), now)
      const said = [view.tag.text, view.next, view.openObjections].join()
      expect(said).not.toMatch(/过半|通过|才施行|就施行|已经施行/)
      const inLists = [
        tagOfResult(aCard({ standing: 'poll', passed, status }), now).text,
        nextOf(aCard({ standing: 'poll', passed, status }), now),
      ]
      expect(inLists.join()).not.toMatch(/过半|通过|才施行|就施行|已经施行/)
    }
  },
)

test('a courtyard’s own vote is an agreement, not a law', () => {
  const view = show({}, { explained: true })
  expect(view.meaning).toContain('这是院里自己的约定，大家说好都照着办')
  expect(view.meaning).not.toContain('约束')
})

test('the own receipt is found by its place in the published list', () => {
  const mine = [anElectorOfMine({ ballot, place: 43 })]
  expect(showResult(aMotionAnswer({ ...counted, mine }), now).mine).toEqual([
    expect.objectContaining({ receipt: '竹林-清泉-0731', place: '第 43 张', inside: true }),
  ])
})

test('on the result too, a household that voted by another hand sees that it did', () => {
  const view = showResult(aMotionAnswer({ ...counted, mine: [anElectorOfMine({ tookPart: byOther })] }), now)
  expect(view.mine).toEqual([])
  expect(view.others).toMatchObject([
    { title: '你家已经投过了，是家里另一个人投的', second: '投了什么和回执，只有投票的人看得到' },
  ])
})

test('no quorum: no choices are shown and there is nothing to recount', () => {
  const view = showResult(aMotionAnswer({ status: 'noQuorum', canExtend: true, mayObject: false }), now)
  expect(view).toMatchObject({ shares: null, passing: [], canCheck: false, canObject: false })
})

test('a vote that a meeting wanted says so, and leads back to it', () => {
  const from = { meetingId: 'mt', kind: 'baba', title: '第3稿先摆一摆', heldAt: now, resolution: '由各户投票' } as const
  const view = show({ from: from as unknown as MotionAnswer['from'] })
  expect(view.from).toEqual({
    title: '来自坝坝会“第3稿先摆一摆”',
    second: '2026年11月23日会上定的:由各户投票',
    url: '/packages/meetings/meeting/meeting?id=mt',
  })
  expect(show().from).toBeNull()
})

describe('不是我家投的', () => {
  const until = now + 86_400_000

  test('while it is checked: why, until when, and that nobody knows a number', () => {
    const view = show({
      ...{ status: 'checking', countsAt: until, wait: { until, papers: 2, doors: 3 } },
      mine: [anElectorOfMine({ tookPart: { channel: 'paper', at: now, by: 'others' }, claim: 'may' })],
    })
    expect(view.tag.text).toBe('等大家核对')
    expect(view.notes.join()).toContain('有纸票，等两天让大家核对，再数票')
    expect(view.notes.join()).toContain('谁也看不到各选了多少')
    expect(view).toMatchObject({ canCast: false, hasResult: false, claimsOpen: true, mine: [{ mayClaim: true }] })
    expect(show({ status: 'checking', wait: { until, papers: 0, doors: 3 } }).notes.join()).toContain('还没认过门的户')
  })

  test('set aside: whoever may casts anew, whether they represent or not; who cast it doesn’t', () => {
    const aside = (mayCastAnew: boolean) =>
      show({
        ...{ status: 'checking', iRepresent: false, wait: { until, papers: 1, doors: 1 } },
        mine: [anElectorOfMine({ claim: 'setAside', mayCastAnew })],
      })
    expect(aside(true)).toMatchObject({ canCast: true, current: { mayCastAnew: true } })
    expect(aside(true).mine[0]?.aside).toContain('就在下面选')
    expect(aside(false).canCast).toBe(false)
    expect(aside(false).mine[0]?.aside).toContain('不能再由你来投')
  })

  test('the result says how many were set aside, and what the doors said', () => {
    const { notes } = showResult(
      aMotionAnswer({ ...counted, setAside: 2, doorsAsked: { asked: 7, yes: 5, no: 1 }, objectionsUndecided: 1 }),
      now,
    )
    expect(notes.join('\n')).toContain('有 2 户说名下的票不是自己家投的')
    expect(notes.join('\n')).toContain('抽了 7 户上门问“交了没有”：5 户说交过，1 户说没交过，1 户没问到。')
    expect(notes.join('\n')).toContain('有 1 条异议没有裁定')
  })
})
