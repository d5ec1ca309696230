import { below } from '../../shared/database'
import { nextStep } from '../domain/meetings/nextStep'
import type { CourtyardUseCase } from '../useCase'
import { findUnfinished, readMeetingCards } from './cardsFor'

const MEETINGS_MAX = 50
const CONFIRMED_MAX = 30

type Step = ReturnType<typeof nextStep>['next']
const order: readonly Step[] = ['signIn', 'settle', 'confirm', 'write', 'link', 'wait', 'none']

/** What must be done first, then what is coming, the soonest first; what needs nothing more is left out. */
export const meetings: CourtyardUseCase<'meetings'> = async (call) => {
  const { database, member, now } = call
  const { courtyardId } = member
  const [found, openTasks, overdueTasks] = await Promise.all([
    findUnfinished(call, MEETINGS_MAX, CONFIRMED_MAX),
    database.collection('tasks').count({ courtyardId, state: 'open' }),
    database.collection('tasks').count({ courtyardId, state: 'open', dueAt: below(now) }),
  ])
  const steps = found
    .map((meeting) => ({ meeting, step: nextStep(meeting, member, now) }))
    .filter(({ meeting, step }) => step.next !== 'none' || meeting.stage === 'called')
    .sort((a, b) => order.indexOf(a.step.next) - order.indexOf(b.step.next) || a.meeting.startsAt - b.meeting.startsAt)
  const cards = await readMeetingCards(
    call,
    steps.map(({ meeting }) => meeting),
  )
  return {
    rows: steps.flatMap(({ step }, at) => {
      const card = cards[at]
      return card ? [{ card, ...step }] : []
    }),
    openTasks,
    overdueTasks,
  }
}
