import type { VotesOutput } from '../../../../cloudfunctions/votes/contract'
import { sayPending, type Tag } from '../../../text/motion'
import { sayPast } from '../../../text/when'

type Motion = VotesOutput<'motion'>
type Objection = Motion['objections'][number]

/** The objection being worked on, and how. */
export interface ObjectionsLocal {
  readonly openId: string
  readonly answer: string
  readonly settledBy: string
  readonly upheld: boolean | null
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
    settled: string
    /** What the committee does next: answer, or write down who settled it. Empty = it isn't the committee's turn. */
    step: 'answer' | 'settle' | ''
    action: string
    open: boolean
    hint: string
  }[]
  readonly ready: boolean
  readonly ask: { title: string; text: string }
}

const tags: Record<Objection['state'], Tag> = {
  raised: { text: '等答复', tone: 'cinnabar' },
  answered: { text: '已答复,等回话', tone: 'amber' },
  insisted: { text: '本人不认可', tone: 'cinnabar' },
  withdrawn: { text: '本人已认可', tone: 'bamboo' },
  lapsed: { text: '到期没回话', tone: 'slate' },
  upheld: { text: '成立', tone: 'amber' },
  dismissed: { text: '不成立', tone: 'slate' },
}

/** Soonest to be done first. */
const order: readonly Objection['state'][] = [
  'raised',
  'insisted',
  'answered',
  'upheld',
  'dismissed',
  'withdrawn',
  'lapsed',
]

const hints: Partial<Record<Objection['state'], string>> = {
  answered: '答复得好不好由提的人说了算,院管委会不能自己结',
  insisted: '院管委会不能自己定,请院外的人来断,比如社区居委会',
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
        const { id, state, text, answer, at, settledBy, settledByName } = objection
        const step = running ? stepOf(objection) : ''
        return {
          id,
          tag: tags[state],
          when: sayPast(at, now),
          text,
          answer,
          settled: settledBy ? `由 ${settledBy} 认定，${settledByName}登记` : '',
          step,
          action: step === 'answer' ? '答复' : step === 'settle' ? '登记认定' : '',
          open: id === local.openId,
          hint: running ? hintOf(objection, step) : '',
        }
      }),
    ready: isReady(current, local),
    ask: askOf(local, motion.standing === 'poll'),
  }
}

/** What the caller may do next; not in the own household's matter, and not to settle what it has answered. */
function stepOf({ state, mayAnswer, maySettle }: Objection): 'answer' | 'settle' | '' {
  if (state === 'raised') return mayAnswer ? 'answer' : ''
  return state === 'insisted' && maySettle ? 'settle' : ''
}

function hintOf({ state }: Objection, step: string): string {
  if (state === 'raised' && step === '') return '这是你家提的，请别家的成员来答复'
  if (state === 'insisted' && step === '') return '这是你家提的或答复的，请没答复过的另一户成员，照院外的人断的来登记'
  return hints[state] ?? ''
}

function isReady(current: Objection | undefined, { answer, settledBy, upheld }: ObjectionsLocal): boolean {
  if (!current || stepOf(current) === '') return false
  if (current.state === 'raised') return answer.trim() !== ''
  return settledBy.trim() !== '' && upheld !== null
}

function askOf({ upheld, settledBy }: ObjectionsLocal, poll: boolean): { title: string; text: string } {
  const by = settledBy.trim()
  return upheld
    ? { title: '登记为“成立”?', text: `${by}认定异议成立。这次表决的结果就作废,不能再改` }
    : {
        title: '登记为“不成立”?',
        text: `${by}认定异议不成立。都了结以后，结果照常${poll ? '供大家参考' : '施行'}`,
      }
}
