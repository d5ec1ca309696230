import { showArchive } from '../../../../miniprogram/packages/disclosures/archive/archiveView'
import { showDuties } from '../../../../miniprogram/packages/disclosures/duties/dutiesView'
import { showItem } from '../../../../miniprogram/packages/disclosures/item/itemView'
import { lackOf } from '../../../../miniprogram/packages/disclosures/question/questionView'
import { showVersions } from '../../../../miniprogram/packages/disclosures/versions/versionsView'
import { showDisclosures } from '../../../../miniprogram/pages/disclosures/disclosuresView'
import { now } from '../answers'
import { aDisclosure, aDuty, aLine, anItem, aQuery, aStatement, type Card } from './answers'

const DAY = 86_400_000
const answer = { next: null, overdue: [], queriesOverdue: 0, canWrite: false, askedKind: '' as const }
const local = { allLines: false, wholeYear: false }
const finance: Partial<Card> = {
  kind: 'finance',
  finance: {
    period: '三季度',
    ...{ openingFen: 864_250, incomeFen: 1_415_000, spendingFen: 881_640, closingFen: 1_397_610 },
  },
}

describe('the 公示 tab', () => {
  test('an account book is said with its three numbers, another by its beginning', () => {
    const { cards } = showDisclosures({ ...answer, cards: [aDisclosure(finance), aDisclosure()] }, now, { kind: '' })
    expect(cards.map(({ second }) => second)).toEqual([
      '收入 14,150.00 元,支出 8,816.40 元,结余 13,976.10 元',
      '12 盏路灯换成感应灯',
    ])
    expect(cards[1]?.posting).toBe('昨天公开 · 公示到 12月7日')
  })

  test('only the chosen kind shows, also before its answer is there', () => {
    const cards = [aDisclosure(finance), aDisclosure()]
    const shown = showDisclosures({ ...answer, cards }, now, { kind: 'decision' })
    expect(shown.cards.map(({ tag }) => tag.text)).toEqual(['决策'])
  })

  test('that there is nothing of a kind is said only by an answer about that kind, and so is what is older', () => {
    const cards = [aDisclosure(finance), aDisclosure()]
    const unknown = showDisclosures({ ...answer, cards, next: now }, now, { kind: 'opinions' })
    expect(unknown).toMatchObject({ empty: null, unknown: '还没拿到群众意见公开', more: false })
    const known = showDisclosures({ ...answer, cards: [], next: null, askedKind: 'opinions' }, now, {
      kind: 'opinions',
    })
    expect(known).toMatchObject({ empty: { title: '还没有群众意见公开' }, unknown: '' })
    const some = showDisclosures({ ...answer, cards, next: now }, now, { kind: 'decision' })
    expect(some).toMatchObject({ empty: null, unknown: '', more: false })
    expect(showDisclosures({ ...answer, cards, next: now }, now, { kind: '' }).more).toBe(true)
  })

  test('the archive too says that it has nothing of a kind only when it was asked for it', () => {
    const old = [aDisclosure({ state: 'archived' })]
    const unknown = showArchive({ ...answer, cards: old, next: now }, now, { kind: 'finance' })
    expect(unknown).toMatchObject({ rows: [], empty: false, unknown: '还没拿到归档的财务公开', more: false })
    const known = showArchive({ ...answer, cards: [], askedKind: 'finance' }, now, { kind: 'finance' })
    expect(known).toMatchObject({ empty: true, unknown: '' })
  })

  test('what should have been posted is said with its period and how late it is', () => {
    const shown = showDisclosures({ ...answer, cards: [], overdue: [aDuty()], queriesOverdue: 2 }, now, { kind: '' })
    expect(shown.overdueTitle).toBe('该公开还没公开的 1 项')
    expect(shown.overdue).toEqual([{ key: 'finance:2026Q3', title: '财务账目(2026年第三季度)', late: '晚了 12 天' }])
    expect(shown.queriesOverdue).toContain('2 个')
  })

  test('a posting that is too short says so, with the reason', () => {
    const short = { days: 7, daysNeeded: 15, reason: '开工在即' }
    const { cards } = showDisclosures({ ...answer, cards: [aDisclosure({ short })] }, now, { kind: '' })
    expect(cards[0]?.alarm).toBe('按规定要公示 15 天,这份只公示 7 天。原因:开工在即')
  })

  test('in the archive a replaced version is told from an old one', () => {
    const cards = [
      aDisclosure({ state: 'archived', supersededBy: 'd9' as Card['id'] }),
      aDisclosure({ state: 'archived' }),
    ]
    const { rows } = showArchive({ ...answer, cards }, now, { kind: '' })
    expect(rows.map(({ second }) => second.includes('已有更正'))).toEqual([true, false])
  })
})

test('the calendar says first whether anything is missing, then what comes next', () => {
  const due = [aDuty({ state: 'fulfilled', disclosureId: 'd1' as Card['id'] }), aDuty({ key: 'general' })]
  const view = showDuties({ items: [], due, answerDays: 7, revision: 1, canWrite: false }, now)
  expect(view.sentence).toBe('有 1 项该公开还没公开')
  expect(view.groups.map(({ title }) => title)).toEqual(['过了期限', '已经公开'])
  expect(view.groups[1]?.duties[0]).toMatchObject({ note: '已公开', noteTone: 'done', id: 'd1' })
})

describe('one item', () => {
  test('an account book opens with its sum; lines unfold, and the opening balance isn’t one of them', () => {
    const lines = [aLine({ kind: 'opening' }), ...Array.from({ length: 7 }, () => aLine())]
    const statement = aStatement(lines, 1_397_610)
    const folded = showItem(anItem({ statement }), now, local).finance
    expect(folded?.sum.map(({ amount }) => amount).pop()).toBe('13,976.10 元')
    expect(folded?.lines).toHaveLength(5)
    expect(folded?.moreLines).toBe('7 笔都看看')
    const open = showItem(anItem({ statement }), now, { ...local, allLines: true }).finance
    expect(open?.lines).toHaveLength(7)
    expect(open?.moreLines).toBe('')
  })

  test('a question with its answer never says who asked, but mine is mine', () => {
    const query = { ...aQuery(), answer: '村里的队伍', answeredAt: now, mine: false }
    const { questions } = showItem(anItem({ queries: [query, { ...query, mine: true }] }), now, local)
    expect(questions.map(({ asked }) => asked.split('问')[0])).toEqual(['有住户', '你'])
  })

  test('my waiting question says until when, and admits when that is over', () => {
    const { mine } = showItem(
      anItem({ myWaiting: [aQuery(), aQuery({ overdue: true, dueAt: now - DAY })] }),
      now,
      local,
    )
    expect(mine[0]?.second).toContain('前会回答')
    expect(mine[1]?.second).toContain('已经过期')
  })

  test('a version that was replaced leads to the newer one', () => {
    const view = showItem(anItem({ card: aDisclosure({ supersededBy: 'd9' as Card['id'] }) }), now, local)
    expect(view.tag.text).toBe('决策公开 · 旧版')
    expect(view.superseded).not.toBe('')
  })
})

describe('two versions', () => {
  const older = anItem()
  const newer = anItem({
    card: aDisclosure({ id: 'd9' as Card['id'], version: 2 }),
    sections: [{ key: 'what', title: '定了什么', text: '14 盏路灯换成感应灯' }],
    correctionReason: '数目抄错了',
  })

  test.each([
    ['in order', [older, newer] as const],
    ['the other way round', [newer, older] as const],
  ])('%s: the older stands first, only what changed is shown', (_order, pair) => {
    const view = showVersions(pair, now, { all: false })
    expect(view.parts).toHaveLength(1)
    expect(view.parts[0]).toMatchObject({ older: '12 盏路灯换成感应灯', newer: '14 盏路灯换成感应灯' })
    expect(view).toMatchObject({ summary: '改了 1 处', hidden: 1, reason: '数目抄错了' })
    expect(showVersions(pair, now, { all: true }).parts).toHaveLength(2)
  })

  test('a changed amount in the account book shows as a change', () => {
    const one = { ...older, statement: aStatement([aLine()], 1_397_610) }
    const two = {
      ...newer,
      sections: older.sections,
      statement: aStatement([aLine({ amountFen: 186_001 })], 1_397_610),
    }
    const view = showVersions([one, two], now, { all: false })
    expect(view.parts.map(({ title }) => title)).toEqual(['账目'])
    expect(view.parts[0]?.newer).toContain('1,860.01 元')
  })
})

test('a question needs its topic and its words', () => {
  expect(lackOf('', '多少')).toContain('先选一项')
  expect(lackOf('amount', '  ')).toContain('想问什么')
  expect(lackOf('amount', '多少')).toBe('')
})
