import { rowsOf, tells, type Step } from '../../../../../cloudfunctions/engines/raised/tells'
import { next, type Act, results } from '../../../../../cloudfunctions/engines/raised/states'
import type { NoticeKind, RaisedState } from '../../../../../cloudfunctions/shared/documents'
import { channels } from '../../../../../cloudfunctions/notifications/domain/channel'
import { account, aMatter, household, kinds } from './aMatter'

const told = (kind: (typeof kinds)[number], step: Step) =>
  (tells[kind][step] as readonly { to: string; as: NoticeKind }[]).map(({ to, as }) => `${to} ${as}`)

const aboutOneBallot = {
  raised: ['committee complaintRaised', 'raiser complaintReceived'],
  upheld: ['raiser complaintSettled', 'committee complaintJudged'],
  dismissed: ['raiser complaintSettled', 'committee complaintJudged'],
  undecided: ['raiser complaintSettled', 'committee complaintJudged'],
}

test('kind × step × who is told', () => {
  const table = kinds.map((kind) => {
    const steps = Object.keys(tells[kind]) as Step[]
    return [kind, Object.fromEntries(steps.flatMap((s) => (told(kind, s).length > 0 ? [[s, told(kind, s)]] : [])))]
  })
  expect(Object.fromEntries(table)).toEqual({
    objection: {
      raised: ['committee objectionToAnswer', 'raiser objectionReceived'],
      answered: ['raiser objectionAnswered'],
      lapsing: ['raiser objectionLapsing'],
      insisted: ['committee objectionInsisted', 'raiser objectionReferred'],
      withdrawn: ['answerer objectionWithdrawn'],
      lapsed: ['raiser objectionSettled'],
      upheld: ['raiser objectionSettled', 'committee objectionJudged'],
      dismissed: ['raiser objectionSettled', 'committee objectionJudged'],
      undecided: ['raiser objectionSettled', 'committee objectionJudged'],
    },
    query: { raised: ['committee queryAsked'], answered: ['raiser queryAnswered'] },
    correction: {
      raised: ['committee correctionAsked'],
      upheld: ['household correctionSettled'],
      dismissed: ['household correctionSettled'],
    },
    appeal: {
      raised: ['committee appealRaised'],
      upheld: ['household appealDecided'],
      dismissed: ['household appealDecided'],
    },
    receiptMissing: aboutOneBallot,
    lateClaim: aboutOneBallot,
  })
})

test('nobody’s matter is closed without the raiser’s side being told: by whoever else closed it', () => {
  const states: RaisedState[] = ['raised', 'answered', 'insisted']
  const closings = (Object.keys(results) as Act[]).filter((act) => !['insist', 'refer', 'withdraw'].includes(act))
  for (const kind of kinds)
    for (const state of states)
      for (const act of closings) {
        const to = next(kind, state, act)
        if (to === null) continue
        expect([kind, to, told(kind, to).some((one) => /^(raiser|household) /.test(one))]).toEqual([kind, to, true])
      }
})

test('a message goes out only where somebody has to do something, or to the raiser about their own', () => {
  const sent = kinds.flatMap((kind) =>
    (Object.keys(tells[kind]) as Step[]).flatMap((step) =>
      (tells[kind][step] as readonly { to: string; as: NoticeKind }[])
        .filter(({ as }) => channels[as] !== undefined)
        .map(({ to, as }) => `${to} ${as}`),
    ),
  )
  expect([...new Set(sent)].sort()).toEqual([
    'committee appealRaised',
    'committee correctionAsked',
    'committee objectionToAnswer',
    'committee queryAsked',
    'raiser complaintSettled',
    'raiser objectionAnswered',
    'raiser objectionLapsing',
    'raiser objectionSettled',
  ])
})

test('the rows: to whom, about what, and a key of their own for every step', () => {
  const say = { title: '题', text: '话' }
  const objection = aMatter('objection')
  const raised = rowsOf('objection', 'raised', objection, 'motion', { committee: say, raiser: say }, 5)
  expect(raised.map(({ kind, audience }) => [kind, audience])).toEqual([
    ['objectionToAnswer', 'committee'],
    ['objectionReceived', `account:${account('raiser')}`],
  ])
  const insisted = rowsOf('objection', 'insisted', objection, 'motion', { committee: say, raiser: say }, 6)
  const keys = [...raised, ...insisted].map(({ _id }) => _id)
  expect(new Set(keys).size).toBe(4)
  expect(raised[0]).toMatchObject({ subjectId: 'motion', title: '题', text: '话', createdAt: 5 })
  const settled = rowsOf('correction', 'upheld', aMatter('correction'), 'meeting', { household: say }, 5)
  expect(settled.map(({ audience }) => audience)).toEqual([`household:${household('home')}`])
  const withdrawn = rowsOf('objection', 'withdrawn', objection, 'motion', { answerer: say }, 5)
  expect(withdrawn.map(({ audience }) => audience)).toEqual([`account:${account('answerer')}`])
})
