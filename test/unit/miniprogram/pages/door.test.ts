import { showDoor, type DoorAnswer } from '../../../../miniprogram/packages/mine/door/doorView'

const now = Date.parse('2026-12-05T10:00:00+08:00')
const person = (id: string, more: object = {}) => ({
  ...{ id, name: id, representative: false, isMe: false, since: now },
  ...more,
})
const answer = (more: object = {}) =>
  ({
    household: { id: 'h', no: 'N025', group: '2组', address: '2组1号', headName: '刘秀英' },
    people: [person('刘秀英', { representative: true, isMe: true }), person('刘丽娟')],
    ...{ seatIsOpen: false, relatives: [], recognised: null, neighbours: { said: 0, needed: 2 }, onPaperSince: null },
    ...{ putOuts: [], neighboursAsk: [], lines: [] },
    ...more,
  }) as unknown as DoorAnswer
const nothing = { asked: null, successor: '' }

test('who is in, who votes, and what the representative may do about the others', () => {
  const { people } = showDoor(answer(), now, nothing)
  expect(people[0]).toMatchObject({ title: '刘秀英（我）', actions: [] })
  expect(people[0]?.second).toContain('你家的票由这位来投')
  expect(people[1]?.actions.map(({ label }) => label)).toEqual(['请这位来投', '不是我们家的人'])
  const putOuts = [{ id: 'p', memberId: '刘丽娟', name: '刘丽娟', iAsked: true, until: now }]
  expect(showDoor(answer({ putOuts }), now, nothing).people[1]?.actions).toHaveLength(1)
})

test('who isn’t the representative changes neither the seat nor the paper', () => {
  const people = [person('刘秀英', { representative: true }), person('刘丽娟', { isMe: true })]
  const view = showDoor(answer({ people }), now, nothing)
  expect(view.people[0]?.actions.map(({ what }) => what)).toEqual(['putOut'])
  expect(view.paper.mayLock).toBe(false)
  expect(showDoor(answer(), now, nothing).paper.mayLock).toBe(true)
  expect(showDoor(answer({ onPaperSince: now }), now, nothing).paper).toMatchObject({ mayLock: false })
})

test('a representative who leaves is asked who follows; anybody else just leaves', () => {
  const leave = { asked: { what: 'leave' }, successor: '' } as const
  expect(showDoor(answer(), now, leave).sheet).toMatchObject({ title: '退出以后，谁来投你家的票？', asksHeir: true })
  expect(showDoor(answer(), now, leave).heirs).toEqual([{ key: '刘丽娟', name: '刘丽娟' }])
  const alone = answer({ people: [person('刘秀英', { representative: true, isMe: true })] })
  expect(showDoor(alone, now, leave).sheet).toMatchObject({ title: '退出这个院落？', asksHeir: false })
})

test('whether it is recognised, and how it gets there', () => {
  const of = (more: object) => showDoor(answer(more), now, nothing).recognised
  expect(of({ neighbours: { said: 1, needed: 2 } }).text).toContain('已经有 1 家说认得')
  expect(of({ recognised: { since: now, how: 'slip' } })).toMatchObject({ tag: '认过门', tone: 'bamboo' })
})

test('the record and the neighbours’ questions are told in words', () => {
  const lines = [{ id: 'l', kind: 'joined', text: '刘秀英用单子上的户码加入了', at: now }]
  const door = { id: 'o', no: 'N1', group: '1组', address: '1组1号', headName: '张三' }
  const view = showDoor(answer({ lines, neighboursAsk: [{ id: 'p', name: '冒名', door, until: now }] }), now, nothing)
  expect(view.lines).toEqual([{ id: 'l', text: '刘秀英用单子上的户码加入了', when: '今天' }])
  expect(view.neighboursAsk[0]?.title).toBe('冒名是不是 1组1号 的人？')
})
