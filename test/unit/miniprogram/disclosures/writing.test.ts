import fc from 'fast-check'
import { both, type Typed } from '../../../../miniprogram/packages/committee/disclosure-edit/typed'
import { showReview } from '../../../../miniprogram/packages/committee/disclosure-review/view'
import { showDesk } from '../../../../miniprogram/packages/committee/disclosures/view'
import { calendarOf, merged, newItem, showCalendar } from '../../../../miniprogram/packages/committee/duties/view'
import {
  fromSheet,
  nothingYet,
  showImport,
  statementFrom,
  withReason,
  type ImportLocal,
} from '../../../../miniprogram/packages/committee/finance-import/view'
import { now } from '../answers'
import { aDraftCard, aDuty, aLine, aQuery, type DraftCard } from './answers'

const DAY = 86_400_000

describe('the committee’s list', () => {
  test('what has to be done by when, the earliest first, each with its one action', () => {
    const { todos, sentence } = showDesk(
      {
        drafts: [aDraftCard({ id: 'r' as DraftCard['id'], stage: 'review' })],
        due: [aDuty(), aDuty({ key: 'later', state: 'upcoming' })],
        queries: [aQuery()],
      },
      now,
    )
    expect(todos.map(({ action }) => action)).toEqual(['去写', '去审', '去答'])
    expect(todos[0]?.url).toContain('kind=finance&duty=finance&period=2026Q3')
    expect(sentence).toBe('有 3 件事等着办')
  })

  test('nobody is asked to review what they wrote; a returned draft says by whom and why', () => {
    const mine = aDraftCard({ stage: 'review', editedByMe: true })
    const returned = { byName: '雷志强', at: now - DAY, reasons: '金额没写单位' }
    const view = showDesk(
      { drafts: [mine, aDraftCard({ id: 'b' as DraftCard['id'], returned })], due: [], queries: [] },
      now,
    )
    expect(view.todos.map(({ second }) => second)).toEqual(['雷志强退回:金额没写单位'])
    expect(view.drafts.map(({ second }) => second)).toEqual(['成效,等另一位成员审'])
  })
})

describe('importing an account book', () => {
  const sheet = {
    ...{ encoding: 'UTF-8', period: '2026年第三季度', from: '2026-07-01', to: '2026-09-30', closingFen: null },
    lines: [aLine({ kind: 'opening', amountFen: 1000 }), aLine({ amountFen: 300, voucher: '' })],
    sums: { openingFen: 1000, incomeFen: 0, spendingFen: 300, expectedFen: 700, byAccount: [], byMonth: [] },
    ...{ errors: [], warnings: [], problems: [] },
  }
  const read: ImportLocal = { ...nothingYet, ...fromSheet(sheet) }

  test('what is really there has to be counted and typed: it is never filled in from the sum', () => {
    expect(showImport(read).reason).toBe('填上期末实际还有多少钱')
    expect(statementFrom(read)).toBeNull()
    const typed = { ...read, closing: '7.00' }
    expect(showImport(typed)).toMatchObject({ reason: '', ties: true, wrong: '' })
    expect(statementFrom(typed)).toMatchObject({ closingFen: 700, period: '2026年第三季度' })
    expect(showImport({ ...read, closing: '6.5' })).toMatchObject({ ties: false })
    expect(showImport({ ...read, closing: '6.5' }).wrong).toContain('少了 0.50 元')
  })

  test('a line of the sheet that can’t be read stops it, with its row', () => {
    const errors = [{ row: 4, column: '金额(元)', value: '一百', message: '要写数字' }]
    const view = showImport({ ...read, closing: '7', errors })
    expect(view.errors).toEqual([{ key: '0', where: '第 4 行 · 金额(元)', text: '“一百”:要写数字' }])
    expect(view.reason).not.toBe('')
    expect(statementFrom({ ...read, closing: '7', errors })).toBeNull()
  })

  test('a reason typed for a line without a voucher goes with that line, and its field stays while it is typed', () => {
    const lines = withReason(read.lines ?? [], 1, '零工现付')
    const view = showImport({ ...read, lines })
    expect(view.missing).toMatchObject([{ key: '1', reason: '零工现付' }])
    expect(statementFrom({ ...read, lines, closing: '7' })?.lines.map((line) => line.noVoucherReason)).toEqual([
      '',
      '零工现付',
    ])
  })
})

describe('reviewing', () => {
  const draft = {
    ...{ draft: aDraftCard({ stage: 'review' }), revision: 2, sections: [], attachments: [], statement: null },
    ...{ postedDays: 15, postedDaysNeeded: 15, shortReason: '', duty: null, problems: [], warnings: [] },
    links: { motionId: null, meetingId: null, ratingPeriodId: null },
    ...{ correctionReason: '', corrects: null, canReview: true },
  }
  const file = { fileId: 'cloud://a', sha256: null, name: '验收单', bytes: 1000 }
  const local = { filesRead: false, opened: [], reasons: '' }

  test('who wrote it can’t agree to it', () => {
    expect(showReview({ ...draft, canReview: false }, now, local).closed).toContain('另一位成员')
    expect(showReview(draft, now, local).closed).toBe('')
  })

  test('a PDF has to be read by a person first', () => {
    const attachments = [{ ...file, type: 'pdf' as const, check: 'byReader' as const }]
    expect(showReview({ ...draft, attachments }, now, local).reason).toContain('PDF')
    expect(showReview({ ...draft, attachments }, now, { ...local, filesRead: true }).reason).toBe('')
  })

  test.each([
    ['pending', '还在检查'],
    ['risky', '没通过检查'],
  ] as const)('an image that is %s keeps it from being posted', (check, said) => {
    const attachments = [{ ...file, type: 'image' as const, check }]
    expect(showReview({ ...draft, attachments }, now, local).reason).toContain(said)
  })
})

describe('two editors of one draft', () => {
  const typed = (changes: Partial<Typed> = {}): Typed => ({
    ...{ title: '路灯', sections: [{ key: 'what', text: '换 12 盏' }], attachments: [], statement: null },
    ...{ postedDays: 15, shortReason: '', duty: null, correctionReason: '' },
    links: { motionId: null, meetingId: null, ratingPeriodId: null },
    ...changes,
  })

  test('every line and every file of both is in what comes of them', () => {
    const line = fc.stringMatching(/^[一-龥]{1,6}$/)
    const files = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'))
    const draft = fc.record({ lines: fc.array(line, { maxLength: 4 }), files })
    const of = ({ lines, files: ids }: { lines: string[]; files: string[] }) =>
      typed({
        sections: [{ key: 'what', text: lines.join('\n') }],
        attachments: ids.map((id) => ({ fileId: `cloud://${id}`, name: id, type: 'pdf', size: 1 })),
      })
    fc.assert(
      fc.property(draft, draft, (theirs, mine) => {
        const result = both(of(theirs), of(mine), typed())
        const text = (result.sections[0]?.text ?? '').split('\n')
        for (const one of [...theirs.lines, ...mine.lines]) expect(text).toContain(one)
        const ids = result.attachments.map(({ name }) => name)
        expect([...ids].sort()).toEqual([...new Set([...theirs.files, ...mine.files])].sort())
      }),
    )
  })

  test('where only one can stand it is mine if I changed it, else theirs', () => {
    const saved = typed()
    const result = both(typed({ title: '他的', postedDays: 20 }), typed({ title: '我的' }), saved)
    expect(result).toMatchObject({ title: '我的', postedDays: 20 })
  })
})

describe('the calendar', () => {
  const item = (key: string, title: string) => ({ ...newItem(key), title })
  const base = { items: [item('a', '账目'), item('b', '决策')], answerDays: 7 }

  test('what another member saved comes in around what I changed', () => {
    const theirs = { items: [item('a', '他改的账目'), item('b', '决策'), item('c', '他加的')], answerDays: 5 }
    const mine = { items: [item('a', '账目'), item('b', '我改的'), item('d', '我加的')], answerDays: 7 }
    const result = merged(base, theirs, mine)
    expect(result.items.map(({ title }) => title)).toEqual(['他改的账目', '我改的', '他加的', '我加的'])
    expect(result.answerDays).toBe(5)
  })

  test('it is saved only when something changed and everything has a name', () => {
    const answer = { items: base.items, due: [], answerDays: 7, revision: 1, canWrite: true }
    const stored = calendarOf(answer)
    const local = { stored, editing: '' }
    expect(showCalendar(answer, now, { ...local, typed: stored }).changed).toBe(false)
    const unnamed = { ...stored, items: [...stored.items, newItem('x')] }
    expect(showCalendar(answer, now, { ...local, typed: unnamed })).toMatchObject({
      changed: true,
      reason: '有一项还没写名字',
    })
  })
})
