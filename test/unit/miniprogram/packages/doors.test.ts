import { showDoors, type DoorsAnswer } from '../../../../miniprogram/packages/roll/doors/doorsView'

const now = Date.parse('2026-11-20T10:00:00+08:00')
const counts = { households: 2, phone: 1, paper: 0, notYet: 1, recognised: 1, confirmedByPhone: 1, confirmedBySlip: 0 }
const door = (changes: Partial<DoorsAnswer['doors'][number]>): DoorsAnswer['doors'][number] =>
  ({
    ...{
      id: 'a',
      no: 'N001',
      address: '1组1号',
      headName: '刘*英',
      votes: 'phone',
      since: Date.parse('2026-03-02T10:00+08:00'),
    },
    ...{ recognised: true, confirmed: 'phone', mine: true, questioned: false },
    ...changes,
  }) as unknown as DoorsAnswer['doors'][number]
const answer = (changes: Partial<DoorsAnswer> = {}): DoorsAnswer =>
  ({
    ...{
      courtyardName: '南桥院坝',
      totals: counts,
      groups: [{ name: '1组', ...counts }],
      group: '1组',
      mayQuestion: true,
    },
    doors: [
      door({}),
      door({
        id: 'b' as never,
        no: 'N002',
        votes: 'notYet',
        since: null,
        mine: false,
        recognised: false,
        confirmed: 'notYet',
      }),
    ],
    mine: {
      id: 'a',
      no: 'N001',
      address: '1组1号',
      headName: '刘秀英',
      adults: 2,
      areaDm2: 9878,
      confirmed: false,
      rowVersion: 1,
    },
    ...changes,
  }) as unknown as DoorsAnswer

test('each door says how it votes, and only the own row is in full', () => {
  const view = showDoors(answer(), now, { asked: '' })
  expect(view.rows.map(({ title, second, note, opens }) => [title, second, note, opens])).toEqual([
    ['N001 · 刘*英', '1组1号 · 3月2日起用手机 · 认过门', '我家', false],
    ['N002 · 刘*英', '1组1号 · 还没加入 · 没认过门', '', true],
  ])
  expect(view.mine).toEqual({ title: 'N001 · 刘秀英家', facts: '1组1号 · 2 个成年人 · 98.78 平方米', confirmed: false })
  expect(view.sentences).toContain('手机投 1 户，纸票投 0 户，还没加入 1 户')
})

test('a questioned door opens nothing any more, and who isn’t recognised can open none', () => {
  const questioned = answer({ doors: [door({ mine: false, questioned: true })] })
  expect(showDoors(questioned, now, { asked: '' }).rows[0]).toMatchObject({
    note: '有人问起',
    tone: 'soon',
    opens: false,
  })
  const rows = showDoors(answer({ mayQuestion: false }), now, { asked: '' }).rows
  expect(rows.some(({ opens }) => opens)).toBe(false)
  expect(showDoors(answer(), now, { asked: 'b' }).asked).toBe('N002 这一户')
})
