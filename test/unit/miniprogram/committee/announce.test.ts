import {
  announcedBy,
  closingAfter,
  proposed,
  proposedTimes,
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
    noticeDays: 7,
    earliestOpensAt: Date.parse('2026-12-01T00:00:00+08:00'),
    participationSentence: '96 户要有 64 户投票才算数',
    passingSentence: '投票的户里过半同意就通过',
    ...changes,
  }) as Planned['plans'][number]
const planned = (changes: Partial<Planned> = {}): Planned => ({
  versionTitle: '南桥院坝院规院约',
  versionNumber: 3,
  households: 96,
  plans: [plan(), plan({ key: 'ownersOrdinary', name: '业主共同决定', suits: false })],
  postingDays: 7,
  ...changes,
})
const start = (): AnnounceLocal => ({ ...proposed(planned()), checking: false })
const show = (changes: Partial<AnnounceLocal> = {}, plans: Partial<Planned> = {}) =>
  showAnnounce(planned(plans), now, { ...start(), ...changes })

test('what is proposed can be announced as it is', () => {
  expect(show().reason).toBe('')
  expect(announcedBy(start(), 'v3')).toEqual({
    versionId: 'v3',
    regimeKey: 'courtyardOrdinary',
    standing: 'courtyard',
    title: '南桥院坝院规院约',
    question: '南桥院坝院规院约要不要施行?',
    opensAt: Date.parse('2026-12-01T08:00:00+08:00'),
    closesAt: Date.parse('2026-12-08T00:00:00+08:00'),
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

test('seven days from Monday end on Sunday at 24:00', () => {
  expect(closingAfter('2026-12-07', 7)).toEqual({ closesDay: '2026-12-13', closesTime: '24:00' })
  expect(show().lengths.map(({ chosen }) => chosen)).toEqual([false, true, false])
})

test('opening before the notice is full is refused with the earliest time and why', () => {
  const early = show({ opensDay: '2026-11-30' })
  expect(early.reason).toBe('公告不满 7 天,最早 12月1日 0:00')
  expect(early.opens.reason).toContain('公告满 7 天才能开始(今天不算)')
})

test('closing has to come after opening', () => {
  expect(show({ closesDay: '2026-12-01', closesTime: '08:30' }).reason).toBe('截止要在开始以后,至少一小时')
})

test('an unsuitable regime stays readable and says why it doesn’t fit', () => {
  expect(show().plans[1]).toMatchObject({ unfit: true, text: '要按业主人数和面积两样数,这里的户册没有登记房产面积' })
})

test('a text that has no number can’t be voted on', () => {
  expect(show({}, { versionNumber: 0 }).reason).toBe('这一稿还没定稿,先回去定稿编号')
})

test('the check page has everything in one look: what, who, from, to, and when it passes', () => {
  const facts = Object.fromEntries(show().facts.map(({ name, value }) => [name, value]))
  expect(facts).toMatchObject({
    表决什么: '第 3 版《南桥院坝院规院约》',
    性质: '院落自治表决',
    谁来投: '96 户,一户一票,由户代表投',
    从: '2026年12月1日 周二 8:00',
    到: '2026年12月7日 周一 24:00',
    怎样通过: '投票的户里过半同意就通过',
  })
})
