import {
  announcedBy,
  closingAfter,
  proposed,
  proposedTimes,
  withMatter,
  showAnnounce,
  type AnnounceLocal,
  type Planned,
} from '../../../../miniprogram/packages/committee/announce/view'
import { now } from '../answers'

const plan = (changes: Partial<Planned['plans'][number]> = {}) =>
  ({
    key: 'courtyardOrdinary',
    name: '院落约定',
    source: '院落自己的约定',
    suits: true,
    ofOwners: false,
    noticeDays: 7,
    postingDays: 7,
    earliestOpensAt: Date.parse('2026-12-01T00:00:00+08:00'),
    participationSentence: '96 户要有 64 户投票才算数',
    passingSentence: '投票的户里过半同意就通过',
    ...changes,
  }) as Planned['plans'][number]
const planned = (changes: Partial<Planned> = {}): Planned => ({
  versionTitle: '南桥院坝院规院约',
  versionNumber: 3,
  ofCommittee: false,
  households: 96,
  plans: [plan(), plan({ key: 'ownersOrdinary', name: '业主共同决定', suits: false, ofOwners: true })],
  matters: [],
  named: null,
  posted: '',
  ...changes,
})
const start = (): AnnounceLocal => ({ ...proposed(planned()), checking: false })
const show = (changes: Partial<AnnounceLocal> = {}, plans: Partial<Planned> = {}) =>
  showAnnounce(planned(plans), now, { ...start(), ...changes })

test('what is proposed can be announced as it is', () => {
  expect(show().reason).toBe('')
  expect(announcedBy(start(), 'v3')).toEqual({
    versionId: 'v3',
    matter: 'none',
    regimeKey: 'courtyardOrdinary',
    standing: 'courtyard',
    title: '南桥院坝院规院约',
    question: '南桥院坝院规院约要不要施行？',
    opensAt: Date.parse('2026-12-01T08:00:00+08:00'),
    closesAt: Date.parse('2026-12-07T22:00:00+08:00'),
  })
})

test('voting is proposed to open in the morning, never before the notice is full', () => {
  expect(proposedTimes(Date.parse('2026-12-01T00:00:00+08:00'))).toMatchObject({
    opensDay: '2026-12-01',
    opensTime: '08:00',
  })
  expect(proposedTimes(Date.parse('2026-12-01T10:30:00+08:00'))).toMatchObject({
    opensDay: '2026-12-01',
    opensTime: '10:30',
  })
})

test('seven days from Monday end on Sunday in the evening', () => {
  expect(closingAfter('2026-12-07', 7)).toEqual({ closesDay: '2026-12-13', closesTime: '22:00' })
  expect(show().lengths.map(({ chosen }) => chosen)).toEqual([false, true, false])
})

test('opening before the notice is full is refused with the earliest time and why', () => {
  const early = show({ opensDay: '2026-11-30' })
  expect(early.reason).toBe('公告不满 7 天,最早 12月1日 0:00')
  expect(early.opens.reason).toContain('公告满 7 天才能开始(今天不算)')
})

test('closing has to come after opening', () => {
  expect(show({ closesDay: '2026-12-01', closesTime: '08:30' }).reason).toBe('截止要在开始以后，至少一整天')
})

test('an unsuitable regime stays readable and says why it doesn’t fit', () => {
  expect(show().plans[1]).toMatchObject({ unfit: true, text: '要按业主人数和面积两样数，这里的户册没有登记房产面积' })
})

test('a text that has no number can’t be voted on', () => {
  expect(show({}, { versionNumber: 0 }).reason).toBe('这一稿还没定稿,先回去定稿编号')
})

test('the check page has everything in one look: what, who, from, to, and when it passes', () => {
  const facts = Object.fromEntries(show().facts.map(({ name, value }) => [name, value]))
  expect(facts).toMatchObject({
    表决什么: '第 3 版《南桥院坝院规院约》',
    性质: '院落自治表决',
    谁来投: '96 户，一户一票，由户代表投',
    从: '2026年12月1日 周二 8:00',
    到: '2026年12月7日 周一 22:00',
    怎样通过: '投票的户里过半同意就通过',
  })
})

describe('in an estate', () => {
  const matter = (key: 'covenant' | 'commonUse', name: string, regimeKey: 'ownersOrdinary' | 'ownersSpecial') =>
    ({ key, name, source: `民法典第二百七十八条（${name}）`, regimeKey }) as const
  const estate = (changes: Partial<Planned> = {}) =>
    planned({
      versionTitle: '锦绣花园院规院约',
      plans: [
        plan(),
        plan({ key: 'ownersOrdinary', ofOwners: true, noticeDays: 15, postingDays: 30 }),
        plan({ key: 'ownersSpecial', ofOwners: true, noticeDays: 15, postingDays: 30 }),
      ],
      matters: [
        matter('covenant', '定或者改管理规约', 'ownersOrdinary'),
        matter('commonUse', '改公共部分的用途', 'ownersSpecial'),
      ],
      posted: '公告要贴在小区里显眼的地方和网上（成都市物业管理条例第二十三条）',
      ...changes,
    })
  const first = (changes: Partial<Planned> = {}): AnnounceLocal => ({ ...proposed(estate(changes)), checking: false })
  const look = (local: AnnounceLocal, changes: Partial<Planned> = {}) => showAnnounce(estate(changes), now, local)
  const choose = (key: AnnounceLocal['matter'], local = first()): AnnounceLocal => ({
    ...local,
    ...withMatter(estate(), key, local),
  })

  test('it has to be said which matter it is; nothing is chosen for anybody', () => {
    const view = look(first())
    expect(view.reason).toBe('请选这是哪一件事')
    expect(view.matters.map(({ name, chosen }) => [name, chosen])).toEqual([
      ['都不是，是院里自己的约定', false],
      ['定或者改管理规约', false],
      ['改公共部分的用途', false],
    ])
    expect(announcedBy(first(), 'v3')).toBeNull()
  })

  test('the courtyard’s own affair is counted by households, and owners’ rules don’t fit it', () => {
    const local = choose('none')
    expect(local).toMatchObject({ regimeKey: 'courtyardOrdinary', standing: 'courtyard' })
    const view = look(local)
    expect(view.reason).toBe('')
    expect(view.onlyPoll).toBe('')
    expect(view.plans.map(({ unfit }) => unfit)).toEqual([false, true, true])
    expect(view.plans[2]?.text).toContain('筹集维修资金、改建重建、改变共有部分用途或拿共有部分经营')
    expect(announcedBy(local, 'v3')).toMatchObject({ matter: 'none', standing: 'courtyard' })
  })

  test('an owners’ matter can only be a poll, counted as the law counts it, and the page says what is formal', () => {
    const local = choose('commonUse')
    expect(local).toMatchObject({
      regimeKey: 'ownersSpecial',
      standing: 'poll',
      question: '锦绣花园院规院约，你同意吗？',
    })
    const view = look(local)
    expect(view.standings.map(({ key, unfit }) => [key, unfit])).toEqual([
      ['courtyard', true],
      ['poll', false],
    ])
    expect(view.plans.map(({ unfit }) => unfit)).toEqual([true, true, false])
    expect(view.onlyPoll).toContain('在这里只能先摸底。正式的要开业主大会，用书面票或政府的电子投票系统，要报镇街指导')
    expect(view.onlyPoll).toContain('民法典第二百七十八条')
    const facts = Object.fromEntries(view.facts.map(({ name, value }) => [name, value]))
    expect(facts).toMatchObject({
      什么事: '改公共部分的用途（民法典第二百七十八条（改公共部分的用途））',
      性质: '意向征集',
      数完以后: '公示 30 天，供大家参考，不直接施行',
      公告: '公告要贴在小区里显眼的地方和网上（成都市物业管理条例第二十三条）',
    })
  })

  test('a question that somebody wrote stays when the matter changes', () => {
    const written = { ...choose('none'), question: '装还是不装？' }
    expect(choose('commonUse', written).question).toBe('装还是不装？')
    expect(choose('none', choose('commonUse')).question).toBe('锦绣花园院规院约要不要施行？')
  })

  test('a text that says what it is can’t be called the courtyard’s own', () => {
    const named = { named: 'covenant' } as const
    expect(first(named)).toMatchObject({ matter: 'covenant', standing: 'poll', regimeKey: 'ownersOrdinary' })
    expect(look(choose('none'), named).reason).toBe('名字或条文里写的是“定或者改管理规约”，请选那一样')
  })
})
