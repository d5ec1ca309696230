import { describeCalls, type Invocation, type LogLine } from '../../../../local/desk/page/cloud/calls'
import { firstError, readLogText } from '../../../../local/desk/page/inside/logText'
import { wordsOf } from '../../../../local/desk/page/inside/requests'
import { sayOutcome } from '../../../../local/desk/page/inside/sayOutcome'
import { nameOfCall, pickCalls, whoCalled } from '../../../../local/desk/page/inside/whichCalls'

const invocation = (requestId: string, more: Partial<Invocation> = {}): Invocation => ({
  requestId,
  function: 'shop',
  openid: 'anna',
  source: 'wx_client',
  at: '2026-12-03T11:00:00.000Z',
  ms: 12,
  cold: false,
  error: null,
  roundTrips: { count: 2, depth: 1 },
  trips: [],
  ...more,
})
const line = (requestId: string, text: string, level = 'info'): LogLine => ({ at: '', level, requestId, text })
const told = (requestId: string, outcome: string) =>
  line(requestId, JSON.stringify({ requestId, procedure: 'buy', outcome }))
const nameOf = (openid: string) => ({ anna: '安娜', bert: '柏特' })[openid] ?? openid

test('a call ends as its function says; the platform’s word and an error in the log weigh more', () => {
  const calls = describeCalls(
    [
      invocation('a'),
      invocation('b'),
      invocation('c'),
      invocation('d', { error: 'FUNCTIONS_TIME_LIMIT_EXCEEDED' }),
      invocation('e'),
    ],
    [told('a', 'ok'), told('b', 'SOLD_OUT'), told('c', 'INTERNAL'), line('c', 'Error: boom', 'error'), told('d', 'ok')],
  )
  expect(calls.map(({ procedure, end, outcome }) => [procedure, end, outcome])).toEqual([
    ['buy', 'done', 'ok'],
    ['buy', 'refused', 'SOLD_OUT'],
    ['buy', 'failed', 'INTERNAL'],
    ['buy', 'failed', 'FUNCTIONS_TIME_LIMIT_EXCEEDED'],
    ['', 'done', 'ok'],
  ])
})

test('how it ended is said in words; only the project’s own codes stand as they are', () => {
  expect(sayOutcome({ end: 'done', outcome: 'ok' })).toEqual({ mark: '', sentence: '' })
  expect(sayOutcome({ end: 'refused', outcome: 'SOLD_OUT' }).sentence).toContain('SOLD_OUT')
  expect(sayOutcome({ end: 'failed', outcome: 'FUNCTIONS_TIME_LIMIT_EXCEEDED' })).toEqual({
    mark: '超时',
    sentence: '云函数超过了允许的时间,被停下了。',
  })
})

test('who called: a person by name, a timer and WeChat’s pushes as such', () => {
  expect(whoCalled({ openid: 'anna', source: 'wx_client' }, nameOf)).toBe('安娜')
  expect(whoCalled({ openid: '', source: 'wx_trigger' }, nameOf)).toBe('定时任务')
  expect(whoCalled({ openid: 'anna', source: 'wx_push' }, nameOf)).toBe('微信推送')
})

test('calls are found by person, name, request id and outcome, and by how they ended', () => {
  const calls = describeCalls(
    [invocation('id-1'), invocation('id-2', { openid: 'bert', ms: 900 }), invocation('id-3')],
    [told('id-3', 'SOLD_OUT')],
  )
  const found = (...[which, text]: [Parameters<typeof pickCalls>[1], string]) =>
    pickCalls(calls, which, text, nameOf).map(({ requestId }) => requestId)
  expect(found('callsAll', '')).toEqual(['id-1', 'id-2', 'id-3'])
  expect(found('callsAll', ' 柏特')).toEqual(['id-2'])
  expect(found('callsAll', 'ID-1')).toEqual(['id-1'])
  expect(found('callsAll', 'shop.buy')).toEqual(['id-3'])
  expect(found('callsWrong', '')).toEqual(['id-3'])
  expect(found('callsSlow', '')).toEqual(['id-2'])
  expect(calls.map(nameOfCall)).toEqual(['shop', 'shop', 'shop.buy'])
})

test('a structured log line is taken apart; a plain one stays as it is', () => {
  const text = JSON.stringify({ level: 'info', requestId: 'a', fn: 'shop', ms: 12, stack: 'Error: boom\n  at buy' })
  const facts = [
    ['fn', 'shop'],
    ['ms', '12'],
  ]
  expect(readLogText(text)).toEqual({ text: '', facts, stack: 'Error: boom\n  at buy' })
  expect(readLogText('{not json')).toEqual({ text: '{not json', facts: [], stack: '' })
})

test('what went wrong is the first words of the first error', () => {
  const stack = JSON.stringify({ stack: 'Error: boom\n  at buy' })
  expect(firstError([line('a', 'fine'), line('a', stack, 'error'), line('a', 'later', 'error')])).toBe('Error: boom')
  expect(firstError([line('a', 'fine')])).toBe('')
})

test('a request that has no words of its own keeps its name', () => {
  expect(wordsOf('database.getDocument').zh).toBe('读')
  expect(wordsOf('storage.somethingNew').zh).toBe('storage.somethingNew')
})
