import type { CourtyardOutput } from '../../../../cloudfunctions/courtyard/contract'
import type { Tag } from '../../../text/motion'
import { sayPast } from '../../../text/when'

type Meeting = CourtyardOutput<'meeting'>
type Correction = Meeting['corrections'][number]

/** The correction being answered, and how. */
export interface CorrectionsLocal {
  readonly openId: string
  readonly taken: boolean | null
  readonly reply: string
}

export interface CorrectionsView {
  readonly title: string
  readonly sentence: string
  readonly empty: boolean
  readonly corrections: readonly {
    readonly id: string
    readonly tag: Tag
    readonly who: string
    readonly item: string
    readonly text: string
    /** What stands in the record now, beside what is asked for. */
    readonly now: string
    readonly reply: string
    readonly waits: boolean
    /** Why it isn't the caller's to answer; empty = it is, or nothing waits. */
    readonly hint: string
    readonly open: boolean
  }[]
  readonly ready: boolean
}

const tags: Record<Correction['state'], Tag> = {
  raised: { text: '等回话', tone: 'cinnabar' },
  taken: { text: '照着改了', tone: 'bamboo' },
  declined: { text: '没有改', tone: 'slate' },
}

export function showCorrections(meeting: Meeting, now: number, local: CorrectionsLocal): CorrectionsView {
  const waiting = meeting.corrections.filter(({ state }) => state === 'raised')
  const settled = meeting.corrections.filter(({ state }) => state !== 'raised')
  return {
    title: meeting.card.title,
    sentence: waiting.length > 0 ? `${waiting.length} 条等回话,都回了才能定稿` : '更正都回了话',
    empty: meeting.corrections.length === 0,
    corrections: [...waiting, ...settled].map((correction) => {
      const { id, state, household, agendaKey, agendaTitle, text, reply, at, maySettle } = correction
      const raised = state === 'raised'
      const section = meeting.minutes?.sections.find((one) => one.agendaKey === agendaKey)
      return {
        id,
        tag: tags[state],
        who: `${household} · ${sayPast(at, now)}`,
        item: agendaTitle,
        text,
        now: section?.text ?? '',
        reply,
        waits: raised && maySettle,
        hint: raised && !maySettle ? '这是你家提的，请别家的成员来回话' : '',
        open: raised && maySettle && id === local.openId,
      }
    }),
    ready: local.taken !== null && local.reply.trim() !== '',
  }
}
