import type { MotionDocument } from '../../shared/documents'
import { sayInstant } from '../../shared/dates'
import type { Step, Words } from '../../engines/raised/tells'

type Motion = Pick<MotionDocument, 'title'>
type Of<S extends Step> = Words<'objection', S>

export const raisedWords = ({ title }: Motion, dueAt: number): Of<'raised'> => ({
  committee: {
    title: `有人提了异议：${title}`,
    text: `请在 ${sayInstant(dueAt)} 前答复。没有了结以前，结果不施行。提的人和他家的人不能答复。`,
    happensAt: dueAt,
  },
  raiser: {
    title: `你的异议交上去了：${title}`,
    text: `院管委会 ${sayInstant(dueAt)} 前答复你，一有答复就告诉你。没有了结以前，结果不施行。`,
    happensAt: dueAt,
  },
})

export const overdueWords = ({ title }: Motion, dueAt: number | null): Of<'overdue'> => ({
  committee: {
    title: `异议过了日子还没答复：${title}`,
    text: `${dueAt === null ? '' : `${sayInstant(dueAt)} 前就该答复。`}请尽快答复，答复以前结果不施行。`,
    ...(dueAt === null ? {} : { happensAt: dueAt }),
  },
})

/** The day first: a message on the phone's screen is cut after some twenty characters. */
export const answeredWords = ({ title }: Motion, answer: string, lapsesAt: number): Of<'answered'> => ({
  raiser: {
    title: `你的异议有答复了：${title}`,
    text: `不认可的话，${sayInstant(lapsesAt)} 前说一声，到时候不说就当你认可了。院管委会的答复：${answer}`,
    happensAt: lapsesAt,
  },
})

export const lapsingWords = ({ title }: Motion, lapsesAt: number): Of<'lapsing'> => ({
  raiser: {
    title: `你的异议快到期了：${title}`,
    text: `${sayInstant(lapsesAt)} 前说一声认不认可院管委会的答复，到时候不说就当你认可了。`,
    happensAt: lapsesAt,
  },
})

export const insistedWords = ({ title }: Motion, now: number): Of<'insisted'> => ({
  committee: {
    title: `提异议的人不认可答复：${title}`,
    text: '请院管委会外面的人来断，比如社区居委会。登记结果的，要是没答复过的另一户成员。',
    happensAt: now,
  },
})

export const withdrawnWords = ({ title }: Motion): Of<'withdrawn'> => ({
  answerer: { title: `提异议的人认可了：${title}`, text: '你答复的那条异议了结了。' },
})

export const lapsedWords = ({ title }: Motion): Of<'lapsed'> => ({
  raiser: {
    title: `你的异议到期了结：${title}`,
    text: '院管委会答复以后，你到期没有说不认可，这条异议就算了结了。',
  },
})

/** `by`: the name of who entered it; `decidedBy`: who is said to have decided. */
export const settledWords = (
  { title }: Motion,
  upheld: boolean,
  decidedBy: string,
  by: string,
): Of<'upheld'> & Of<'dismissed'> => ({
  raiser: {
    title: upheld ? `你的异议成立：${title}` : `你的异议不成立：${title}`,
    text: `${upheld ? '这次结果不作数。' : ''}登记的认定人是${decidedBy}，由院管委会另一位成员${by}登记。觉得登记得不对，可以找${decidedBy}核实。`,
  },
})
