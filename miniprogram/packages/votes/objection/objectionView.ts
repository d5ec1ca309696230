import type { VotesOutput } from '../../../../cloudfunctions/votes/contract'
import type { Tag } from '../../../text/motion'
import { sayDeadline, sayPast } from '../../../text/when'

export type ObjectionAnswer = VotesOutput<'motion'>
type Objection = ObjectionAnswer['objections'][number]

export interface ObjectionView {
  readonly title: string
  readonly canRaise: boolean
  /** What waits for the objection; a poll puts nothing into force. */
  readonly until: string
  readonly mine: readonly {
    readonly id: string
    readonly text: string
    readonly when: string
    readonly tag: Tag
    readonly answer: string
    /** What comes next, and by when. */
    readonly hint: string
    readonly asks: boolean
    readonly settled: string
  }[]
}

/** The caller's own objections; a committee member meets the others' on the committee's pages. */
export function showObjections(motion: ObjectionAnswer, now: number): ObjectionView {
  const running = isRunning(motion)
  return {
    title: motion.title,
    // one at a time: the next can be raised when this one is settled
    canRaise: running && !motion.objections.some(({ mine, state }) => mine && pending.includes(state)),
    until: motion.standing === 'poll' ? '' : '没有了结以前，结果不施行。',
    mine: motion.objections
      .filter((objection) => objection.mine)
      .map((objection) => ({
        id: objection.id,
        text: objection.text,
        when: sayPast(objection.at, now),
        tag: !running && pending.includes(objection.state) ? over : tags[objection.state],
        answer: objection.answer,
        hint: running ? hintOf(objection, now) : '',
        asks: running && objection.state === 'answered',
        settled: saySettled(objection),
      })),
  }
}

/** A result that has come to nothing leaves nothing to be settled. */
const isRunning = ({ status }: Pick<ObjectionAnswer, 'status'>): boolean => status === 'posted' || status === 'objected'
const over: Tag = { text: '这次表决已经结束', tone: 'slate' }

function hintOf({ state, dueAt, lapsesAt }: Objection, now: number): string {
  switch (state) {
    case 'raised':
      if (dueAt === null) return ''
      return dueAt > now
        ? `${sayDeadline(dueAt, now)} 前答复你，一有答复就告诉你`
        : '过了答复的日子，还没有答复。没有了结以前，结果不施行'
    case 'answered':
      return lapsesAt === null ? '' : `${sayDeadline(lapsesAt, now)} 前说一声，到时候不说就当你认可了`
    case 'insisted':
      return '院管委会外面的人断好了，就告诉你'
    case 'withdrawn':
    case 'lapsed':
    case 'upheld':
    case 'dismissed':
      return ''
  }
}

/** Who is said to have decided, and who entered it: the raiser can ask the one about the other. */
const saySettled = ({ settledBy, settledByName }: Objection): string =>
  settledBy === '' ? '' : `登记的认定人是${settledBy}，由院管委会${settledByName}登记`

const pending: readonly Objection['state'][] = ['raised', 'answered', 'insisted']

const tags: Record<Objection['state'], Tag> = {
  raised: { text: '等院管委会答复', tone: 'amber' },
  answered: { text: '有答复了', tone: 'bamboo' },
  withdrawn: { text: '你觉得可以了', tone: 'slate' },
  insisted: { text: '请外面的人来断', tone: 'amber' },
  lapsed: { text: '到期没回话，算认可了', tone: 'slate' },
  upheld: { text: '异议成立', tone: 'bamboo' },
  dismissed: { text: '异议不成立', tone: 'slate' },
}
