import {
  calledBy,
  proposed,
  proposedStart,
  showCall,
  startFrom,
  withNewItem,
  type CallLocal,
  type Opened,
  type Planned,
} from '../../../../miniprogram/packages/committee/meeting-call/view'
import { showCorrections } from '../../../../miniprogram/packages/committee/meeting-corrections/view'
import {
  linkBy,
  nothing,
  showResolutions,
  startOf,
  type Meeting,
  type ResolutionsLocal,
} from '../../../../miniprogram/packages/committee/meeting-resolutions/view'
import { showMeetings } from '../../../../miniprogram/packages/committee/meetings/view'
import { showTasks } from '../../../../miniprogram/packages/committee/tasks/view'
import { now } from '../answers'
import { aCorrection, aMeeting, aMeetingCard, theMinutes } from '../meetings'

const at = (text: string) => Date.parse(`${text}+08:00`)
const DAY = 86_400_000

describe('calling a meeting', () => {
  const plan = (kind: 'baba' | 'assembly', noticeDays: number, earliest: string) => ({
    ...{ kind, name: '', purpose: '', noticeDays, source: '本院落的默认', earliestStartsAt: at(earliest) },
  })
  const planned: Planned = {
    kinds: [plan('baba', 1, '2026-11-25T00:00'), plan('assembly', 10, '2026-12-04T00:00')],
    households: 96,
  }
  const opened: Opened = { planned, meeting: null }
  const local: CallLocal = {
    ...{ ...proposed(planned), title: '清洁费', place: '坝子', checking: false },
    agenda: [{ key: 'a1', title: '涨不涨', text: '' }],
  }
  const show = (own: Partial<CallLocal> = {}, from = opened) => showCall(from, now, { ...local, ...own })

  test('proposes the first evening that the notice allows', () => {
    expect(proposedStart(at('2026-11-25T00:00'))).toEqual({ day: '2026-11-25', time: '19:30' })
    expect(proposedStart(at('2026-11-25T20:00'))).toEqual({ day: '2026-11-26', time: '19:30' })
    expect(show().reason).toBe('')
  })

  test('too short a notice is said with the first time that is long enough', () => {
    expect(show({ day: '2026-11-24' }).reason).toBe('通知不够 1 天,最早 后天 0:00')
    expect(show({ kind: 'assembly' }).reason).toContain('通知不够 10 天')
  })

  test('says what is missing, one thing at a time', () => {
    expect(show({ kind: '' }).reason).toBe('请选开什么会')
    expect(show({ title: ' ' }).reason).toBe('请写上名称')
    expect(show({ place: '' }).reason).toBe('请写上地点')
    expect(show({ agenda: withNewItem(local.agenda) }).reason).toBe('每件要说的事都要有个题目')
  })

  test('an item keeps its key when others go, and a new one never gets a key that is there', () => {
    const three = withNewItem(withNewItem(local.agenda))
    expect(three.map(({ key }) => key)).toEqual(['a1', 'a2', 'a3'])
    expect(withNewItem(three.slice(2)).map(({ key }) => key)).toEqual(['a3', 'a4'])
  })

  test('a new place alone needs no new notice, another time or agenda does', () => {
    const meeting = aMeeting({ card: aMeetingCard({ startsAt: at('2026-11-24T19:30') }) })
    const from = { planned, meeting }
    const stored = { ...startFrom(meeting), checking: false }
    expect(showCall(from, now, { ...stored, place: '活动室' }).reason).toBe('')
    expect(showCall(from, now, { ...stored, time: '20:00' }).reason).toContain('通知不够')
    expect(showCall(from, now, { ...stored, agenda: withNewItem(stored.agenda) }).reason).toContain('通知不够')
  })

  test('what is sent is what was looked over', () => {
    expect(calledBy(local)).toEqual({
      ...{ kind: 'baba', title: '清洁费', place: '坝子', startsAt: at('2026-11-25T19:30') },
      agenda: [{ key: 'a1', title: '涨不涨', text: '' }],
    })
  })
})

describe('the committee’s list', () => {
  type Row = Parameters<typeof showMeetings>[0]['rows'][number]
  const row = (next: Row['next'], changes: Partial<Row> = {}): Row => ({
    ...{ card: aMeetingCard(), next, count: 2, byAnother: false, until: null },
    ...changes,
  })
  const show = (...rows: Row[]) => showMeetings({ rows, openTasks: 0, overdueTasks: 0 }, now)

  test('what must be done comes first, one action a row', () => {
    const { todo, others } = show(
      row('write'),
      row('settle'),
      row('link'),
      row('none'),
      row('wait', { until: now + DAY }),
    )
    expect(todo.map(({ action }) => action)).toEqual(['写记录', '回 2 条更正', '落实 2 件'])
    expect(others.map(({ action, note }) => [action, note])).toEqual([
      ['改', ''],
      ['', '核对到 明天'],
    ])
  })

  test('who wrote the minutes isn’t offered to confirm them', () => {
    expect(show(row('confirm', { byAnother: true })).others[0]).toMatchObject({
      action: '',
      note: '记录是你写的,等另一位定稿',
    })
    expect(show(row('confirm')).todo[0]?.action).toBe('去定稿')
  })

  test('overdue tasks are said', () => {
    const { tasks } = showMeetings({ rows: [], openTasks: 3, overdueTasks: 1 }, now)
    expect(tasks).toEqual({ second: '3 件在办,1 件过了日子', overdue: true })
  })
})

test('corrections that wait come first, beside what the record says now', () => {
  const corrections = [aCorrection({ id: 'c2' as never, state: 'taken' }), aCorrection()]
  const meeting = aMeeting({ corrections, minutes: theMinutes() })
  const view = showCorrections(meeting, now, { openId: 'c1', taken: true, reply: '改了' })
  expect(view).toMatchObject({ sentence: '1 条等回话,都回了才能定稿', ready: true })
  expect(view.corrections.map(({ id, open, now: record }) => [id, open, record])).toEqual([
    ['c1', true, '说了半天'],
    ['c2', false, '说了半天'],
  ])
  expect(showCorrections(meeting, now, { openId: 'c1', taken: true, reply: ' ' }).ready).toBe(false)
})

describe('what becomes of a resolution', () => {
  const resolution = (link: object | null) =>
    ({ key: 'a1-1', agendaKey: 'a1', text: '修路灯', link }) as Meeting['resolutions'][number]
  const meeting = (link: object | null) => aMeeting({ resolutions: [resolution(link)], can: { link: true } })
  const local: ResolutionsLocal = { ...nothing, ...startOf(resolution(null), now) }

  test('is said once; a vote that is still to come can be named later', () => {
    const waits = (link: object | null) => showResolutions(meeting(link), now, local).resolutions[0]?.waits
    expect(waits(null)).toBe(true)
    expect(waits({ as: 'motion', id: null, title: '', done: false, dueAt: null })).toBe(true)
    expect(waits({ as: 'task', id: 't', title: '', done: false, dueAt: null })).toBe(false)
  })

  test('a task has a title, whoever does it and a day that is still to come', () => {
    const task: ResolutionsLocal = { ...local, way: 'task' }
    expect(showResolutions(meeting(null), now, task).ready).toBe(true)
    expect(linkBy(task)).toEqual({
      ...{ as: 'task', title: '修路灯', ownerRole: 'committee', ownerId: null, dueAt: at('2026-12-08T00:00') },
    })
    expect(showResolutions(meeting(null), now, { ...task, title: ' ' }).ready).toBe(false)
    expect(showResolutions(meeting(null), now, { ...task, day: '2026-11-22' }).due.wrong).not.toBe('')
  })

  test('only who has the role is offered for it', () => {
    const people = [
      { id: 'p', name: '唐建平', roles: ['propertyManager'] },
      { id: 'c', name: '周永福', roles: ['committee'] },
    ] as unknown as ResolutionsLocal['people']
    const owners = (role: ResolutionsLocal['role']) =>
      showResolutions(meeting(null), now, { ...local, role, people }).owners.map(({ name }) => name)
    expect(owners('propertyManager')).toEqual(['哪个办都行', '唐建平'])
    expect(owners('committee')).toEqual(['哪个办都行', '周永福'])
  })
})

test('tasks: mine first, what is late says since when, who can’t finish one isn’t offered to', () => {
  type Task = Parameters<typeof showTasks>[0]['open'][number]
  const task = (changes: Partial<Task>): Task =>
    ({
      ...{ id: 't', title: '修路灯', ownerName: '', ownerRole: 'propertyManager', isMine: false, canFinish: false },
      ...{ dueAt: at('2026-11-22T00:00'), overdue: true, state: 'open', doneNote: '', doneAt: null, doneByName: '' },
      meeting: { id: 'm', kind: 'baba', title: '', startsAt: now - 9 * DAY },
      ...changes,
    }) as Task
  const view = showTasks({ open: [task({}), task({ isMine: true, canFinish: true })], done: [] }, now)
  expect(view.title).toBe('2 件过了日子')
  expect(view.mine[0]).toMatchObject({ action: '办好了', note: '前天就该办好', noteTone: 'soon' })
  expect(view.others[0]).toMatchObject({ action: '', second: '物业办 · 来自11月14日的坝坝会' })
})
