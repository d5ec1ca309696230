import type { VotesOutput } from '../../../../cloudfunctions/votes/contract'
import { sayPending, type Tag } from '../../../text/motion'
import { sayDeadline, sayPast } from '../../../text/when'

type Motion = VotesOutput<'motion'>
type Objection = Motion['objections'][number]

/** The objection being worked on, and what is typed for it. */
export interface ObjectionsLocal {
  readonly openId: string
  readonly answer: string
}

export interface ObjectionsView {
  readonly title: string
  readonly sentence: string
  readonly empty: boolean
  readonly objections: readonly {
    id: string
    tag: Tag
    when: string
    text: string
    answer: string
    /** The committee's turn: it answers. Nothing else of an objection is the committee's. */
    step: 'answer' | ''
    open: boolean
    hint: string
    /** The drawing of the households that settle it; '' = none. */
    lotId: string
  }[]
  readonly ready: boolean
}

const tags: Record<Objection['state'], Tag> = {
  raised: { text: '等答复', tone: 'cinnabar' },
  answered: { text: '已答复，等回话', tone: 'amber' },
  insisted: { text: '请三户来定', tone: 'amber' },
  withdrawn: { text: '本人已认可', tone: 'bamboo' },
  lapsed: { text: '到期没回话', tone: 'slate' },
  upheld: { text: '成立', tone: 'amber' },
  dismissed: { text: '不成立', tone: 'slate' },
  undecided: { text: '没有裁定', tone: 'slate' },
}

/** Soonest to be done first. */
const order: readonly Objection['state'][] = [
  'raised',
  'insisted',
  'answered',
  'upheld',
  'dismissed',
  'undecided',
  'withdrawn',
  'lapsed',
]

const hints: Partial<Record<Objection['state'], string>> = {
  answered: '答复得好不好由提的人说了算，院管委会不能自己结',
  insisted: '已经抽签请三户不相干的人家来定，院管委会不用再做什么',
}

export function showObjections(motion: Motion, now: number, local: ObjectionsLocal): ObjectionsView {
  const { title, objections, openObjections } = motion
  const running = motion.status === 'posted' || motion.status === 'objected'
  const current = objections.find(({ id }) => id === local.openId)
  const rank = ({ state }: Objection) => order.indexOf(state)
  return {
    title,
    sentence: !running
      ? '这次表决已经有了结果'
      : openObjections > 0
        ? `还有 ${openObjections} 条没了结，${sayPending(motion)}`
        : '异议都了结了',
    empty: objections.length === 0,
    objections: [...objections]
      .sort((one, other) => rank(one) - rank(other) || one.at - other.at)
      .map((objection) => {
        const { id, state, text, answer, at, lotId } = objection
        const step = running ? stepOf(objection) : ''
        return {
          id,
          tag: tags[state],
          when: sayPast(at, now),
          text,
          answer,
          step,
          open: id === local.openId,
          hint: running ? hintOf(objection, step, now) : '',
          lotId: lotId ?? '',
        }
      }),
    ready: current !== undefined && stepOf(current) === 'answer' && local.answer.trim() !== '',
  }
}

/** What the caller may do next; not in the own household's matter. */
const stepOf = ({ state, mayAnswer }: Objection): 'answer' | '' => (state === 'raised' && mayAnswer ? 'answer' : '')

function hintOf({ state, dueAt, lotId }: Objection, step: string, now: number): string {
  if (state === 'raised') {
    const by = dueAt === null ? '' : `${sayDeadline(dueAt, now)} 前没答复，就抽三户来定`
    return step === '' ? `这是你家提的，请别家的成员来答复。${by}` : by
  }
  if (state === 'insisted' && lotId === null) return '认过门、又不相干的户不到三户，还抽不了签，每天再看一次'
  return hints[state] ?? ''
}
