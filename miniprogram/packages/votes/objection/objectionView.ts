import type { VotesOutput } from '../../../../cloudfunctions/votes/contract'
import type { Tag } from '../../../text/motion'
import { sayPast } from '../../../text/when'

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
    readonly asks: boolean
    readonly settled: string
  }[]
}

/** The caller's own objections; a committee member meets the others' on the committee's pages. */
export function showObjections(motion: ObjectionAnswer, now: number): ObjectionView {
  return {
    title: motion.title,
    // one at a time: the next can be raised when this one is settled
    canRaise:
      (motion.status === 'posted' || motion.status === 'objected') &&
      !motion.objections.some(({ mine, state }) => mine && pending.includes(state)),
    until: motion.standing === 'poll' ? '' : '处理完之前，结果不施行。',
    mine: motion.objections
      .filter((objection) => objection.mine)
      .map((objection) => ({
        id: objection.id,
        text: objection.text,
        when: sayPast(objection.at, now),
        tag: tags[objection.state],
        answer: objection.answer,
        asks: objection.state === 'answered',
        settled: objection.settledBy ? `由 ${objection.settledBy} 处理` : '',
      })),
  }
}

const pending: readonly Objection['state'][] = ['raised', 'answered', 'insisted']

const tags: Record<Objection['state'], Tag> = {
  raised: { text: '等院管委会答复', tone: 'amber' },
  answered: { text: '有答复了', tone: 'bamboo' },
  withdrawn: { text: '你觉得可以了', tone: 'slate' },
  insisted: { text: '请外面的人来断', tone: 'amber' },
  lapsed: { text: '过了期限,没再提', tone: 'slate' },
  upheld: { text: '异议成立', tone: 'bamboo' },
  dismissed: { text: '异议不成立', tone: 'slate' },
}
