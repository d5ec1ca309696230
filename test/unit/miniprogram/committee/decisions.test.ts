import type { VotesOutput } from '../../../../cloudfunctions/votes/contract'
import {
  onlyWay,
  proposedClosing,
  showDecide,
  type DecideLocal,
} from '../../../../miniprogram/packages/committee/decide/view'
import { showObjections, type ObjectionsLocal } from '../../../../miniprogram/packages/committee/objections/view'
import { showWitness } from '../../../../miniprogram/packages/committee/witness/view'
import { showMotions } from '../../../../miniprogram/packages/committee/motions/view'
import { showPaper } from '../../../../miniprogram/packages/committee/paper/view'
import { aCard, aMotionAnswer, now } from '../answers'

const deciding = (changes: Partial<DecideLocal> = {}): DecideLocal => ({
  way: '',
  reasons: '',
  ...proposedClosing(now),
  ...changes,
})

test('without a quorum the committee extends once or ends, always with reasons', () => {
  const motion = aMotionAnswer({ status: 'noQuorum', canExtend: true })
  expect(showDecide(motion, now, deciding()).reason).toBe('请选一样')
  expect(showDecide(motion, now, deciding({ way: 'extend' })).reason).toBe('请写明原因,各家都看得到')
  const ready = showDecide(motion, now, deciding({ way: 'extend', reasons: '收麦子' }))
  expect(ready).toMatchObject({ reason: '', ask: { title: '延长到11月30日 22:00？' } })
})

test('a second extension isn’t offered', () => {
  const extension = { reasons: '', closedAt: 0, at: 0 }
  const motion = aMotionAnswer({ status: 'noQuorum', canExtend: false, extension })
  expect(onlyWay(motion)).toBe('end')
  expect(showDecide(motion, now, deciding()).ways[0]).toMatchObject({
    disabled: true,
    second: '已经延长过一次,不能再延长',
  })
})

test('an extension into the past isn’t one', () => {
  const motion = aMotionAnswer({ status: 'noQuorum', canExtend: true })
  const past = deciding({ way: 'extend', reasons: '收麦子', closesDay: '2026-11-23', closesTime: '09:00' })
  expect(showDecide(motion, now, past).reason).toBe('截止要在现在以后')
})

test('before opening it can only be withdrawn; after that there is nothing to decide here', () => {
  expect(onlyWay({ status: 'announced', canExtend: false })).toBe('withdraw')
  expect(showDecide(aMotionAnswer({ status: 'open' }), now, deciding())).toMatchObject({ ways: [] })
  expect(showDecide(aMotionAnswer({ status: 'open' }), now, deciding()).nothing).not.toBe('')
})

type Objection = VotesOutput<'motion'>['objections'][number]
const objection = (state: Objection['state'], changes: Partial<Objection> = {}) =>
  ({
    ...{ id: state as string, text: '票数不对', answer: '', state, at: now, mine: false, dueAt: null, lapsesAt: null },
    ...{ lotId: null, mayAnswer: true },
    ...changes,
  }) as Objection
const handling = (changes: Partial<ObjectionsLocal> = {}): ObjectionsLocal => ({ openId: '', answer: '', ...changes })
const objections = (states: readonly Objection['state'][], own: Partial<ObjectionsLocal> = {}) =>
  showObjections(
    aMotionAnswer({ status: 'objected', objections: states.map((state) => objection(state)), openObjections: 1 }),
    now,
    handling(own),
  )

test('what waits for the committee stands first, what waits for others asks nothing', () => {
  const view = objections(['withdrawn', 'answered', 'insisted', 'raised'])
  expect(view.objections.map(({ step }) => step)).toEqual(['answer', '', '', ''])
})

test('whoever answers can’t close: an answered objection offers nothing but its hint', () => {
  expect(objections(['answered']).objections[0]).toMatchObject({
    step: '',
    hint: '答复得好不好由提的人说了算，院管委会不能自己结',
  })
})

test('what the caller or their household raised or answered isn’t offered to them: it says who is to do it', () => {
  const barred = { mayAnswer: false }
  const motion = aMotionAnswer({
    ...{ status: 'objected', openObjections: 2 },
    objections: [objection('raised', barred), objection('insisted', { ...barred, lotId: 'l' as never })],
  })
  const { objections: shown } = showObjections(motion, now, handling())
  expect(shown.map(({ step, hint }) => [step, hint.includes('请')])).toEqual([
    ['', true],
    ['', true],
  ])
  // typed before it was known
  expect(showObjections(motion, now, handling({ openId: 'raised', answer: '按约定' })).ready).toBe(false)
})

test('what a result has ended needs no settling any more', () => {
  const motion = aMotionAnswer({ status: 'ended', openObjections: 1, objections: [objection('raised')] })
  expect(showObjections(motion, now, handling())).toMatchObject({ objections: [{ step: '', hint: '' }] })
})

test('an insisted objection asks nothing of the committee: three households settle it', () => {
  const insisted = objections(['insisted'], { openId: 'insisted', answer: '按约定' })
  expect(insisted).toMatchObject({ ready: false, objections: [{ step: '' }] })
  expect(insisted.objections[0]?.hint).toContain('不到三户')
  expect(objections(['raised'], { openId: 'raised', answer: '  ' }).ready).toBe(false)
})

test('a paper ballot is photographed before its choice is read off it', () => {
  expect(showPaper({ photo: '', choice: '', slip: '' }).reason).toBe('先给纸票拍一张照')
  expect(showPaper({ photo: 'p', choice: '', slip: '23' }).reason).toBe('照着纸票，点一下写的是哪项')
  for (const slip of ['', '0', '12345', '二十'])
    expect(showPaper({ photo: 'p', choice: 'no', slip }).reason).toContain('编号')
  expect(showPaper({ photo: 'p', choice: 'no', slip: '23' })).toEqual({ reason: '', said: '纸票上写的是:反对' })
})

test('a witness sees what was recorded; one who recorded it is told to fetch another', () => {
  const paper: VotesOutput<'paperBallot'> = {
    ...{
      id: 'p' as never,
      title: '院规院约',
      no: 'N047',
      headName: '熊磊',
      choice: 'abstain',
      slipNumber: 23,
      at: now,
      mine: true,
    },
    photo: { fileId: 'cloud://x', sha256: 'a'.repeat(64), bytes: 9, type: 'image' },
    recordedByName: '张玉华',
    openings: [],
  }
  expect(showWitness(paper, now)).toMatchObject({ found: true, choice: '弃权', mine: true, opened: '' })
  expect(showWitness(paper, now).said).toContain('另一位成员')
  expect(showWitness(null, now).found).toBe(false)
})

test('whoever sees a paper sees who else has had it open, and that this is written down', () => {
  const paper = {
    ...{ title: '院规院约', no: 'N047', headName: '熊磊', choice: 'yes', slipNumber: 23, at: now, mine: false },
    recordedByName: '张玉华',
    openings: [
      { name: '雷志强', at: now, mine: false },
      { name: '熊磊', at: now, mine: true },
    ],
  } as unknown as VotesOutput<'paperBallot'>
  const view = showWitness(paper, now)
  expect(view.opened).toBe('打开看过的还有：雷志强')
  expect(view.said).toContain('已经记下')
})

test('each vote leads to its next step', () => {
  const statuses = ['announced', 'open', 'counting', 'noQuorum', 'objected', 'posted', 'inForce', 'ended'] as const
  const motions = statuses.map((status) => aCard({ id: status as never, status })) as VotesOutput<'motions'>['motions']
  const { running, past } = showMotions({ motions, more: false }, now)
  expect(running.map(({ id, step }) => `${id} ${step}`)).toEqual([
    'announced progress',
    'open progress',
    'counting progress',
    'noQuorum decide',
    'objected objections',
    'posted result',
  ])
  expect(past.map(({ step }) => step)).toEqual(['result', 'result'])
})
