import type { CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import { pages } from '../../../services/pages'
import type { Tag } from '../../../text/motion'
import { sayDay, sayLastDay } from '../../../text/when'

type Meeting = CourtyardOutput<'meeting'>
type Correction = Meeting['corrections'][number]

interface ShownCorrection {
  readonly id: string
  readonly tag: Tag
  readonly text: string
  readonly reply: string
}

export interface MinutesView {
  readonly heading: string
  readonly sentence: string
  /** What makes sure that nothing was changed since, once asked for. */
  readonly proof: string
  readonly explainable: boolean
  readonly sections: readonly {
    readonly key: string
    readonly title: string
    readonly text: string
    readonly decisions: readonly string[]
    readonly corrections: readonly ShownCorrection[]
    /** Where to ask for a correction of this section; empty when that is closed to the caller. */
    readonly correctUrl: string
  }[]
}

const tags: Record<Correction['state'], Tag> = {
  raised: { text: '等院管委会看', tone: 'amber' },
  taken: { text: '已经照着改了', tone: 'bamboo' },
  declined: { text: '没有改', tone: 'slate' },
}

/** The minutes as everybody reads them, with what the caller's household has asked to correct below each item. */
export function showMinutes(
  { card, minutes, mine, corrections }: Meeting,
  now: number,
  explained: boolean,
): MinutesView {
  const { sections = [], confirmedAt = null, confirmedByName = '', correctionUntil = null, hash = null } = minutes ?? {}
  const asks = mine?.canAskCorrection === true
  return {
    heading: confirmedAt === null ? '会议记录(还没定稿)' : '会议记录',
    sentence:
      confirmedAt !== null
        ? `${sayDay(confirmedAt, now)}由${confirmedByName}核定,定了就不能再改`
        : correctionUntil !== null && correctionUntil > now
          ? `到会的人可以核对到 ${sayLastDay(correctionUntil, now)}${asks ? ',哪里记得不对就说一声' : ''}`
          : card.state === 'correcting'
            ? '核对的日子到了,等院管委会定稿'
            : '这是草稿,院管委会以外的人还看不到',
    proof: explained && hash ? `定稿时给全文算过一个指纹:${hash}。文字动过一个,指纹就对不上` : '',
    explainable: hash !== null,
    sections: sections.map((section, index) => ({
      key: section.agendaKey,
      title: `${index + 1}. ${section.title}`,
      text: section.text || '没有记下什么',
      decisions: section.decisions,
      corrections: corrections
        .filter((correction) => correction.mine && correction.agendaKey === section.agendaKey)
        .map(({ id, state, text, reply }) => ({ id, tag: tags[state], text, reply })),
      correctUrl: asks ? pages.correction(card.id, section.agendaKey) : '',
    })),
  }
}
