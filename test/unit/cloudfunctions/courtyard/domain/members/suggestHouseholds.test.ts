import { suggestHouseholds } from '../../../../../../cloudfunctions/courtyard/domain/members/suggestHouseholds'

const households = [
  { no: 'N002', address: '南桥村1组2号', headName: '李永福' },
  { no: 'N0021', address: '南桥村1组21号', headName: '李永福' },
  { no: 'N050', address: '南桥村3组2号', headName: '张桂芳' },
  { no: 'N051', address: '南桥村3组3号', headName: '李秀英' },
]
const suggest = (name: string, claim: string) => suggestHouseholds(name, claim, households).map(({ no }) => no)

test('a representative who asks under the own name comes first', () => {
  expect(suggest('张桂芳', '')).toEqual(['N050'])
})

test('the claim points by name, number or address', () => {
  expect(suggest('李小明', '我是3组张桂芳的儿子')).toEqual(['N050'])
  expect(suggest('李小明', '户号 n002')).toEqual(['N002'])
  expect(suggest('李小明', '南桥村3组3号')).toEqual(['N051'])
})

test('nothing that fits suggests nothing', () => {
  expect(suggest('王五', '租住在街上的')).toEqual([])
})
