import { showDoors, type Doors } from '../../../../miniprogram/packages/committee/doors/view'
import { now } from '../answers'

const door = (changes: Partial<Doors['doors'][number]> = {}): Doors['doors'][number] => ({
  ...{ id: 'h' as never, no: 'N004', headName: '熊磊', group: '1组', paper: true },
  ...{ answer: 'waiting', collectedBy: '', mayAsk: true },
  ...changes,
})
const show = (doors: Doors['doors'], until: number | null = now + 86_400_000) =>
  showDoors({ title: '院规院约', until, doors }, now, { openId: 'h' })

test('what is still to be asked, by when, and who can’t ask', () => {
  const view = show([door(), door({ id: 'i' as never, mayAsk: false }), door({ answer: 'yes', collectedBy: '张姐' })])
  expect(view.sentence).toContain('还有 2 户没问到')
  expect(view.doors.map(({ action, note }) => [action, note])).toEqual([
    ['去问', '还没问'],
    ['', '请别的成员去问'],
    ['', '交过'],
  ])
  expect(view.doors[2]?.second).toBe('1组 · N004 · 纸票 · 张姐收的')
  expect(view.open?.title).toBe('熊磊')
})

test('nobody at home is asked again; afterwards nothing is asked', () => {
  expect(show([door({ answer: 'nobody' })]).doors[0]?.action).toBe('再问')
  expect(show([door({ answer: 'yes' })]).sentence).toBe('1 户都问到了')
  expect(show([door()], null)).toMatchObject({ notes: [], doors: [{ action: '' }], sentence: '这次已经问完了' })
  expect(show([], null).sentence).toBe('现在没有要问的户')
})
