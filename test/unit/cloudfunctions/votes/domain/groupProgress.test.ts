import { groupProgress } from '../../../../../cloudfunctions/votes/domain/groupProgress'
import { householdId } from '../aMotion'

const row = (i: number, group: string) => ({
  id: householdId(i),
  no: String(i),
  group,
  position: i,
  headName: `户主${i}`,
  note: '',
})

test('households stand by group in the order of the roll, each by what reached it', () => {
  const groups = groupProgress([row(3, '二组'), row(1, '一组'), row(2, '一组'), row(4, '一组')], {
    voted: new Set([householdId(1)]),
    seen: new Set([householdId(1), householdId(2), householdId(4)]),
    paperOut: new Set([householdId(4)]),
    paperWaiting: new Set([householdId(3)]),
  })
  expect(groups.map(({ name, households }) => [name, households.map(({ no, state }) => `${no} ${state}`)])).toEqual([
    ['一组', ['1 voted', '2 seen', '4 paperOut']],
    ['二组', ['3 notReached']],
  ])
  expect(groups[1]?.households[0]?.paperWaiting).toBe(true)
})
