import type { VotesOutput } from '../../../../cloudfunctions/votes/contract'
import type { Tag } from '../../../text/motion'
import { sayDeadline, sayPast } from '../../../text/when'

export type ObjectionAnswer = VotesOutput<'motion'>
type Objection = ObjectionAnswer['objections'][number]

export interface ObjectionView {
  readonly title: string
  readonly canRaise: boolean
  /** Why nothing can be raised, where nothing of the caller's stands here either. */
  readonly closed: string
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
    /** The drawing of the households that settle it; '' = none. */
    readonly lotId: string
  }[]
}

/** The caller's own objections; a committee member meets the others' on the committee's pages. */
export function showObjections(motion: ObjectionAnswer, now: number): ObjectionView {
  const running = isRunning(motion)
  return {
    title: motion.title,
    canRaise: motion.mayObject,
    closed: motion.mayObject || motion.objections.some(({ mine }) => mine) ? '' : closedOf(motion, now),
    until: motion.standing === 'poll' ? '' : '没有了结以前，结果不施行，最多等到公示开始后 30 天。',
    mine: motion.objections
      .filter((objection) => objection.mine)
      .map((objection) => ({
        id: objection.id,
        text: objection.text,
        when: sayPast(objection.at, now),
        tag: !running && pending.includes(objection.state) ? over : tags[objection.state],
        answer: objection.answer,
        hint: running ? hintOf(objection, motion, now) : (after[objection.state] ?? ''),
        asks: running && objection.state === 'answered',
        lotId: objection.lotId ?? '',
      })),
  }
}

/** A result that has come to nothing leaves nothing to be settled. */
const isRunning = ({ status }: Pick<ObjectionAnswer, 'status'>): boolean => status === 'posted' || status === 'objected'
const over: Tag = { text: '这次表决已经结束', tone: 'slate' }

function closedOf({ status, postedUntil }: ObjectionAnswer, now: number): string {
  if (isRunning({ status }) && postedUntil !== null && now < postedUntil)
    return '你家已经提过一条异议，一户提一条就够。'
  return '公示期过了，不能再提异议。有话可以当面跟院管委会说。'
}

function hintOf({ state, dueAt, lapsesAt, lotId }: Objection, { settledUntil }: ObjectionAnswer, now: number): string {
  switch (state) {
    case 'raised':
      if (dueAt === null) return ''
      return dueAt > now
        ? `${sayDeadline(dueAt, now)} 前答复你，一有答复就告诉你；到时候没答复，就抽三户来定`
        : '过了答复的日子，还没有答复。马上抽三户来定'
    case 'answered':
      return lapsesAt === null ? '' : `${sayDeadline(lapsesAt, now)} 前说一声，到时候不说就当你认可了`
    case 'insisted': {
      const until = settledUntil === null ? '' : `，最晚到 ${sayDeadline(settledUntil, now)}`
      return lotId === null
        ? `认过门、又不相干的户不到三户，还抽不了签。每天再看一次${until}`
        : `抽签请三户不相干的人家来定，定了就告诉你${until}`
    }
    default:
      return after[state] ?? ''
  }
}

const after: Partial<Record<Objection['state'], string>> = {
  upheld: '三户认为成立，这次结果不作数',
  dismissed: '三户认为不成立',
  undecided: '到了日子三户还没定下来，不再拦着结果，结果旁边一直写着这一条',
}

const pending: readonly Objection['state'][] = ['raised', 'answered', 'insisted']

const tags: Record<Objection['state'], Tag> = {
  raised: { text: '等院管委会答复', tone: 'amber' },
  answered: { text: '有答复了', tone: 'bamboo' },
  withdrawn: { text: '你觉得可以了', tone: 'slate' },
  insisted: { text: '请三户来定', tone: 'amber' },
  lapsed: { text: '到期没回话，算认可了', tone: 'slate' },
  upheld: { text: '异议成立', tone: 'bamboo' },
  dismissed: { text: '异议不成立', tone: 'slate' },
  undecided: { text: '没有裁定', tone: 'slate' },
}
