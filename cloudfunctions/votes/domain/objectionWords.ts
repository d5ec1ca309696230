import type { LotDocument, MotionDocument, RaisedDocument } from '../../shared/documents'
import { sayInstant } from '../../shared/dates'
import type { Step, Words } from '../../engines/raised/tells'

type Motion = Pick<MotionDocument, 'title'>
type Of<S extends Step> = Words<'objection', S>

export const raisedWords = ({ title }: Motion, dueAt: number): Of<'raised'> => ({
  committee: {
    title: `有人提了异议：${title}`,
    text: `请在 ${sayInstant(dueAt)} 前答复，到时候没答复，就抽三户来定。没有了结以前，结果不施行。提的人和他家的人不能答复。`,
    happensAt: dueAt,
  },
  raiser: {
    title: `你的异议交上去了：${title}`,
    text: `院管委会 ${sayInstant(dueAt)} 前答复你，一有答复就告诉你；到时候没答复，就抽三户不相干的人家来定。`,
    happensAt: dueAt,
  },
})

/** The day first: a message on the phone's screen is cut after some twenty characters. */
export const answeredWords = ({ title }: Motion, answer: string, lapsesAt: number): Of<'answered'> => ({
  raiser: {
    title: `你的异议有答复了：${title}`,
    text: `不认可的话，${sayInstant(lapsesAt)} 前说一声，就抽三户来定；到时候不说就当你认可了。院管委会的答复：${answer}`,
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

/** `late`: nobody answered in time. */
export const insistedWords = ({ title }: Motion, late = false): Of<'insisted'> => ({
  committee: {
    title: late ? `异议过了日子没答复：${title}` : `提异议的人不认可答复：${title}`,
    text: '现在抽签请三户不相干的人家来定，院管委会不用再做什么，也不能定。',
  },
  raiser: {
    title: `你的异议交给三户来定：${title}`,
    text: `${late ? '院管委会到期没有答复。' : ''}现在抽签请三户不相干的人家来定，两户说的一样就算数。他们看得到你写的话，看不到是谁家提的。`,
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

const judges = ({ whole }: Pick<LotDocument, 'whole'>) => (whole ? '不相干的各户' : '抽签请来的三户')

export const judgedWords = (
  { title }: Motion,
  upheld: boolean,
  lot: Pick<LotDocument, 'whole'>,
): Of<'upheld'> & Of<'dismissed'> => {
  const text = `${judges(lot)}认为异议${upheld ? '成立，这次结果不作数。' : '不成立。'}`
  const head = upheld ? '异议成立' : '异议不成立'
  return {
    raiser: { title: `你的${head}：${title}`, text: `${text}怎么抽的、哪天定的，在“院里的事”里看得到。` },
    committee: { title: `${head}：${title}`, text },
  }
}

export const undecidedWords = ({ title }: Motion): Of<'undecided'> => {
  const text = '到了日子三户还没定下来，这条异议记作“没有裁定”，不再拦着结果，结果旁边一直写着。'
  return {
    raiser: { title: `你的异议没有裁定：${title}`, text },
    committee: { title: `异议没有裁定：${title}`, text },
  }
}

/** What the households who settle it read: five lines and two words. */
export function panelWords(
  { title, standing }: Motion & Pick<MotionDocument, 'standing'>,
  { text, answer }: Pick<RaisedDocument, 'text' | 'answer'>,
): Pick<LotDocument, 'title' | 'lines' | 'words'> {
  return {
    title: `一户对《${title}》结果的异议`,
    lines: [
      `异议说：${text}`,
      answer === '' ? '院管委会到期没有答复。' : `院管委会的答复：${answer}`,
      '投票的结果和记录，在“议事”里点开这次表决就看得到。',
      '点“异议成立”：这次结果不作数，要办就重新表决。',
      `点“异议不成立”：结果照常${standing === 'poll' ? '供大家参考' : '算数'}。`,
    ],
    words: { yes: '异议成立', no: '异议不成立' },
  }
}
