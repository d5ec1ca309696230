import { SetDataMeter, setDataBytes, type SetDataWarning } from '../../../../../local/phone/runtime/setDataMeter'

const KB = 1024
let warnings: SetDataWarning[]
let meter: SetDataMeter
beforeEach(() => {
  warnings = []
  meter = new SetDataMeter((warning) => void warnings.push(warning))
})

test('a setData is as big as its JSON in UTF-8: a Chinese character takes three bytes', () => {
  expect(setDataBytes({ a: '字' })).toBe('{"a":""}'.length + 3)
})

test('figures add up in all and by component', () => {
  meter.count('pages/a', ['x'], 100, 0)
  meter.count('pages/a', ['x'], 300, 10)
  meter.count('pages/b', ['y'], 50, 20)
  meter.spend('pages/a', 4)
  expect(meter.total).toEqual({ count: 3, bytes: 450, ms: 4, largestBytes: 300, perSecondMax: 2 })
  expect(meter.components['pages/b']).toEqual({ count: 1, bytes: 50, ms: 0, largestBytes: 50, perSecondMax: 1 })
})

test('256 KB pass; more is warned of once a component, with its keys', () => {
  meter.count('pages/a', ['fits'], 256 * KB, 0)
  expect(warnings).toEqual([])
  meter.count('pages/a', ['rows'], 256 * KB + 1, 1)
  meter.count('pages/a', ['rows'], 300 * KB, 2)
  meter.count('pages/b', ['rows'], 300 * KB, 3)
  expect(warnings.map(({ component, bytes, keys }) => [component, bytes, keys])).toEqual([
    ['pages/a', 256 * KB + 1, ['rows']],
    ['pages/b', 300 * KB, ['rows']],
  ])
})

test('twenty within a second pass, the twenty-first is warned of once, apart from a warning of size', () => {
  meter.count('pages/a', ['rows'], 300 * KB, 0)
  for (let call = 1; call < 20; call++) meter.count('pages/a', ['at'], 10, call)
  expect(warnings).toHaveLength(1)
  meter.count('pages/a', ['at'], 10, 999)
  meter.count('pages/a', ['at'], 10, 999)
  expect(warnings.slice(1)).toEqual([{ component: 'pages/a', bytes: 10, keys: ['at'], perSecond: 21 }])
})

test('the second slides: twenty a second for long are no reason for a warning', () => {
  for (let call = 0; call < 200; call++) meter.count('pages/a', ['at'], 10, call * 50)
  expect(warnings).toEqual([])
  expect(meter.total.perSecondMax).toBe(20)
})
